"""Hands widgets out: asks no database, sets no cookie, shows no star where in doubt."""

from pathlib import Path

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from trustmark.schemes.api import Scheme
from trustmark.shops.api import domain_of
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.layout.widgets import kind_of, widget_file
from trustmark.sites.seal import drawing
from trustmark.sites.seal.publishing import is_fresh
from trustmark.sites.seal.views import handed_out, is_elsewhere
from trustmark.sites.seal.widgets.drawing import draw_without_stars

_SCRIPT = Path(__file__).parent / "place.js"
# A frame may style itself and open the page of the reviews, and do nothing else.
_FRAME = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)


@require_safe
@for_programs
@xframe_options_exempt
def widget(
    request: Request,
    scheme: str,
    domain: str,
    name: str,
    language: str,
    extension: str,
) -> HttpResponseBase:
    """A widget as it was published; without a fresh file, what says so."""
    known, shop = scheme_or_not_found(request, scheme), domain_of(domain)
    if language not in known.languages or kind_of(name).extension != extension:
        raise Http404
    path = widget_file(known.slug, shop, name, language)
    if not shop or not is_fresh(path, at=request.at):
        seal = drawing.draw(known, None, domain=shop, language=language)
        text = _without_stars(known, name, seal, shop, language)
    elif is_elsewhere(request, known, shop):
        seal = drawing.draw_elsewhere(known, domain=shop, language=language)
        text = _without_stars(known, name, seal, shop, language)
    else:
        text = path.read_text("utf-8")
    kind = "image/svg+xml" if extension == "svg" else "text/html; charset=utf-8"
    response = handed_out(request, text, content_type=kind)
    if extension == "html":
        response["Content-Security-Policy"] = _FRAME
    response["Content-Language"] = language
    return response


@require_safe
@for_programs
def script(request: Request) -> HttpResponseBase:
    """The optional script that places widgets on a page."""
    text = _SCRIPT.read_text("utf-8")
    return handed_out(request, text, content_type="text/javascript; charset=utf-8")


def _without_stars(
    scheme: Scheme, name: str, seal: str, domain: str, language: str
) -> str:
    return draw_without_stars(scheme, name, seal=seal, domain=domain, language=language)
