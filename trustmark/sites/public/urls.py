"""Addresses of the public site; mounted last, because a scheme's name comes first."""

from django.urls import path

from trustmark.sites.public import applying, reading, reaudit, register

app_name = "public"
urlpatterns = [
    path("", register.home, name="home"),
    path("re-audit/<str:key>/", reaudit.reaudit, name="reaudit"),
    path("<slug:scheme>/", register.scheme, name="scheme"),
    path("<slug:scheme>/register/", register.register, name="register"),
    path("<slug:scheme>/register/<str:domain>/", register.entry, name="entry"),
    path(
        "<slug:scheme>/certificates/<str:number>/",
        register.certificate,
        name="certificate",
    ),
    path("<slug:scheme>/criteria/", reading.criteria, name="criteria"),
    path("<slug:scheme>/prices/", reading.prices, name="prices"),
    path("<slug:scheme>/documents/<slug:kind>/", reading.document, name="document"),
    path("<slug:scheme>/seal/", reading.check_seal, name="check_seal"),
    path("<slug:scheme>/apply/", applying.apply, name="apply"),
]
