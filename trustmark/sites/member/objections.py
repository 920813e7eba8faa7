"""Objecting to what was decided on a certificate or a membership."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trustmark.applications import api as applications
from trustmark.certificates.api import Certificate
from trustmark.kernel.cases import MoveRefused
from trustmark.memberships.api import Membership
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.member.applications import AppealForm
from trustmark.sites.member.finding import my_certificate, my_membership
from trustmark.sites.member.pages import SEE_OTHER, frame_of
from trustmark.sites.member.story import story_of


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: PersonRequest, number: str) -> HttpResponse:
    """What was decided on a certificate, and objecting to it."""
    case = my_certificate(request, number)
    return _answer(request, case, applications.appeal_certificate, case.shop.name)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def membership(request: PersonRequest, number: str) -> HttpResponse:
    """What was decided on a membership, and objecting to it."""
    case = my_membership(request, number)
    return _answer(request, case, applications.appeal_membership, case.company.name)


def _answer(request: PersonRequest, case: Any, verb: Any, name: str) -> HttpResponse:
    form = AppealForm(sent(request))
    refusal = applications.why_not_object(case, by=request.user, on=request.on)
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            verb(
                case,
                argument=form.cleaned_data["words"],
                by=request.user,
                at=request.at,
            )
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, _("We received your appeal."))
            return HttpResponseRedirect(request.path, status=SEE_OTHER)
    values = _values(case) | {"form": form, "refusal": refusal, "name": name}
    status = status_of(request, refusal=refusal)
    return render(request, "member/objections/objection.html", values, status=status)


def _values(case: Certificate | Membership) -> dict[str, Any]:
    book = case.scheme_version.rules
    shop = case.shop if isinstance(case, Certificate) else None
    company = shop.company if shop else case.company  # type: ignore[union-attr]
    decision = applications.disputed(case)
    return frame_of(book) | {
        "case": case,
        "shop": shop,
        "decision": decision.label if decision else "",
        "last_day": applications.last_day_to_object(case),
        "appeal": applications.find_appeal_against(case),
        "story": story_of(case, company=company, book=book),
        "openings": {
            "issue": _("The certificate was issued"),
            "start": _("The membership began"),
        },
    }
