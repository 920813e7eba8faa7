"""What others than its reader may see of a letter."""

import re

# A part of an address that is too long for a word, and no domain: a key.
_KEY = re.compile(r"(?<=/)[\w:=%~-]{24,}+(?!\.\w)")


def without_keys(text: str) -> str:
    """The words of a letter without the keys in its links, which let its reader in."""
    return _KEY.sub("…", text)
