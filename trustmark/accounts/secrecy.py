"""Which statement of secrecy is signed now; the page that asks for it has its text."""

CURRENT_VERSION = "2026.1"
