"""Every address of the platform, by site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("trustmark.sites.connect.urls")),
    path("seal/", include("trustmark.sites.seal.urls")),
    path("widgets/", include("trustmark.sites.seal.widgets.urls")),
    path("photos/", include("trustmark.sites.public.photo_urls")),
    path("", include("trustmark.sites.layout.urls")),
    *i18n_patterns(
        path("account/", include("trustmark.sites.layout.account_urls")),
        path("member/", include("trustmark.sites.member.urls")),
        path("staff/", include("trustmark.sites.staff.urls")),
        path("", include("trustmark.sites.public.urls")),
    ),
]

handler400 = "trustmark.sites.layout.errors.bad_request"
handler403 = "trustmark.sites.layout.errors.forbidden"
handler404 = "trustmark.sites.layout.errors.not_found"
handler500 = "trustmark.sites.layout.errors.server_error"
