"""Addresses for tests of the layout: the components page, and pages that go wrong."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from trustmark.sites.components import views as components


def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("Whoever assessed may not decide.")


def break_down(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the database is away")


def mistrust(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def receive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("received")


urlpatterns = [
    path("", include("trustmark.sites.layout.urls")),
    *i18n_patterns(
        path("staff/components/", components.components_page),
        path("refuse/", refuse),
        path("break-down/", break_down),
        path("mistrust/", mistrust),
        path("receive/", receive),
    ),
]
handler400 = "trustmark.sites.layout.errors.bad_request"
handler403 = "trustmark.sites.layout.errors.forbidden"
handler404 = "trustmark.sites.layout.errors.not_found"
handler500 = "trustmark.sites.layout.errors.server_error"
