"""Appeals: a third person looks at a refusal again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.applications import api as applications
from trustmark.applications.api import Appeal, AppealState
from trustmark.audits import api as audits
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
from trustmark.sites.staff.pages import page_of, reader_language, story_of
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of

FILED = frozenset({AppealState.FILED})


@for_staff()
@require_safe
def appeal_list(request: PersonRequest) -> HttpResponse:
    """Every appeal, newest first."""
    rows = applications.list_appeals(schemes=reach_of(request).schemes)
    return render(request, "staff/appeals/list.html", {"page": page_of(request, rows)})


@for_staff()
@require_safe
def appeal(request: PersonRequest, id: int) -> HttpResponse:
    """The refusal, what speaks against it, and the decision of a third person."""
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
    in_reach_or_not_found(request, scheme=found.application.scheme)
    return found


def _show(
    request: PersonRequest, found: Appeal, tried: Tried[Appeal] | None
) -> HttpResponse:
    application = found.application
    book, language = application.scheme_version.rules, reader_language()
    ground = book.grounds.get(application.refusal_ground)
    decided = applications.list_audits(application)
    values = {
        "appeal": found,
        "application": application,
        "ground": ground.name[language] if ground else "",
        "decisions": [
            {"audit": audit, "decision": audits.find_decision(audit)}
            for audit in decided
        ],
        "story": story_of(found),
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
        _("Let the refusal stand"),
        _("The refusal stands; the applicant was told why."),
        FILED,
        _why_not,
        _uphold,
        _REASONS,
    ),
    Deed(
        "overturn",
        _("Overturn the refusal"),
        _("The refusal was overturned; the application is taken up again."),
        FILED,
        _why_not,
        _overturn,
        _REASONS,
    ),
)
