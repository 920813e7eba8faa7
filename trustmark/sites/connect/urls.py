"""Addresses for programs: no language, no cookies."""

from django.urls import path

from trustmark.sites.connect import health, register

app_name = "connect"
urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("api/1/<slug:scheme>/domains/<str:domain>", register.domain, name="domain"),
]
