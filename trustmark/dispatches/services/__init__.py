"""The verbs of dispatches, by subject."""
