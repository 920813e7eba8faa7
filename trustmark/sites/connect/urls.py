"""Addresses for programs: no language, no cookies."""

from django.urls import include, path

from trustmark.sites.connect import (
    consent,
    health,
    mail_reports,
    register,
    umbrella,
    wellknown,
)

app_name = "connect"
urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("-/health", health.health, name="health"),
    path("robots.txt", wellknown.robots, name="robots"),
    path(".well-known/security.txt", wellknown.security, name="security"),
    path("api/1/<slug:scheme>/domains/<str:domain>", register.domain, name="domain"),
    path("api/1/<slug:scheme>/umbrella", umbrella.umbrella, name="umbrella"),
    path("api/1/mail-reports", mail_reports.mail_reports, name="mail_reports"),
    path("sidebar.js", consent.sidebar, name="sidebar"),
    path("webshops/consent", consent.consent, name="consent"),
    path("", include("trustmark.sites.connect.compatible.urls")),
    path("", include("trustmark.sites.connect.own.urls")),
    path("", include("trustmark.sites.connect.feeds.urls")),
]
