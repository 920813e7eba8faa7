"""Hands out what was published; asks no database, sets no cookie, fails closed."""

import json
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from trustmark.schemes.api import Scheme
from trustmark.shops.api import domain_of
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.answers import answer
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.seal import publishing
from trustmark.sites.seal.drawing import draw, draw_elsewhere

SECONDS = 300
# An SVG opened by itself may style itself and do nothing else.
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
@for_programs
def seal(request: Request, scheme: str, domain: str, language: str) -> HttpResponseBase:
    """The seal of a domain as an image; on a foreign website it says so."""
    known, name = scheme_or_not_found(request, scheme), domain_of(domain)
    if language not in known.languages:
        raise Http404
    path = publishing.seal_file(known.slug, name, language)
    if not name or not publishing.is_fresh(path, at=request.at):
        text = draw(known, None, domain=name, language=language)
    elif is_elsewhere(request, known, name):
        text = draw_elsewhere(known, domain=name, language=language)
    else:
        text = path.read_text("utf-8")
    response = handed_out(request, text, content_type="image/svg+xml")
    # The address says the language; what the browser would like to read does not count.
    response["Content-Language"] = language
    return response


@require_safe
@for_programs
def status(request: Request, scheme: str, domain: str) -> HttpResponseBase:
    """The answer for programs; an unknown domain is an answer too."""
    known, name = scheme_or_not_found(request, scheme), domain_of(domain)
    path = publishing.answer_file(known.slug, name)
    if name and publishing.is_fresh(path, at=request.at):
        text = path.read_text("utf-8")
    else:
        told = answer(known, None, domain=name, at=request.at)
        text = json.dumps(told, indent=2)
    return handed_out(request, text, content_type="application/json")


def is_elsewhere(request: HttpRequest, scheme: Scheme, domain: str) -> bool:
    """Whether the page that shows the seal is on another domain.

    Browsers name the origin of the page; one that names none gets the seal, because
    a printed domain and the page behind the link tell the truth anyway.
    """
    try:
        host = urlsplit(request.headers.get("Referer", "")).hostname or ""
    except ValueError:  # such as a bracket that is never closed
        host = ""
    ours = {urlsplit(settings.PUBLIC_URL).hostname, *scheme.hosts}
    if not host or host in ours:
        return False
    host = host.rstrip(".")
    return host != domain and not host.endswith(f".{domain}")


def handed_out(
    request: HttpRequest, text: str, *, content_type: str
) -> HttpResponseBase:
    """The text for anyone to show anywhere, or 304 for who has it already."""
    response = HttpResponse(text, content_type=content_type)
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    response["Vary"] = "Referer"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = _ALLOWED
    response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    return found or response
