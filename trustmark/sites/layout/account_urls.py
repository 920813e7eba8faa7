"""Addresses of sign-in, second factor, invitations and links; below `account/`."""

from django.conf import settings
from django.urls import include, path

from trustmark.sites.layout import account_keys, account_pages

urlpatterns = [
    path("", account_pages.account_home, name="account_home"),
    path("start/", account_pages.account_start, name="account_start"),
    path("language/", account_pages.change_language, name="account_language"),
    path("secrecy/", account_pages.sign_secrecy, name="sign_secrecy"),
    path(
        "invitations/<str:secret>/",
        account_keys.accept_invitation,
        name="accept_invitation",
    ),
    path("link/", account_keys.ask_for_link, name="ask_for_link"),
    path("link/end/", account_keys.end_visit, name="end_visit"),
    path("link/<str:secret>/", account_keys.open_link, name="open_link"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("", include("allauth.account.urls")),
]
if settings.MODE != "production":
    urlpatterns.append(
        path("demo-codes/", account_pages.demo_codes, name="demo_codes"),
    )
