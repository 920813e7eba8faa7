"""The page of an application, and what an applicant may do there by hand."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from trustmark.applications import api as applications
from trustmark.applications.api import Application, State
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.correspondence import api as correspondence
from trustmark.kernel.cases import MoveRefused
from trustmark.shops import api as shops
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Lines
from trustmark.sites.member.desk import shop_name
from trustmark.sites.member.finding import my_application
from trustmark.sites.member.pages import (
    SEE_OTHER,
    frame_of,
    kind_names,
    reader_language,
)
from trustmark.sites.member.story import story_of
from trustmark.sites.member.undoing import undoing
from trustmark.sites.member.wizard.answers import CHECK, STEPS
from trustmark.sites.member.wizard.submission import check, priced


class CancelForm(forms.Form):
    """Why somebody cancels; nobody has to say."""

    words = Lines(
        label=gettext_lazy("Why are you cancelling?"),
        max_length=2000,
        required=False,
        rows=4,
    )


class SupplyForm(forms.Form):
    """What the applicant says about what was asked."""

    words = Lines(
        label=gettext_lazy("What did you supply or change?"),
        max_length=2000,
        rows=4,
    )


class AppealForm(forms.Form):
    """Why a refusal is not right."""

    words = Lines(
        label=gettext_lazy("Why do you disagree?"),
        help_text=gettext_lazy(
            "Say which reason is not right, and where we can see that."
        ),
        max_length=5000,
        rows=8,
    )


@for_contacts
@require_safe
def application(request: PersonRequest, number: str) -> HttpResponse:
    """The story so far, and the one thing to do now; a draft goes on where it was."""
    case = my_application(request, number)
    if case.state == State.DRAFT:
        done = check(case).done
        first = next((step for step in STEPS if step not in done), CHECK)
        return _to("member:application_step", case.number, first)
    book = case.scheme_version.rules
    told = story_of(case, company=case.company, book=book)
    values = (
        _frame(case)
        | _now(request, case)
        | {
            "story": told,
            "openings": {"begin": _("The application was begun")},
            "letters": correspondence.list_letters(about=case),
            "items": billing.list_items_about(case),
            "why_not_cancel": applications.why_not_cancel(case, by=request.user),
        }
    )
    return render(request, "member/applications/application.html", values)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def supply(request: PersonRequest, number: str) -> HttpResponse:
    """Say that what was asked for is there."""
    case = my_application(request, number)
    form = SupplyForm(sent(request))
    refusal = applications.why_not_supply(case, by=request.user)
    if request.method == "POST" and form.is_valid() and not refusal:
        # It has us ask registers and look at a domain, and intake look again.
        limit = ratelimit.consume_or_429(request, action="supply", user=request.user)
        if limit:
            return limit  # type: ignore[no-any-return]
        try:
            applications.supply(
                case, remark=form.cleaned_data["words"], by=request.user, at=request.at
            )
        except MoveRefused:
            refusal = applications.why_not_supply(case, by=request.user)
        else:
            messages.success(request, _("Thank you. We look at it again."))
            return _to("member:application", case.number)
    values = _frame(case) | {"form": form, "refusal": refusal}
    return _show_form(request, "supply", values)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: PersonRequest, number: str) -> HttpResponse:
    """Take the application back; what that costs is said before the button."""
    case = my_application(request, number)
    form = CancelForm(sent(request))
    refusal = applications.why_not_cancel(case, by=request.user)
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            applications.cancel(
                case, reason=form.cleaned_data["words"], by=request.user, at=request.at
            )
        except MoveRefused:
            refusal = applications.why_not_cancel(case, by=request.user)
        else:
            messages.success(request, _("The application was cancelled."))
            return _to("member:desk")
    values = _frame(case) | {"form": form, "refusal": refusal}
    values |= {"cancelling": priced(_cost_of_cancelling(request, case))}
    return _show_form(request, "cancel", values)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: PersonRequest, number: str) -> HttpResponse:
    """Object to a refusal; somebody who was not involved decides."""
    case = my_application(request, number)
    form = AppealForm(sent(request))
    refusal = applications.why_not_appeal(case, by=request.user, on=request.on)
    if request.method == "POST" and form.is_valid() and not refusal:
        try:
            applications.appeal(
                case,
                argument=form.cleaned_data["words"],
                by=request.user,
                at=request.at,
            )
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, _("We received your appeal."))
            return _to("member:application", case.number)
    values = _frame(case) | _refusal(case) | {"form": form, "refusal": refusal}
    return _show_form(request, "appeal", values)


def _frame(case: Application) -> dict[str, Any]:
    book = case.scheme_version.rules
    names = kind_names(book)
    return frame_of(book) | {
        "application": case,
        "name": shop_name(case),
        "kinds": [names[code] for code in case.kinds],
        "is_draft": case.state == State.DRAFT,
    }


def _now(request: PersonRequest, case: Application) -> dict[str, Any]:
    """What only this state needs."""
    match case.state:
        case State.INTAKE | State.INCOMPLETE:
            is_proven = bool(case.shop and shops.is_domain_proven(case.shop))
            return {"is_proven": is_proven}
        case State.CANCELLED:
            return undoing(request, case)
        case State.AUDITING:
            return undoing(request, case) | {"audits": applications.list_audits(case)}
        case State.REFUSED | State.ADMITTED | State.AWAITING_PAYMENT:
            why_not = applications.why_not_appeal(case, by=request.user, on=request.on)
            return (
                _refusal(case)
                | undoing(request, case)
                | {
                    "audits": applications.list_audits(case),
                    "appeal": applications.find_appeal(case),
                    "why_not_appeal": why_not,
                }
            )
        case _:
            return {}


def _refusal(case: Application) -> dict[str, Any]:
    """What was refused, of all kinds or of some, and why."""
    book = case.scheme_version.rules
    ground = book.grounds.get(case.refusal_ground)
    is_refused = case.state == State.REFUSED
    denied = [] if is_refused else applications.list_denied(case)
    decisions = [audits.find_decision(audit) for audit in denied]
    return {
        "denied": [kind_names(book)[audit.kind] for audit in denied],
        "reasons_of_denial": [found.reasons for found in decisions if found],
        "ground": ground.letter[reader_language()] if ground else "",
        "reasons": case.refusal_reasons
        if book.allows("refusal-reasons-in-letter")
        else "",
        "last_day_to_appeal": applications.last_day_to_appeal(case),
    }


def _cost_of_cancelling(
    request: PersonRequest, case: Application
) -> tuple[applications.PriceLine, ...]:
    """What cancelling costs now; nothing before the audit."""
    if case.state not in {State.AUDITING, State.AWAITING_PAYMENT}:
        return ()
    book = case.scheme_version.rules
    return applications.price_lines(
        book, applications.cancelling_fees(book), on=request.on
    )


def _show_form(
    request: PersonRequest, name: str, values: dict[str, Any]
) -> HttpResponse:
    """One form of an application, or why it cannot be sent."""
    status = status_of(request, refusal=values["refusal"])
    template = f"member/applications/{name}.html"
    return render(request, template, values, status=status)


def _to(page: str, *arguments: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(page, args=arguments), status=SEE_OTHER)
