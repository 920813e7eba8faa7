"""People who sign in, their roles, their second factor."""
