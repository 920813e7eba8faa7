"""Errors are pages too."""

from django.http import HttpRequest, HttpResponse


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was sent without the key that was given with it."""
    return HttpResponse("403", status=403)
