"""Pictures of one's own shop as the inspector saw it."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from trustmark.audits import api as audits
from trustmark.audits.api import Inspection
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_audit


@for_contacts
@require_safe
def picture(
    request: PersonRequest, number: str, inspection_id: int, name: str
) -> HttpResponse:
    """One picture from the kept visit; only of runs of this very audit."""
    case = my_audit(request, number)
    try:
        run = audits.get_inspection(inspection_id)
    except Inspection.DoesNotExist as absent:
        raise Http404 from absent
    content = audits.find_picture(run, name) if run.audit_id == case.pk else None
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/png")
