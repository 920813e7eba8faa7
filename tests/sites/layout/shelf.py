"""Addresses for a test of the navigation."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse("shown")


entries = (
    [
        path("", show, name="all"),
        path("one/", show, name="one"),
        path("hidden/", show, name="hidden"),
    ],
    "shelf",
)
urlpatterns = [path("shelf/", include(entries))]
