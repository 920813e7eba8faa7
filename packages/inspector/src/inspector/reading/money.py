"""Reads amounts of money in a text."""

import re
from dataclasses import dataclass

_NUMBER = (
    r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:[.,]\d{2})?|\d{1,6}(?:[.,](?:\d{2}|[-–—]))?"
)
AMOUNT = re.compile(
    rf"(?:€|\bEUR\b)\s?({_NUMBER})(?!\d)|(?<![\d.,])({_NUMBER})\s?(?:€|\beuro?s?\b|"
    rf"\bEUR\b)",
    re.I,
)


@dataclass(frozen=True)
class Amount:
    """An amount in cents, and where it stands in the text."""

    cents: int
    start: int
    end: int


def amounts(text: str) -> list[Amount]:
    """Every amount in euros in a text, in order."""
    return [
        Amount(cents_of(match[1] or match[2]), match.start(), match.end())
        for match in AMOUNT.finditer(text)
    ]


def cents_of(written: str) -> int:
    """The cents of a number as it is written in Europe or in a program."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", written)
    whole, cents = bare, "00"
    if len(bare) > 2 and bare[-3] in ".,":
        whole, cents = bare[:-3], bare[-2:]
    elif bare[-1:] in "-–—":
        whole = bare[:-2]
    return int(re.sub(r"\D", "", whole) or 0) * 100 + int(cents)
