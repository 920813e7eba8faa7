"""How one value shows in a letter when its words say nothing more."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.translation import get_language

from trustmark.correspondence.cleaning import cleaned
from trustmark.correspondence.letter import LetterFault

_HOME = ZoneInfo("Europe/Amsterdam")
_CLOCKS = {"nl": r"\o\m H.i \u\u\r", "fr": r"à G \h i", "en": r"\a\t H:i"}


def shown_in_words(value: object, *, name: str) -> str:
    """The value as cleaned text, dates in full in the active language.

    Only text, whole numbers, decimals and dates can be read by a person; anything
    else in a letter (`None`, a list, yes or no) is a mistake in its words.
    """
    if isinstance(value, datetime):
        moment = value.astimezone(_HOME)
        clock = _CLOCKS[str(get_language())]
        return f"{_in_full(moment)} {dateformat.format(moment, clock)}"
    if isinstance(value, date):
        return _in_full(value)
    if isinstance(value, str | Promise):
        return cleaned(str(value))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    raise LetterFault(f"{name} is {value!r}, which cannot be read in a letter")


def _in_full(day: date) -> str:
    figure = "1er" if day.day == 1 and get_language() == "fr" else str(day.day)
    return f"{figure} {dateformat.format(day, 'F Y')}"
