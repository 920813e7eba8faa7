"""Text of others made harmless: it stays text, whatever it contains."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# Joiners shape Persian and Indian scripts and emoji; they move nothing.
_HARMLESS = frozenset("\n\u200c\u200d")


def cleaned(text: str) -> str:
    """The text without control characters, direction switches and invisible signs.

    Control characters break headers and terminals; a direction switch (U+202E) makes
    a reader see another address than the one that is there.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return "".join(
        sign
        for sign in text
        if sign in _HARMLESS or unicodedata.category(sign) not in {"Cc", "Cf", "Co"}
    )


def on_one_line(text: str) -> str:
    """The cleaned text with every break and run of spaces made one space."""
    return re.sub(r"[ \n]+", " ", cleaned(text)).strip()
