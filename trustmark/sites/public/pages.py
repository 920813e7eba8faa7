"""What every public page of a scheme knows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from trustmark.schemes.api import Rulebook, Scheme
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.accent import accent_address
from trustmark.sites.public.navigation import footer_of, navigation_of


def scheme_page(request: Request, scheme: Scheme) -> dict[str, Any]:
    """The scheme in the reader's language, for header, footer and notices."""
    language = reader_language()
    operator = scheme.operator
    return {
        "scheme": {"slug": scheme.slug, "name": scheme.name[language]},
        "scheme_style": accent_address(scheme),
        "home": reverse("public:scheme", args=[scheme.slug]),
        "navigation": navigation_of(request, scheme),
        "footer_links": footer_of(scheme),
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


def rulebook_line(book: Rulebook) -> str:
    """A version of a rulebook as one names it: `WebwinkelKeur 2026.1`."""
    return f"{book.scheme.name[reader_language()]} {book.version}"
