"""What stands around a page about one scheme, also when the page went wrong."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme
from trustmark.sites.layout.accent import accent_address
from trustmark.sites.layout.hosts import scheme_of_host

Around = Callable[[HttpRequest, Scheme], dict[str, Any]]

_log = logging.getLogger(__name__)
_LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)
_around: list[Around] = []


def register(around: Around) -> None:
    """Let the public site say what stands around an error on its pages."""
    _around[:] = [around]


def frame_of(scheme: Scheme) -> dict[str, Any]:
    """The scheme in the reader's language: name, accent, operator, days off."""
    language, operator = get_language() or "nl", scheme.operator
    return {
        "scheme": {"slug": scheme.slug, "name": scheme.name[language]},
        "scheme_style": accent_address(scheme),
        "days_off_of": scheme.country,
        "operator": {
            "name": operator.legal_name,
            "lines": [
                f"{operator.street}, {operator.postcode} {operator.city}",
                scheme.licence[language],
            ],
        },
    }


def frame_of_error(request: HttpRequest) -> dict[str, Any]:
    """What stands around an error inside a scheme; nothing where no scheme is near.

    Asks files only, never the database. Whatever breaks here as well leaves the page
    without a frame: an error must not hide behind another one.
    """
    try:
        scheme = scheme_of_host(request) or _scheme_of_path(request.path)
        return _around[0](request, scheme) if scheme and _around else {}
    except Exception:
        _log.exception("no frame for the page of an error")
        return {}


def _scheme_of_path(path: str) -> Scheme | None:
    parts = [part for part in path.split("/") if part]
    if parts and parts[0] in _LANGUAGES:
        del parts[0]
    named = parts[0] if parts else ""
    return next((s for s in schemes.list_schemes() if s.slug == named), None)
