"""The outside world of invitations: the names of the internet."""
