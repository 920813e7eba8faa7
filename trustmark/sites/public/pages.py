"""What every public page of a scheme knows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from trustmark.schemes.api import Rulebook, Scheme


def scheme_page(scheme: Scheme) -> dict[str, Any]:
    """The scheme in the reader's language, for header, footer and notices."""
    language = reader_language()
    operator = scheme.operator
    return {
        "scheme": {"slug": scheme.slug, "name": scheme.name[language]},
        "home": reverse("public:scheme", args=[scheme.slug]),
        "operator": {
            "name": operator.legal_name,
            "lines": [
                f"{operator.street}, {operator.postcode} {operator.city}",
                scheme.licence[language],
            ],
        },
        "notices": {
            name.replace("-", "_"): words[language]
            for name, words in scheme.notices.items()
        },
    }


def reader_language() -> str:
    """The language this page is shown in."""
    return get_language() or "nl"


def document_places(scheme: Scheme) -> dict[str, str]:
    """The addresses that documents name, by the name they use."""
    at_scheme = {
        name: reverse(f"public:{page}", args=[scheme.slug])
        for name, page in {
            "criteria": "criteria",
            "prices": "prices",
            "register": "register",
            "documents": "scheme",
            "contact": "scheme",
            "complaint": "scheme",
            "privacy": "scheme",
            "partners": "scheme",
            "sub-processors": "scheme",
        }.items()
    }
    return at_scheme | {"dashboard": reverse("member:desk")}


def rulebook_line(book: Rulebook) -> str:
    """A version of a rulebook as one names it: `WebwinkelKeur 2026.1`."""
    return f"{book.scheme.name[reader_language()]} {book.version}"
