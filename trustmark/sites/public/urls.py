"""Addresses of the public site; mounted last, because a scheme's name comes first."""

from django.urls import path

from trustmark.sites.public import (
    accent,
    applying,
    certificate,
    documents,
    front,
    mailbox,
    my_data,
    reading,
    reaudit,
    register,
)

app_name = "public"
urlpatterns = [
    path("", front.home, name="home"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("mailbox/<int:id>/", mailbox.mailbox_letter, name="mailbox_letter"),
    path("me/", my_data.my_data, name="my_data"),
    path("re-audit/<str:key>/", reaudit.reaudit, name="reaudit"),
    path("<slug:scheme>/", front.scheme, name="scheme"),
    path("<slug:scheme>/accent-<slug:digest>.css", accent.accent, name="accent"),
    path("<slug:scheme>/register/", register.register, name="register"),
    path("<slug:scheme>/register/<str:domain>/", register.entry, name="entry"),
    path(
        "<slug:scheme>/certificates/<str:number>/",
        certificate.certificate,
        name="certificate",
    ),
    path("<slug:scheme>/criteria/", reading.criteria, name="criteria"),
    path("<slug:scheme>/prices/", reading.prices, name="prices"),
    path("<slug:scheme>/documents/<slug:kind>/", documents.document, name="document"),
    path(
        "<slug:scheme>/documents/<slug:kind>.pdf",
        documents.document_pdf,
        name="document_pdf",
    ),
    path("<slug:scheme>/seal/", reading.check_seal, name="check_seal"),
    path("<slug:scheme>/apply/", applying.apply, name="apply"),
]
