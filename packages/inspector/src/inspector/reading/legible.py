"""A text made easy to read for recognisers, with the way back to where it stood.

Shops write with hard spaces, soft hyphens, curly quotes and three sorts of dashes.
Recognisers would have to know them all; instead they read a plain copy, and what they
find is looked up in the text as it was given.
"""

import re
import unicodedata
from bisect import bisect_right

# One sign for one: these never move anything.
PLAIN = {
    ord(sign): " "
    for sign in "\u00a0\u2002\u2003\u2007\u2008\u2009\u202f\u3000\t\v\f\r"
}
PLAIN |= {ord(sign): "'" for sign in "\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032"}
PLAIN |= {ord(sign): '"' for sign in "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"}
PLAIN |= {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2212"}
PLAIN |= {ord(sign): "\n" for sign in "\u2028\u2029\u0085"}
PLAIN |= {0xFF1A: ":", 0xFF20: "@", 0x2024: "."}
# Signs nobody sees, and emphasis as plain text writes it.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]"
    r"|\*\*|(?<![\w*])__?(?=\w[^_\n]{0,200}[\w.,]__?(?![\w*]))|(?<=\w)__?(?![\w*])|\\(?=[-_*.#+()\[\]])"
)
COMBINING = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")


class Legible:
    """The plain copy as `text`; `place` leads back to the text as it was given."""

    def __init__(self, original: str) -> None:
        """Make the copy; signs keep their number except those nobody sees."""
        self.original = original
        text = original.translate(PLAIN)
        pieces: list[str] = []
        # Where in the copy something was left out, and how much up to there.
        self._cuts: list[int] = [0]
        self._shifts: list[int] = [0]
        done = length = 0
        for start, end, instead in _changes(text):
            pieces += [text[done:start], instead]
            length += start - done + len(instead)
            self._cuts.append(length)
            self._shifts.append(end - length)
            done = end
        pieces.append(text[done:])
        self.text = "".join(pieces)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the part of the copy between two offsets stands in the original."""
        if end <= start:
            return self._back(start), self._back(start)
        return self._back(start), self._back(end - 1) + 1

    def _back(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._cuts, offset) - 1]


def _changes(text: str) -> list[tuple[int, int, str]]:
    found = [(match.start(), match.end(), "") for match in UNSEEN.finditer(text)]
    if not text.isascii():
        for match in COMBINING.finditer(text):
            composed = unicodedata.normalize("NFC", match[0])
            found.append((match.start(), match.end(), composed))
    return sorted(found)
