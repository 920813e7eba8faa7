"""Addresses of the member site."""

from django.urls import include, path

from trustmark.sites.member import (
    amounts,
    applications,
    audits,
    companies,
    desk,
    evidence,
    letters,
    objections,
    proof,
    shops,
    undoing,
    widgets,
)
from trustmark.sites.member.figures import pages as figures
from trustmark.sites.member.orders import by_hand, connection, files, keys, overview
from trustmark.sites.member.reviews import pages as reviews
from trustmark.sites.member.wizard import views as wizard

app_name = "member"
_APPLICATION = "applications/<str:number>/"
_AUDIT = "audits/<str:number>/"
_ORDERS = "shops/<str:domain>/orders/"
_FILE = f"{_ORDERS}file/<int:file_id>/"
_CONNECTION = f"{_ORDERS}connection/"
_KEY = f"{_CONNECTION}keys/<int:key_id>/"
_COMPANY = "companies/<int:company_id>/"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path(_APPLICATION, applications.application, name="application"),
    path(f"{_APPLICATION}proof/", proof.proof, name="proof"),
    path(f"{_APPLICATION}supply/", applications.supply, name="supply"),
    path(f"{_APPLICATION}cancel/", applications.cancel, name="cancel"),
    path(f"{_APPLICATION}appeal/", applications.appeal, name="appeal"),
    path(f"{_APPLICATION}go-on/", undoing.go_on, name="go_on"),
    path(
        f"{_APPLICATION}letters/<int:letter_id>/",
        letters.about_application,
        name="application_letter",
    ),
    path(f"{_APPLICATION}<slug:step>/", wizard.step, name="application_step"),
    path(_AUDIT, audits.audit, name="audit"),
    path(f"{_AUDIT}progress/", audits.progress, name="progress"),
    path(f"{_AUDIT}report.pdf", audits.report, name="report"),
    path(f"{_AUDIT}letters/<int:letter_id>/", letters.about_audit, name="audit_letter"),
    path(
        f"{_AUDIT}pictures/<int:inspection_id>/<str:name>",
        evidence.picture,
        name="picture",
    ),
    path("shops/<str:domain>/", shops.shop, name="shop"),
    path("shops/<str:domain>/seal/", shops.seal, name="seal"),
    path("shops/<str:domain>/widgets/", widgets.widgets, name="widgets"),
    path("shops/<str:domain>/figures/", figures.figures, name="figures"),
    path("shops/<str:domain>/figures.csv", figures.figures_csv, name="figures_csv"),
    path("shops/<str:domain>/reviews.zip", figures.export, name="reviews_export"),
    path("shops/<str:domain>/reviews/", reviews.review_list, name="reviews"),
    path("", include("trustmark.sites.member.reviews.urls")),
    path("shops/<str:domain>/reviews/<int:id>/", reviews.review, name="review"),
    path(
        "shops/<str:domain>/reviews/<int:id>/<slug:deed>/",
        reviews.review_act,
        name="review_act",
    ),
    path(_CONNECTION, connection.connection, name="connection"),
    path(
        f"{_CONNECTION}new-key/",
        connection.connection_new_key,
        name="connection_new_key",
    ),
    path(
        f"{_CONNECTION}program-key/",
        keys.connection_program_key,
        name="connection_program_key",
    ),
    path(
        f"{_CONNECTION}test-key/",
        keys.connection_test_key,
        name="connection_test_key",
    ),
    path(
        f"{_CONNECTION}test-key/withdraw/",
        keys.connection_end_test_key,
        name="connection_end_test_key",
    ),
    path(f"{_KEY}replace/", keys.connection_replace_key, name="connection_replace_key"),
    path(
        f"{_CONNECTION}products/<slug:wish>/",
        connection.connection_products,
        name="connection_products",
    ),
    path(f"{_KEY}show/", connection.connection_show_key, name="connection_show_key"),
    path(
        f"{_KEY}withdraw/",
        connection.connection_revoke_key,
        name="connection_revoke_key",
    ),
    path(_ORDERS, overview.overview, name="orders"),
    path(f"{_ORDERS}new/", by_hand.by_hand, name="order_by_hand"),
    path(f"{_ORDERS}file/", files.upload, name="order_upload"),
    path(_FILE, files.file, name="order_file"),
    path(f"{_FILE}confirm/", files.confirm, name="order_file_confirm"),
    path(f"{_FILE}drop/", files.drop, name="order_file_drop"),
    path(f"{_FILE}wrong.csv", files.wrong_rows, name="order_file_wrong"),
    path(_COMPANY, companies.company, name="company"),
    path(f"{_COMPANY}colleagues/", companies.colleagues, name="colleagues"),
    path(
        f"{_COMPANY}colleagues/<int:contact_id>/end/",
        companies.end_colleague,
        name="end_colleague",
    ),
    path(
        "certificates/<str:number>/appeal/",
        objections.certificate,
        name="certificate_appeal",
    ),
    path(
        "memberships/<str:number>/appeal/",
        objections.membership,
        name="membership_appeal",
    ),
    path("amounts/", amounts.amounts, name="amounts"),
    path("", include("trustmark.sites.member.webhooks.urls")),
]
