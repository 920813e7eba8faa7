"""Pieces of a page: one function, one template, one style sheet each."""
