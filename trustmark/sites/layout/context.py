"""What every page knows."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from trustmark.sites.layout.navigation import list_links
from trustmark.sites.layout.views import THEMES

NAMES_OF_LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


@dataclass(frozen=True)
class Language:
    """The same page in one language."""

    code: str
    name: str
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, object]:
    """The moment, the day, the languages, the theme and the navigation.

    Nothing here asks the database, so that error pages can rely on it.
    """
    theme = request.COOKIES.get("theme", "")
    return {
        "at": getattr(request, "at", None),
        "on": getattr(request, "on", None),
        "languages": SimpleLazyObject(lambda: list_languages(request)),
        "theme": theme if theme in THEMES else "",
        "here": request.get_full_path(),
        "navigation": SimpleLazyObject(lambda: list_links(_site_of(request), request)),
        "footer_links": SimpleLazyObject(lambda: list_links("footer", request)),
    }


def list_languages(request: HttpRequest) -> list[Language]:
    """This page in every language; the front page where it has no translation."""
    current = get_language()
    return [
        Language(code, NAMES_OF_LANGUAGES[code], _in(code, request), code == current)
        for code, _ in settings.LANGUAGES
    ]


def _in(code: str, request: HttpRequest) -> str:
    # Only the first part of an address is said in a language.
    here = request.get_full_path()
    prefix = f"/{get_language()}/"
    if request.resolver_match is None or not here.startswith(prefix):
        return f"/{code}/"
    return f"/{code}/" + here.removeprefix(prefix)


def _site_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.namespaces[0] if match and match.namespaces else "public"
