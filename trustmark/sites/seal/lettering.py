"""How large words can be printed on a seal; pure.

A seal uses the fonts of the reader's machine, so widths are estimates on the wide
side, and where it is tight the drawing says how long the line may be.
"""

from dataclasses import dataclass

# In parts of the size of the letters, as in the common sans serif fonts.
_NARROW = dict.fromkeys("iljtf.,:;|!'I()[]-r ", 0.34)
_WIDE = dict.fromkeys("mwMW—@%…", 0.89)
_USUAL, _CAPITAL, _BOLD = 0.56, 0.69, 1.07
_TIGHT = 0.94


@dataclass(frozen=True)
class Lettering:
    """One line of words: its size, and its length where it has to be squeezed."""

    words: str
    size: float
    length: float | None


def fitted(
    words: str, *, room: float, largest: float, smallest: float, is_bold: bool = False
) -> Lettering:
    """The words as large as they fit in the room, between two sizes.

    Words that do not fit at the smallest size lose their middle: the end of a domain
    says most about whose it is.
    """
    shown = words
    while _width(shown, is_bold) * smallest > room:
        half = (len(shown) - 2) // 2
        shown = f"{shown[:half]}…{shown[-half:]}"
    wide = _width(shown, is_bold)
    size = min(largest, room / wide) if wide else largest
    size = round(max(size, smallest), 1)
    is_tight = wide * size > room * _TIGHT
    return Lettering(shown, size, room if is_tight else None)


def _width(words: str, is_bold: bool) -> float:
    wide = sum(_width_of(sign) for sign in words)
    return wide * _BOLD if is_bold else wide


def _width_of(sign: str) -> float:
    usual = _CAPITAL if sign.isupper() else _USUAL
    return _NARROW.get(sign) or _WIDE.get(sign) or usual
