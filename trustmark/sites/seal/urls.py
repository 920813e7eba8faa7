"""Addresses of the seal: no language prefix, no cookies."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from trustmark.sites.seal import views


class DomainConverter(StringConverter):
    """A domain: letters, digits, dots and hyphens."""

    regex = r"[A-Za-z0-9.\-]{1,253}"


register_converter(DomainConverter, "domain")

app_name = "seal"
urlpatterns = [
    path("<slug:scheme>/<domain:domain>.<str:language>.svg", views.seal, name="seal"),
    path("<slug:scheme>/<domain:domain>.json", views.status, name="status"),
]
