"""Errors are pages too: what happened, and what the reader can do now."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from trustmark.sites.layout.context import page
from trustmark.sites.layout.frames import frame_of_error


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """We could not read what the browser sent."""
    return _told(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page is not for this reader; a refusal may carry its reason."""
    return _told(request, 403, reason=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no page here."""
    return _told(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return _told(request, 500)


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was sent without the key that was given with it."""
    return _told(request, 403, page_name="form")


def _told(
    request: HttpRequest, status: int, *, reason: str = "", page_name: str = ""
) -> HttpResponse:
    # Rendered without context processors: these ask for the reader and the
    # messages, and the database may be what broke.
    template = f"layout/errors/{page_name or status}.html"
    values = page(request) | frame_of_error(request)
    values |= {"status": status, "reason": reason}
    return HttpResponse(render_to_string(template, values), status=status)
