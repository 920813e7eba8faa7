"""Asking consumers for a review: whom, when, how often, and when not."""
