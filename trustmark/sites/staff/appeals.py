"""Appeals: a third person looks again at what was refused."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.applications import api as applications
from trustmark.applications.api import Appeal, AppealState, Application
from trustmark.audits import api as audits
from trustmark.kernel.history import list_history
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.deeds import (
    Cleaned,
    Deed,
    Tried,
    list_offers,
    perform,
    reason_form,
)
from trustmark.sites.staff.pages import kind_name, page_of, reader_language, story_of
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of

FILED = frozenset({AppealState.FILED})


@for_staff()
@require_safe
def appeal_list(request: PersonRequest) -> HttpResponse:
    """Every appeal, newest first."""
    rows = applications.list_appeals(schemes=reach_of(request).schemes)
    page = page_of(request, rows)
    lines = [
        {"appeal": found, "party": applications.matter_in(found).party}
        for found in page
    ]
    values = {"page": page, "lines": lines}
    return render(request, "staff/appeals/list.html", values)


@for_staff()
@require_safe
def appeal(request: PersonRequest, id: int) -> HttpResponse:
    """The decision, what speaks against it, and what a third person decides."""
    return _show(request, _get(request, id), None)


@for_staff()
@require_POST
def appeal_act(request: PersonRequest, id: int, deed: str) -> HttpResponse:
    """Uphold or overturn."""
    found = _get(request, id)
    return perform(
        found,
        DEEDS,
        deed,
        request,
        here=reverse("staff:appeal", args=[id]),
        show=lambda tried: _show(request, found, tried),
    )


def _get(request: PersonRequest, appeal_id: int) -> Appeal:
    try:
        found = applications.get_appeal(appeal_id)
    except Appeal.DoesNotExist as absent:
        raise Http404 from absent
    in_reach_or_not_found(request, scheme=applications.matter_in(found).scheme)
    return found


def _show(
    request: PersonRequest, found: Appeal, tried: Tried[Appeal] | None
) -> HttpResponse:
    matter = applications.matter_in(found)
    values = {
        "appeal": found,
        "matter": matter,
        **_about(found),
        **(_refused(found.application) if found.application else {}),
        "story": story_of(found, scheme=matter.scheme),
        "offers": list_offers(
            found,
            DEEDS,
            request,
            address=lambda code: reverse("staff:appeal_act", args=[found.pk, code]),
            tried=tried,
        ),
        "tried": tried,
    }
    return render(request, "staff/appeals/detail.html", values)


def _about(found: Appeal) -> dict[str, Any]:
    """Where the case stands, and what was said when it was decided."""
    case = found.certificate or found.membership
    if case is None:
        return {"url": reverse("staff:application", args=[_number(found)])}
    page = "staff:certificate" if found.certificate else "staff:membership"
    said = [line.reason for line in list_history(case) if line.at == found.against_at]
    return {
        "url": reverse(page, args=[case.number]),
        "said": said[-1] if said else "",
        "still_stands": applications.still_stands(found),
    }


def _number(found: Appeal) -> str:
    return applications.matter_in(found).party.number


def _refused(application: Application) -> dict[str, Any]:
    book, language = application.scheme_version.rules, reader_language()
    ground = book.grounds.get(application.refusal_ground)
    return {
        "application": application,
        "ground": ground.name[language] if ground else "",
        "denied": [
            kind_name(book.scheme, audit.kind)
            for audit in applications.list_denied(application)
        ],
        "decisions": [
            {"audit": audit, "decision": audits.find_decision(audit)}
            for audit in applications.list_audits(application)
        ],
    }


def _why_not(found: Appeal, request: PersonRequest) -> str | None:
    return applications.why_not_decide_appeal(found, by=request.user, on=request.on)


def _uphold(found: Appeal, cleaned: Cleaned, request: PersonRequest) -> None:
    applications.uphold(
        found, reasons=cleaned["reason"], by=request.user, at=request.at
    )


def _overturn(found: Appeal, cleaned: Cleaned, request: PersonRequest) -> None:
    applications.overturn(
        found, reasons=cleaned["reason"], by=request.user, at=request.at
    )


_REASONS = reason_form(
    _("Reasons"),
    help_text=_("In the language of the company; they go into the letter."),
)
DEEDS: tuple[Deed[Appeal], ...] = (
    Deed(
        "uphold",
        _("Let the decision stand"),
        _("The decision stands; the company was told why."),
        FILED,
        _why_not,
        _uphold,
        _REASONS,
    ),
    Deed(
        "overturn",
        _("Overturn the decision"),
        _("The decision was overturned; the company was told what happens now."),
        FILED,
        _why_not,
        _overturn,
        _REASONS,
    ),
)
