"""The pages of accounts, with a page of work for each kind of person."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from trustmark.accounts.api import Role
from trustmark.sites.layout.access import (
    for_consumers,
    for_contacts,
    for_everyone,
    for_outsiders,
    for_staff,
)
from trustmark.sites.layout.consumers import find_consumer


def _says(text: str):
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(text)

    return view


@for_consumers
def consumer_page(request):
    return HttpResponse(find_consumer(request))


staff_pages = [
    path("", for_staff()(_says("desk")), name="desk"),
    path("decide/", for_staff(Role.DECIDER)(_says("decide")), name="decide"),
    path(
        "certify/",
        for_outsiders(Role.CERTIFIER, staff=[Role.AUDITOR])(_says("certify")),
        name="certify",
    ),
]
member_pages = [path("", for_contacts(_says("member")), name="desk")]

urlpatterns = [
    path("", include("trustmark.sites.layout.urls")),
    *i18n_patterns(
        path("account/", include("trustmark.sites.layout.account_urls")),
        path("staff/", include((staff_pages, "staff"))),
        path("member/", include((member_pages, "member"))),
        path("complaints/", consumer_page, name="complaints"),
        path("", for_everyone(_says("front"))),
    ),
]
