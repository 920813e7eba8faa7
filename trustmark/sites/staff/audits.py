"""Audits: the list, the case with its themes and rounds, and its report."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.accounts import api as accounts
from trustmark.accounts.api import STAFF_ROLES, Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Inspection, Row, RunState, State
from trustmark.correspondence import api as correspondence
from trustmark.schemes.api import Rulebook
from trustmark.sites.layout.access import for_outsiders
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.audit_deeds import deeds_for
from trustmark.sites.staff.deeds import Tried, list_offers, perform
from trustmark.sites.staff.pages import (
    kind_name,
    page_of,
    reader_language,
    schemes_by_slug,
    story_of,
    text_searched,
)
from trustmark.sites.staff.reach import reach_of
from trustmark.sites.staff.themes import next_theme, theme_lines

UNDER_WAY = frozenset({RunState.WAITING, RunState.RUNNING})


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def audit_list(request: PersonRequest) -> HttpResponse:
    """Every audit within reach, newest first; by name, domain or number."""
    text, reach = text_searched(request), reach_of(request)
    rows = audits.search(schemes=reach.schemes if reach.is_staff else None, text=text)
    if not reach.is_staff:
        mine = accounts.list_assigned_ids(request.user, "audits.audit", on=request.on)
        rows = rows.filter(pk__in=mine)
    page, known = page_of(request, rows), schemes_by_slug()
    lines = [
        {"audit": audit, "kind": kind_name(known[audit.scheme], audit.kind)}
        for audit in page
    ]
    values = {"page": page, "lines": lines, "text": text}
    return render(request, "staff/audits/list.html", values)


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def audit(request: PersonRequest, number: str) -> HttpResponse:
    """One audit: how far it is, what it found, and what can be done now."""
    return _show(request, audit_or_not_found(request, number), None)


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_POST
def audit_act(request: PersonRequest, number: str, deed: str) -> HttpResponse:
    """Do one thing with the audit."""
    found = audit_or_not_found(request, number)
    return perform(
        found,
        deeds_for(found, request),
        deed,
        request,
        here=reverse("staff:audit", args=[number]),
        show=lambda tried: _show(request, found, tried),
    )


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def audit_progress(request: PersonRequest, number: str) -> HttpResponse:
    """How far the inspector is; asked again while it works, then the whole page."""
    found = audit_or_not_found(request, number)
    response = render(request, "staff/audits/progress.html", _progress(found))
    if found.state != State.INSPECTION:
        response["HX-Refresh"] = "true"
    return response


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_safe
def audit_report(request: PersonRequest, number: str) -> HttpResponse:
    """The report as a PDF, in the reader's language."""
    found = audit_or_not_found(request, number)
    if audits.why_not_read_report(found):
        raise Http404
    report = audits.render_report(found, language=reader_language())
    response = HttpResponse(report, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def audit_or_not_found(request: PersonRequest, number: str) -> Audit:
    """The audit, for who may know that it exists."""
    try:
        found = audits.get_audit(number)
    except Audit.DoesNotExist as absent:
        raise Http404 from absent
    if audits.why_not_see(found, by=request.user, on=request.on):
        raise Http404
    return found


def _show(
    request: PersonRequest, found: Audit, tried: Tried[Audit] | None
) -> HttpResponse:
    rows = audits.list_rows(found, language=reader_language())
    may_assess = audits.why_not_assess(found, by=request.user, on=request.on) is None
    themes = theme_lines(found, rows)
    offers = list_offers(
        found,
        deeds_for(found, request),
        request,
        address=lambda code: reverse("staff:audit_act", args=[found.number, code]),
        tried=tried,
    )
    values = {
        "audit": found,
        "story": story_of(found, scheme=found.scheme),
        "offers": offers,
        "tried": tried,
        "why_not_report": audits.why_not_read_report(found),
        "themes": themes,
        "next": next_theme(themes, after="") if may_assess else None,
        **_progress(found),
        **_facts(request, found, rows),
        **_remedy(request, found, rows),
    }
    return render(request, "staff/audits/detail.html", values)


def _facts(
    request: PersonRequest, found: Audit, rows: tuple[Row, ...]
) -> dict[str, Any]:
    book: Rulebook = audits.rulebook_of(found)
    language, is_staff = reader_language(), reach_of(request).is_staff
    in_the_way = audits.in_the_way_of_grant(audits.list_standings(found))
    criteria = {row.criterion.id: row.criterion for row in rows}
    return {
        "kind": kind_name(book.scheme, found.kind),
        "scheme_name": book.scheme.name[language],
        "rulebook": f"{book.scheme.name[language]} {book.version}",
        "shop": found.shop,
        "application": applications.find_application_of(found) if is_staff else None,
        "runs": audits.list_inspections(found),
        "decision": audits.find_decision(found),
        "letters": correspondence.list_letters(about=found) if is_staff else [],
        "assigned": accounts.list_assigned_to(found, on=request.on),
        "why_not_assess": audits.why_not_assess(found, by=request.user, on=request.on),
        "in_the_way": [
            {"theme": criteria[name].theme, "demand": criteria[name].demand[language]}
            for name in in_the_way
        ],
    }


def _remedy(
    request: PersonRequest, found: Audit, rows: tuple[Row, ...]
) -> dict[str, Any]:
    """What was asked of the shop, and what would be asked now."""
    language, criteria = reader_language(), audits.rulebook_of(found).criteria
    asked = [
        {
            "request": asked,
            "lines": [
                {
                    "nonconformity": found_then,
                    "demand": criteria[found_then.criterion].demand[language],
                }
                for found_then in audits.list_nonconformities(asked)
            ],
        }
        for asked in audits.list_remedy_requests(found)
    ]
    unmet = [
        {
            "demand": row.criterion.demand[language],
            "seen": row.assessment.note if row.assessment else "",
            "remedy": row.criterion.remedy[language],
        }
        for row in rows
        if row.verdict == audits.Verdict.NOT_MET
    ]
    may_ask = found.state == State.ASSESSMENT and bool(unmet)
    return {
        "asked": asked,
        "unmet": unmet,
        "remedy_until": audits.remedy_deadline(found, on=request.on)
        if may_ask
        else None,
    }


def _progress(found: Audit) -> dict[str, Any]:
    runs = audits.list_inspections(found)
    run: Inspection | None = runs[-1] if runs else None
    is_under_way = run is not None and run.state in UNDER_WAY
    return {
        "run": run,
        "is_under_way": is_under_way,
        "progress_url": reverse("staff:audit_progress", args=[found.number]),
        "now": _doing(run) if run else "",
    }


def _doing(run: Inspection) -> str:
    if run.state == RunState.WAITING:
        return _("Waiting for the inspector to begin.")
    return _("Looking at %(page)s") % {"page": run.page} if run.page else ""
