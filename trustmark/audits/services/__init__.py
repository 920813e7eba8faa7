"""The verbs of audits, by subject."""
