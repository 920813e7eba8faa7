"""Widgets with stars: files like the seal, without script, cookie or third party."""
