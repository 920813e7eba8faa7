"""The machines of shops, behind a small protocol."""
