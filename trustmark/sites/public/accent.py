"""Hands out the accent of a scheme, to be kept for ever."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from trustmark.sites.layout.accent import accent_digest, accent_sheet
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request

_YEAR_IN_SECONDS = 31_536_000


@for_everyone
@require_safe
def accent(request: Request, scheme: str, digest: str) -> HttpResponse:
    """The sheet; under another digest there is none."""
    known = scheme_or_not_found(request, scheme)
    if digest != accent_digest(known):
        raise Http404
    response = HttpResponse(accent_sheet(known), content_type="text/css")
    response["Cache-Control"] = f"public, max-age={_YEAR_IN_SECONDS}, immutable"
    return response
