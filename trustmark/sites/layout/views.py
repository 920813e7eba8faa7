"""What every site shares: the style sheet, and the choice between light and dark."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.style import get_style

THEMES = ("light", "dark")
_YEAR_IN_SECONDS = 31_536_000


@for_everyone
@require_GET
def style(request: HttpRequest, digest: str) -> HttpResponse:
    """The style sheet under its digest, to be kept for ever."""
    current = get_style()
    if digest != current.digest:
        raise Http404
    is_zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        current.zipped if is_zipped else current.text, content_type="text/css"
    )
    if is_zipped:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = f"public, max-age={_YEAR_IN_SECONDS}, immutable"
    return response


@for_everyone
@require_GET
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark, or forget the choice, and go back to the page.

    The answer changes nothing but the looks, so it needs no form key and public
    pages can stay the same for everyone.
    """
    back = request.GET.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.GET.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            "theme",
            theme,
            max_age=_YEAR_IN_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
