"""Recognisers: pure functions from text or HTML to facts with their exact place."""
