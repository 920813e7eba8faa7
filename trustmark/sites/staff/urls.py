"""Addresses of the staff site."""

from django.urls import path

from trustmark.sites.components.views import components_page
from trustmark.sites.layout.access import for_staff
from trustmark.sites.staff import (
    amounts,
    appeals,
    applications,
    assessing,
    audits,
    certificates,
    deliveries,
    desk,
    dossiers,
    evidence,
    letters,
    memberships,
    people,
    reexaminations,
)
from trustmark.sites.staff.reviews import pages as reviews
from trustmark.sites.staff.reviews import statements

app_name = "staff"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("applications/", applications.application_list, name="applications"),
    path("applications/<str:number>/", applications.application, name="application"),
    path(
        "applications/<str:number>/dossier.zip",
        dossiers.dossier,
        name="dossier",
    ),
    path(
        "applications/<str:number>/<slug:deed>/",
        applications.application_act,
        name="application_act",
    ),
    path("audits/", audits.audit_list, name="audits"),
    path("audits/<str:number>/", audits.audit, name="audit"),
    path("audits/<str:number>/report.pdf", audits.audit_report, name="audit_report"),
    path("audits/<str:number>/progress/", audits.audit_progress, name="audit_progress"),
    path("audits/<str:number>/themes/<slug:theme>/", assessing.theme, name="theme"),
    path(
        "audits/<str:number>/themes/<slug:theme>/confirm/",
        assessing.theme_confirm,
        name="theme_confirm",
    ),
    path("audits/<str:number>/do/<slug:deed>/", audits.audit_act, name="audit_act"),
    path("inspections/<int:id>/pictures/<str:name>", evidence.picture, name="picture"),
    path("inspections/<int:id>/pages/<int:place>", evidence.page, name="page"),
    path("appeals/", appeals.appeal_list, name="appeals"),
    path("appeals/<int:id>/", appeals.appeal, name="appeal"),
    path("appeals/<int:id>/<slug:deed>/", appeals.appeal_act, name="appeal_act"),
    path("reviews/", reviews.review_list, name="reviews"),
    path("reviews/statements/", statements.overview, name="statements"),
    path(
        "reviews/statements/<slug:scheme>-<int:year>.jsonl",
        statements.statements_file,
        name="statements_file",
    ),
    path("reviews/<int:id>/", reviews.review, name="review"),
    path("reviews/<int:id>/<slug:deed>/", reviews.review_act, name="review_act"),
    path("memberships/", memberships.membership_list, name="memberships"),
    path("memberships/<str:number>/", memberships.membership, name="membership"),
    path(
        "memberships/<str:number>/<slug:deed>/",
        memberships.membership_act,
        name="membership_act",
    ),
    path("certificates/", certificates.certificate_list, name="certificates"),
    path("certificates/<str:number>/", certificates.certificate, name="certificate"),
    path(
        "certificates/<str:number>/<slug:deed>/",
        certificates.certificate_act,
        name="certificate_act",
    ),
    path("amounts/", amounts.amount_list, name="amounts"),
    path("amounts/<str:number>/", amounts.amount, name="amount"),
    path("amounts/<str:number>/<slug:deed>/", amounts.amount_act, name="amount_act"),
    path("letters/", letters.letter_list, name="letters"),
    path("letters/<int:id>/", letters.letter, name="letter"),
    path(
        "letters/<int:id>/post-again/",
        letters.letter_post_again,
        name="letter_post_again",
    ),
    path("letters/<int:id>/accept/", letters.letter_accept, name="letter_accept"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<int:id>/", people.person, name="person"),
    path(
        "people/<int:id>/roles/<int:grant>/end/",
        people.end_role,
        name="end_role",
    ),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path(
        "deliveries/<int:id>/retry/", deliveries.delivery_retry, name="delivery_retry"
    ),
    path("rulebooks/", reexaminations.reexamination_list, name="reexaminations"),
    path("rulebooks/<int:id>/", reexaminations.reexamination, name="reexamination"),
    path(
        "rulebooks/<int:id>/progress/",
        reexaminations.reexamination_progress,
        name="reexamination_progress",
    ),
    path(
        "rulebooks/<int:id>/shops/<int:row>/",
        reexaminations.reexamination_shop,
        name="reexamination_shop",
    ),
    path(
        "rulebooks/<int:id>/<slug:table>.csv",
        reexaminations.reexamination_csv,
        name="reexamination_csv",
    ),
    path("components/", for_staff()(components_page), name="components"),
]
