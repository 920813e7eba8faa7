"""Shops made by others, set up on this machine, with pages planted in them."""
