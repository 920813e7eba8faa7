"""The pages letters link to, for as long as no site has them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest, **_: str) -> HttpResponse:
    """An empty page."""
    return HttpResponse(status=204)


member = [
    path("applications/<str:number>/", nothing, name="application"),
    path("shops/<str:domain>/seal/", nothing, name="seal"),
]
public = [
    path("re-audit/<str:key>/", nothing, name="reaudit"),
    path("<slug:scheme>/register/<str:domain>/", nothing, name="entry"),
    path("<slug:scheme>/certificates/<str:number>/", nothing, name="certificate"),
]
urlpatterns = [
    path("member/", include((member, "member"))),
    path("", include((public, "public"))),
]
