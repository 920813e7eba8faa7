"""The verbs of shops, by subject."""
