"""Orders of a shop: what came in, from a file, or typed in."""
