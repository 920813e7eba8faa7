"""Kept evidence: pictures as pictures, pages as text; nothing of a shop is run here."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.accounts.api import STAFF_ROLES, Role
from trustmark.audits import api as audits
from trustmark.audits.api import Inspection, NotKept
from trustmark.sites.layout.access import for_outsiders
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.pages import reader_language


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def picture(request: PersonRequest, id: int, name: str) -> HttpResponse:
    """A screenshot from the visit."""
    run = _run_or_not_found(request, id)
    try:
        content = audits.find_picture(run, name)
    except NotKept as absent:
        raise Http404 from absent
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def page(request: PersonRequest, id: int, place: int) -> HttpResponse:
    """A page of the visit as text, with the quote of one finding marked."""
    run = _run_or_not_found(request, id)
    try:
        kept = audits.get_page(run, place)
    except NotKept as absent:
        raise Http404 from absent
    check = request.GET.get("check", "")
    finding = audits.findings_of(run, language=reader_language()).get(check)
    quote = finding.quote if finding else ""
    before, marked, after = kept.text.partition(quote) if quote else (kept.text, "", "")
    values = {
        "run": run,
        "audit": run.audit,
        "kept": kept,
        "finding": finding,
        "quote": quote,
        "before": before,
        "marked": marked,
        "after": after,
    }
    return render(request, "staff/audits/page.html", values)


def _run_or_not_found(request: PersonRequest, inspection_id: int) -> Inspection:
    try:
        run = audits.get_inspection(inspection_id)
    except Inspection.DoesNotExist as absent:
        raise Http404 from absent
    if audits.why_not_see(run.audit, by=request.user, on=request.on):
        raise Http404
    return run
