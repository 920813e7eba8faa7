"""Writes the reference pages from the code itself, so that they cannot go stale."""
