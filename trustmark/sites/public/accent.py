"""The accent of a scheme: one small style sheet under the digest of its words."""

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from trustmark.schemes.api import Scheme
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request

_YEAR_IN_SECONDS = 31_536_000


def accent_address(scheme: Scheme) -> str:
    """Where the sheet is found; another accent is another address."""
    return reverse("public:accent", args=[scheme.slug, _digest(scheme)])


@for_everyone
@require_safe
def accent(request: Request, scheme: str, digest: str) -> HttpResponse:
    """The sheet, to be kept for ever."""
    known = scheme_or_not_found(request, scheme)
    if digest != _digest(known):
        raise Http404
    response = HttpResponse(_sheet(known), content_type="text/css")
    response["Cache-Control"] = f"public, max-age={_YEAR_IN_SECONDS}, immutable"
    return response


def _sheet(scheme: Scheme) -> str:
    light, dark = scheme.tokens.accent_light, scheme.tokens.accent_dark
    return (
        f"@layer tokens{{:root{{--accent:light-dark({light},{dark})}}}}\n"
        "@layer components{"
        ".header{border-top:4px solid var(--accent)}"
        ".brand__mark{color:var(--accent)}"
        ".nav__link[aria-current]{border-bottom-color:var(--accent)}"
        "}\n"
    )


def _digest(scheme: Scheme) -> str:
    return sha256(_sheet(scheme).encode()).hexdigest()[:12]
