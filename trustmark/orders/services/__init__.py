"""The verbs of orders, by subject."""
