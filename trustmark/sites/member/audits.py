"""The page of an audit as the shop sees it: progress, what to repair, the decision."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Finding, RunState, State
from trustmark.correspondence import api as correspondence
from trustmark.kernel.cases import MoveRefused
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Lines
from trustmark.sites.member.finding import my_audit
from trustmark.sites.member.pages import (
    SEE_OTHER,
    frame_of,
    kind_names,
    reader_language,
)
from trustmark.sites.member.story import story_of


class RemarkForm(forms.Form):
    """What the shop wants to add to its report."""

    remark = Lines(
        label=gettext_lazy("What did you change?"),
        max_length=2000,
        required=False,
        rows=4,
    )


@dataclass(frozen=True)
class Running:
    """How far the inspector is, in steps of a visit."""

    done: int
    total: int
    now: str


@dataclass(frozen=True)
class Repair:
    """One demand that was not met, with what was seen and what to change."""

    demand: str
    seen: str
    page: str
    remedy: str
    finding: Finding | None
    picture: str


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def audit(request: PersonRequest, number: str) -> HttpResponse:
    """Everything about one audit; reporting that all was repaired is the one button."""
    case = my_audit(request, number)
    form = RemarkForm(sent(request))
    refusal = audits.why_not_report_remedied(case)
    if request.method == "POST" and form.is_valid() and refusal is None:
        try:
            audits.report_remedied(
                case,
                remark=form.cleaned_data["remark"],
                by=request.user,
                at=request.at,
            )
        except MoveRefused:
            refusal = audits.why_not_report_remedied(case)
        else:
            messages.success(request, _("Thank you. The re-audit has begun."))
            return HttpResponseRedirect(request.path, status=SEE_OTHER)
    if request.method == "POST" and refusal:
        messages.warning(request, refusal)
    values = _values(case) | {"form": form}
    status = status_of(request, refusal=refusal)
    return render(request, "member/audits/audit.html", values, status=status)


@for_contacts
@require_safe
def progress(request: PersonRequest, number: str) -> HttpResponse:
    """How far the inspector is; once it is done the page shows what comes next."""
    case = my_audit(request, number)
    if case.state != State.INSPECTION:
        return HttpResponseClientRefresh()
    values = {"audit": case, "running": _running(case)}
    return render(request, "member/audits/progress.html", values)


@for_contacts
@require_safe
def report(request: PersonRequest, number: str) -> HttpResponse:
    """The report of a decided audit as a PDF, in the reader's language."""
    case = my_audit(request, number)
    if audits.why_not_read_report(case):
        raise Http404
    response = HttpResponse(
        audits.render_report(case, language=reader_language()),
        content_type="application/pdf",
    )
    response["Content-Disposition"] = f'attachment; filename="{case.number}.pdf"'
    return response


def _values(case: Audit) -> dict[str, Any]:
    book = audits.rulebook_of(case)
    rounds = audits.list_remedy_requests(case)
    return frame_of(book) | {
        "audit": case,
        "kind": kind_names(book)[case.kind],
        "running": _running(case) if case.state == State.INSPECTION else None,
        "rounds": [_round(case, request, request is rounds[-1]) for request in rounds],
        "decision": audits.find_decision(case),
        "has_report": audits.why_not_read_report(case) is None,
        "story": story_of(case, company=case.shop.company, book=book),
        "openings": {"open": _("The audit was opened")},
        "letters": correspondence.list_letters(about=case),
    }


def _running(case: Audit) -> Running:
    """The last step that was reported; a run that waits has done nothing yet."""
    runs = audits.list_inspections(case)
    run = runs[-1] if runs else None
    if run is None or run.state == RunState.WAITING:
        return Running(0, len(audits.VISIT_STEPS), _("waiting for the inspector"))
    place = audits.VISIT_STEPS.index(run.step) if run.step in audits.VISIT_STEPS else 0
    return Running(place, len(audits.VISIT_STEPS), run.page)


def _round(
    case: Audit, request: audits.RemedyRequest, is_latest: bool
) -> dict[str, Any]:
    findings = _findings(case) if is_latest else {}
    return {
        "request": request,
        "is_open": is_latest and case.state == State.REMEDY,
        "repairs": [
            _repair(case, found, findings.get(found.criterion))
            for found in audits.list_nonconformities(request)
        ],
    }


def _repair(
    case: Audit, found: audits.Nonconformity, finding: Finding | None
) -> Repair:
    criterion = audits.rulebook_of(case).criteria[found.criterion]
    language = reader_language()
    picture = ""
    if finding and finding.picture:
        picture = reverse(
            "member:picture", args=[case.number, finding.inspection_id, finding.picture]
        )
    return Repair(
        demand=criterion.demand[language],
        seen=found.seen,
        page=found.page,
        remedy=criterion.remedy[language],
        finding=finding,
        picture=picture,
    )


def _findings(case: Audit) -> dict[str, Finding]:
    """What shows each demand that is not met: the finding with the words it saw."""
    return {
        row.criterion.id: next(
            (found for found in row.findings if found.outcome == "not-met"),
            row.findings[0],
        )
        for row in audits.list_rows(case, language=reader_language())
        if row.findings
    }
