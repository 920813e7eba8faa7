"""The verbs of re-examinations, by subject."""
