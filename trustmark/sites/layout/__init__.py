"""Base pages, tokens and the style everything rests on."""
