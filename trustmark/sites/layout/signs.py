"""Which signs a text may hold, and how a text is kept that holds others."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_NULL = "\x00"
# What stands in the place of a sign that no database keeps; it is refused as well.
_LOST = "\ufffd"
# These turn the direction of what follows: a name could read as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\t\n\r")
# Control signs, halves of signs, and ends of lines and paragraphs.
_UNREADABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Letters and pictures of which nothing is seen, whatever their names say.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def one_readable_line(text: str) -> None:
    """Refuse signs that nobody can see, and line ends."""
    _refuse(text, allowed=frozenset())


def readable_lines(text: str) -> None:
    """Refuse signs that nobody can see."""
    _refuse(text, allowed=_LINE_ENDS)


def is_visible(text: str) -> bool:
    """Whether there is anything to see in a text; spaces without width are nothing."""
    return any(
        sign not in _BLANK and not _is_unseen(unicodedata.category(sign))
        for sign in text
    )


def storable(typed: object) -> object:
    """What was typed, in a form that every database keeps."""
    if isinstance(typed, str):
        return typed.replace(_NULL, _LOST)
    if isinstance(typed, list):
        return [storable(each) for each in typed]
    return typed


def _refuse(text: str, *, allowed: frozenset[str]) -> None:
    # Django refuses the null character itself, in every text field.
    if any(_is_odd(sign) for sign in text if sign not in allowed | {_NULL}):
        raise ValidationError(
            _("There are invisible signs in this text. Type it again by hand."),
            code="odd-sign",
        )


def _is_unseen(category: str) -> bool:
    # Signs that Unicode may have added since are given the benefit of the doubt.
    return category[0] in "MZ" or category in {"Cc", "Cf", "Cs", "Co"}


def _is_odd(sign: str) -> bool:
    return (
        sign == _LOST or sign in _TURNING or unicodedata.category(sign) in _UNREADABLE
    )
