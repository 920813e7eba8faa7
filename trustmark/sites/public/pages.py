"""What every public page of a scheme knows."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from trustmark.prechecks import api as prechecks
from trustmark.schemes.api import Rulebook, Scheme
from trustmark.sites.layout.frames import frame_of
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.navigation import (
    footer_of,
    links_to,
    list_pages,
    navigation_of,
)


def scheme_page(request: Request, scheme: Scheme) -> dict[str, Any]:
    """The scheme in the reader's language, for header, footer and notices."""
    language = reader_language()
    return frame_around(request, scheme) | {
        "navigation": navigation_of(request, scheme),
        "prechecks_are_offered": prechecks.are_offered(),
        "notices": {
            name.replace("-", "_"): words[language]
            for name, words in scheme.notices.items()
        },
    }


def frame_around(request: HttpRequest, scheme: Scheme) -> dict[str, Any]:
    """The frame of the scheme with the ways on that hold for whoever reads."""
    return frame_of(scheme) | {
        "home": reverse("public:scheme", args=[scheme.slug]),
        "register": reverse("public:register", args=[scheme.slug]),
        "navigation": links_to(list_pages(scheme), request),
        "footer_links": footer_of(scheme),
    }


def reader_language() -> str:
    """The language this page is shown in."""
    return get_language() or "nl"


def rulebook_line(book: Rulebook) -> str:
    """A version of a rulebook as one names it: `Harvest Mark 2026.1`."""
    return f"{book.scheme.name[reader_language()]} {book.version}"
