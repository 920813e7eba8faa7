"""Settings of the post: which way letters leave the house."""
