"""What every page of a member about one scheme knows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from trustmark.schemes.api import Rulebook

SEE_OTHER = 303
UNPROCESSABLE = 422


def reader_language() -> str:
    """The language this page is shown in."""
    return get_language() or "nl"


def frame_of(book: Rulebook) -> dict[str, Any]:
    """The scheme in the reader's language, for header and footer."""
    scheme, language = book.scheme, reader_language()
    operator = scheme.operator
    return {
        "scheme": {"slug": scheme.slug, "name": scheme.name[language]},
        "home": reverse("member:desk"),
        "operator": {
            "name": operator.legal_name,
            "lines": [
                f"{operator.street}, {operator.postcode} {operator.city}",
                scheme.licence[language],
            ],
        },
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
