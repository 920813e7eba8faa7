"""One thing recognised in a text, with the words that show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spotted:
    """Something recognised; `quote` stands at `start` in the text it was read from.

    `kind` tells variants apart (kvk, kbo); `valid` is false when check digits fail.
    `at` and `end` enclose the thing itself, without the words around it.
    """

    value: str
    quote: str
    start: int
    kind: str = ""
    valid: bool = True
    at: int = 0
    end: int = 0


def quote_around(
    text: str, start: int, end: int, *, margin: int = 40
) -> tuple[str, int]:
    """A readable quote around a place: whole words, one line either side."""
    left = max(0, start - margin)
    right = min(len(text), end + margin)
    if left:
        left = min(start, _next_space(text, left, start))
    if right < len(text):
        right = max(end, text.rfind(" ", end, right))
    quote = text[left:right]
    stripped = quote.lstrip()
    return stripped.rstrip(), left + len(quote) - len(stripped)


def spot(text: str, start: int, end: int, value: str, **details: str | bool) -> Spotted:
    """Something spotted between two offsets, quoted with a few words around it."""
    quote, at = quote_around(text, start, end)
    return Spotted(value, quote, at, at=start, end=end, **details)  # type: ignore[arg-type]


def _next_space(text: str, left: int, start: int) -> int:
    space = text.find(" ", left, start)
    return start if space < 0 else space + 1
