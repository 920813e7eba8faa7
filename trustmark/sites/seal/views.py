"""Hands out what was published; asks no database, sets no cookie, fails closed."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trustmark.schemes import api as schemes
from trustmark.schemes.api import NoSuchScheme, Scheme
from trustmark.shops.api import domain_of
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.answers import answer
from trustmark.sites.seal import publishing
from trustmark.sites.seal.drawing import draw, draw_elsewhere

SECONDS = 300


@require_safe
@for_programs
def seal(request: HttpRequest, scheme: str, domain: str, language: str) -> HttpResponse:
    """The seal of a domain as an image; on a foreign website it says so."""
    known, name = _scheme(scheme, language), domain_of(domain)
    path = publishing.seal_file(scheme, name, language)
    if not name or not publishing.is_fresh(path, at=request.at):  # type: ignore[attr-defined]
        text = draw(known, None, domain=name, language=language)
    elif _is_elsewhere(request, name):
        text = draw_elsewhere(known, domain=name, language=language)
    else:
        text = path.read_text("utf-8")
    return _open_to_all(HttpResponse(text, content_type="image/svg+xml"))


@require_safe
@for_programs
def status(request: HttpRequest, scheme: str, domain: str) -> HttpResponse:
    """The answer for programs; an unknown domain is an answer too."""
    known, name = _scheme(scheme), domain_of(domain)
    path = publishing.answer_file(scheme, name)
    at = request.at  # type: ignore[attr-defined]
    if name and publishing.is_fresh(path, at=at):
        text = path.read_text("utf-8")
    else:
        text = json.dumps(answer(known, None, domain=name, at=at), indent=2)
    return _open_to_all(HttpResponse(text, content_type="application/json"))


def _scheme(slug: str, language: str = "") -> Scheme:
    try:
        known = schemes.get_scheme(slug)
    except NoSuchScheme as absent:
        raise Http404 from absent
    if language and language not in known.languages:
        raise Http404
    return known


def _is_elsewhere(request: HttpRequest, domain: str) -> bool:
    """Whether the page that shows the seal is on another domain.

    Browsers name the origin of the page; one that names none gets the seal, because
    a printed domain and the page behind the link tell the truth anyway.
    """
    host = urlsplit(request.headers.get("Referer", "")).hostname or ""
    ours = urlsplit(settings.PUBLIC_URL).hostname or ""
    if not host or host == ours:
        return False
    return host != domain and not host.endswith(f".{domain}")


def _open_to_all(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    response["Vary"] = "Referer"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
