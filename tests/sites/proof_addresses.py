"""Three pages to prove that a page without an audience is found."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from trustmark.accounts.api import Role
from trustmark.sites.layout.access import for_staff


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("anybody may read this")


@for_staff(Role.FINANCE)
def remembered(request: HttpRequest) -> HttpResponse:
    return HttpResponse("only finance may read this")


inner = [
    path("remembered/", remembered, name="remembered"),
    path("forgotten/", forgotten, name="forgotten"),
    # A page of ours under a name of the sign-in library declares itself as well.
    path("login/", forgotten, name="account_login"),
]
urlpatterns = [
    path("desk/", include((inner, "desk"))),
    path("", include(inner[2:])),
]
