"""The dossier of an application, for who reads its letters: it holds these too."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from trustmark.applications import api as applications
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.applications import application_or_not_found
from trustmark.sites.staff.navigation import POST_READERS
from trustmark.sites.staff.reach import reach_of


@for_staff(*POST_READERS)
@require_safe
def dossier(request: PersonRequest, number: str) -> HttpResponse:
    """Everything about the application in one file."""
    found = application_or_not_found(request, number)
    if not reach_of(request).has(POST_READERS, scheme=found.scheme):
        raise Http404
    packed = applications.pack_dossier(found)
    response = HttpResponse(packed, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{found.number}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
