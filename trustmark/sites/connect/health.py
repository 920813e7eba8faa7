"""Is the platform alive, and can it serve? For supervisors and load balancers."""

from dataclasses import asdict
from ipaddress import ip_address

from django.db import connection
from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from trustmark.correspondence import api as correspondence
from trustmark.kernel.health import age, measure
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request


@require_safe
@for_programs
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@for_programs
def readyz(request: HttpRequest) -> HttpResponse:
    """The process answers and reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")


@require_safe
@for_programs
def health(request: Request) -> JsonResponse:
    """How it fares, in numbers, for whoever asks from this machine; counts alone."""
    if not _is_asked_from_here(request):
        raise Http404
    try:
        told: dict[str, object] = {"database": True, **asdict(measure(at=request.at))}
        unsent = correspondence.oldest_unsent()
        told |= {
            "letters_waiting": correspondence.count_waiting(),
            "oldest_letter": age(unsent, at=request.at),
            "letters_in_trouble": correspondence.count_troubled(),
        }
    except DatabaseError:
        return JsonResponse({"database": False}, status=503)
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


def _is_asked_from_here(request: Request) -> bool:
    """Straight from this machine; what a proxy passes on comes from somewhere else."""
    if "X-Forwarded-For" in request.headers:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
