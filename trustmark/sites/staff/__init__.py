"""Queues by who is on turn; one page per case with its history."""
