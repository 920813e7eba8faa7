"""Cuts a text into sentences, as far as punctuation and lines tell."""

import re
from bisect import bisect_right
from functools import lru_cache

# A full stop that ends a sentence: not after an abbreviation, not inside a number.
END = re.compile(
    r"(?<![ (][a-zA-Z])(?<!\bart)(?<!\bnr)(?<!\bca)(?<!\bbv)(?<!\bbijv)(?<!\bresp)"
    r"(?<!\binkl)(?<!\bincl)(?<!\bexcl)(?<!\bevtl)(?<!\bggf)(?<!\bz\.B)(?<!\bno)(?<!\bTel)"
    r"[.!?;]+[\")']?(?=\s)|\n",
    re.I,
)
# A line that runs on in the next: it ends in the middle, or the next begins small.
RUNS_ON = re.compile(r"[\w,(/-]$")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as pairs of offsets, in order, blank ones left out.

    A line break ends a sentence unless the next line goes on in lower case.
    """
    found, start = [], 0
    for match in END.finditer(text):
        if match[0] == "\n" and _runs_on(text, match.start()):
            continue
        if text[start : match.end()].strip():
            found.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)


def around(
    text: str, place: int, *, before: int = 0, after: int = 0
) -> tuple[int, int]:
    """The sentence a place lies in, with as many sentences more on either side."""
    cut = sentences(text)
    if not cut:
        return 0, len(text)
    at = min(bisect_right(cut, place, key=lambda pair: pair[1]), len(cut) - 1)
    first, last = max(0, at - before), min(len(cut) - 1, at + after)
    return cut[first][0], cut[last][1]


def _runs_on(text: str, at: int) -> bool:
    following = text[at + 1 : at + 4].lstrip(" ")
    if not following or not following[0].islower():
        return False
    return bool(RUNS_ON.search(text[max(0, at - 3) : at].rstrip(" ")))
