"""The verbs of pre-checks, by subject."""
