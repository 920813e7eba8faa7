"""Addresses of the public site; mounted last, because a scheme's name comes first."""

from django.urls import path

from trustmark.sites.public import (
    accent,
    applying,
    certificate,
    documents,
    front,
    inspector_page,
    mailbox,
    my_data,
    prechecking,
    reading,
    reaudit,
    register,
)
from trustmark.sites.public.reviews import log, mine, products, report, writing
from trustmark.sites.public.reviews import pages as review_pages

app_name = "public"
urlpatterns = [
    path("", front.home, name="home"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("mailbox/<int:id>/", mailbox.mailbox_letter, name="mailbox_letter"),
    path("me/", my_data.my_data, name="my_data"),
    path("inspector/", inspector_page.about_inspector, name="inspector"),
    path("re-audit/<str:key>/", reaudit.reaudit, name="reaudit"),
    path("reviews/write/<str:key>/", writing.write, name="review_write"),
    path("reviews/confirm/<str:key>/", writing.confirm, name="review_confirm"),
    path("reviews/stop/<str:key>/", writing.stop, name="review_stop"),
    path("reviews/mine/<str:key>/", mine.mine, name="review_mine"),
    path("reviews/mine/<str:key>/change/", mine.change, name="review_change"),
    path("reviews/mine/<str:key>/withdraw/", mine.withdraw, name="review_withdraw"),
    path("reviews/mine/<str:key>/appeal/", mine.appeal, name="review_appeal"),
    path("reviews/mine/<str:key>/answer/", mine.answer, name="review_answer"),
    path("<slug:scheme>/", front.scheme, name="scheme"),
    path("<slug:scheme>/accent-<slug:digest>.css", accent.accent, name="accent"),
    path("<slug:scheme>/register/", register.register, name="register"),
    path("<slug:scheme>/register/<str:domain>/", register.entry, name="entry"),
    path(
        "<slug:scheme>/register/<str:domain>/reviews/",
        review_pages.shop_reviews,
        name="shop_reviews",
    ),
    path(
        "<slug:scheme>/register/<str:domain>/reviews/write/",
        writing.write_open,
        name="review_write_open",
    ),
    path(
        "<slug:scheme>/register/<str:domain>/products/",
        products.products,
        name="products",
    ),
    path(
        "<slug:scheme>/register/<str:domain>/products/<path:external_id>/",
        products.product,
        name="product",
    ),
    path("<slug:scheme>/reviews/", review_pages.how, name="reviews_how"),
    path("<slug:scheme>/reviews/report/", report.report, name="reviews_report"),
    path("<slug:scheme>/reviews/log/", log.log, name="reviews_log"),
    path("<slug:scheme>/reviews/log.jsonl", log.log_file, name="reviews_log_file"),
    path(
        "<slug:scheme>/reviews/verify_log.py",
        log.log_program,
        name="reviews_log_program",
    ),
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
    path("<slug:scheme>/pre-check/", prechecking.precheck, name="precheck"),
    path(
        "<slug:scheme>/pre-check/<str:key>/",
        prechecking.precheck_result,
        name="precheck_result",
    ),
    path(
        "<slug:scheme>/pre-check/<str:key>/progress/",
        prechecking.precheck_progress,
        name="precheck_progress",
    ),
    path(
        "<slug:scheme>/pre-check/<str:key>/report.html",
        prechecking.precheck_html,
        name="precheck_html",
    ),
    path(
        "<slug:scheme>/pre-check/<str:key>/report.pdf",
        prechecking.precheck_pdf,
        name="precheck_pdf",
    ),
]
