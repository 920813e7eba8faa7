"""The addresses of the API: each says that it is for programs, and keeps no session."""

from collections.abc import Callable, Iterator
from functools import wraps

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path

from trustmark.sites.connect.own import problems
from trustmark.sites.connect.own.callers import limits_told
from trustmark.sites.connect.own.version_one import ROOT, api, description
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

LARGEST_BODY = 2_000_000
_WRONG_METHOD = 405
_PREFIX = ROOT.lstrip("/")


def _guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Kept by nobody, and what goes wrong around it is told like everything else."""

    @wraps(view)
    def answered(request: Request, *args: object, **parts: object) -> HttpResponse:
        try:
            response = _within_size(request) or view(request, *args, **parts)
        except RequestDataTooBig:
            response = problems.told("too-large")
        if response.status_code == _WRONG_METHOD:
            allowed = {"Allow": response["Allow"]}
            response = problems.told("wrong-method", headers=allowed)
        response["Cache-Control"] = "no-store"
        for name, value in limits_told(request).items():
            response[name] = value
        return response

    return for_programs(answered)


def _within_size(request: Request) -> HttpResponse | None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_large = length.isdigit() and int(length) > LARGEST_BODY
    return problems.told("too-large") if is_large else None


@for_programs
def nowhere(request: Request, rest: str) -> HttpResponse:
    """Nothing is here; told as programs read it."""
    return problems.told("not-found")


def _operations() -> Iterator[URLPattern]:
    """The views of the framework, under names and guards of ours."""
    patterns: list[URLPattern | URLResolver] = api.urls[0]
    views = {
        str(pattern.pattern): pattern.callback  # one for all methods of an address
        for pattern in patterns
        if isinstance(pattern, URLPattern) and pattern.name != "api-root"
    }
    for route, view in views.items():
        yield path(f"{_PREFIX}{route}", _guarded(view), name=_named(route))


def _named(route: str) -> str:
    plain = route.replace("<reference>", "one").replace("-", "_")
    words = plain.strip("/").split("/")
    return "own_" + "_".join(words)


urlpatterns = [
    *_operations(),
    path(f"{_PREFIX}openapi.json", description, name="own_description"),
    re_path(rf"^{_PREFIX}(?P<rest>.*)$", nowhere, name="own_nowhere"),
]
