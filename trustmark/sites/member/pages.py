"""What every page of a member about one scheme knows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from trustmark.schemes.api import Rulebook
from trustmark.sites.layout import frames

SEE_OTHER = 303
UNPROCESSABLE = 422


def reader_language() -> str:
    """The language this page is shown in."""
    return get_language() or "nl"


def frame_of(book: Rulebook) -> dict[str, Any]:
    """The frame of the scheme, with the way home and the account to pay to."""
    operator = book.scheme.operator
    return frames.frame_of(book.scheme) | {
        "home": reverse("member:desk"),
        "bank": {"iban": grouped(operator.iban), "name": operator.legal_name},
    }


def kind_names(book: Rulebook) -> dict[str, str]:
    """The names of the kinds of certificate, by code."""
    language = reader_language()
    return {code: kind.name[language] for code, kind in book.scheme.kinds.items()}


def grouped(iban: str) -> str:
    """An account number as people copy it, four signs at a time."""
    bare = iban.replace(" ", "")
    return " ".join(bare[place : place + 4] for place in range(0, len(bare), 4))
