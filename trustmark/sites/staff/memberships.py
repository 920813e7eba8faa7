"""Memberships: the list, and the case with suspending, restoring and ending."""

from datetime import timedelta

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.correspondence import api as correspondence
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership, State
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines
from trustmark.sites.staff.deeds import (
    Cleaned,
    Deed,
    Tried,
    later_than,
    list_offers,
    perform,
    reason_form,
)
from trustmark.sites.staff.notes import note_deed
from trustmark.sites.staff.pages import (
    page_of,
    reader_language,
    story_of,
    text_searched,
)
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of

TOLD = _("In the language of the company; it goes into the letter.")


class ExtendForm(forms.Form):
    """Until when the membership stays provisional, and why."""

    until = forms.DateField(
        label=_("Provisional until"),
        help_text=_("The first day it may become full."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    reason = Lines(label=_("Reason"), max_length=2000, rows=3)


@for_staff()
@require_safe
def membership_list(request: PersonRequest) -> HttpResponse:
    """Every membership; by company or number."""
    text = text_searched(request)
    rows = memberships.search(schemes=reach_of(request).schemes, text=text)
    values = {"page": page_of(request, rows), "text": text}
    return render(request, "staff/memberships/list.html", values)


@for_staff()
@require_safe
def membership(request: PersonRequest, number: str) -> HttpResponse:
    """One membership: its story, what it carries, what can be done."""
    return _show(request, _get(request, number), None)


@for_staff()
@require_POST
def membership_act(request: PersonRequest, number: str, deed: str) -> HttpResponse:
    """Do one thing with the membership."""
    found = _get(request, number)
    return perform(
        found,
        DEEDS,
        deed,
        request,
        here=reverse("staff:membership", args=[number]),
        show=lambda tried: _show(request, found, tried),
    )


def _get(request: PersonRequest, number: str) -> Membership:
    try:
        found = memberships.get_membership(number)
    except Membership.DoesNotExist as absent:
        raise Http404 from absent
    in_reach_or_not_found(request, scheme=found.scheme)
    return found


def _show(
    request: PersonRequest, found: Membership, tried: Tried[Membership] | None
) -> HttpResponse:
    offers = list_offers(
        found,
        DEEDS,
        request,
        address=lambda code: reverse("staff:membership_act", args=[found.number, code]),
        tried=tried,
    )
    is_provisional = found.state == State.PROVISIONAL
    values = {
        "membership": found,
        "scheme_name": found.scheme_version.rules.scheme.name[reader_language()],
        "held_back": memberships.why_not_become_full(found, on=request.on)
        if is_provisional
        else None,
        "holds": memberships.list_holds(found),
        "certificates": certificates.list_certificates_under(found),
        "items": billing.list_items_of(found.company),
        "letters": correspondence.list_letters(about=found),
        "story": story_of(found, scheme=found.scheme),
        "offers": offers,
        "tried": tried,
    }
    return render(request, "staff/memberships/detail.html", values)


def _extend_form(found: Membership, data: QueryDict | None, auto_id: str) -> ExtendForm:
    form = ExtendForm(data, auto_id=auto_id)
    stands = found.provisional_until
    if stands is not None:
        field = form.fields["until"]
        field.widget.attrs["min"] = (stands + timedelta(days=1)).isoformat()
        field.validators.append(later_than(stands))
    return form


def _extend(found: Membership, cleaned: Cleaned, request: PersonRequest) -> None:
    memberships.extend_provisional(
        found,
        until=cleaned["until"],
        reason=cleaned["reason"],
        by=request.user,
        at=request.at,
    )


def _suspend(found: Membership, cleaned: Cleaned, request: PersonRequest) -> None:
    memberships.suspend(found, reason=cleaned["reason"], by=request.user, at=request.at)


def _restore(found: Membership, cleaned: Cleaned, request: PersonRequest) -> None:
    memberships.restore(found, reason=cleaned["reason"], by=request.user, at=request.at)


def _end(found: Membership, cleaned: Cleaned, request: PersonRequest) -> None:
    memberships.end(found, reason=cleaned["reason"], by=request.user, at=request.at)


def _hold(found: Membership, cleaned: Cleaned, request: PersonRequest) -> None:
    memberships.hold_back(
        found, reason=cleaned["reason"], by=request.user, at=request.at
    )


def _lift(found: Membership, cleaned: Cleaned, request: PersonRequest) -> None:
    memberships.let_go(found, reason=cleaned["reason"], by=request.user, at=request.at)


DEEDS: tuple[Deed[Membership], ...] = (
    Deed(
        "restore",
        _("Lift the suspension"),
        _("The suspension was lifted."),
        frozenset({State.SUSPENDED}),
        lambda m, r: memberships.why_not_restore(m, by=r.user, on=r.on),
        _restore,
        reason_form(_("Reason")),
    ),
    Deed(
        "extend",
        _("Extend the provisional time"),
        _("The membership stays provisional for longer."),
        frozenset({State.PROVISIONAL}),
        lambda m, r: memberships.why_not_hold_back(m, by=r.user, on=r.on),
        _extend,
        _extend_form,
    ),
    Deed(
        "hold",
        _("Hold back from full membership"),
        _("The membership is held back until this is lifted."),
        frozenset({State.PROVISIONAL}),
        lambda m, r: memberships.why_not_hold_back(m, by=r.user, on=r.on),
        _hold,
        reason_form(_("What speaks against full membership")),
    ),
    Deed(
        "lift",
        _("Let go of what holds it back"),
        _("Nobody here holds the membership back any more."),
        frozenset({State.PROVISIONAL}),
        lambda m, r: memberships.why_not_let_go(m, by=r.user, on=r.on),
        _lift,
        reason_form(_("Why it is solved")),
    ),
    Deed(
        "suspend",
        _("Suspend"),
        _("The membership was suspended, and every seal with it."),
        frozenset({State.PROVISIONAL, State.FULL}),
        lambda m, r: memberships.why_not_suspend(m, by=r.user, on=r.on),
        _suspend,
        reason_form(_("Reason"), help_text=TOLD),
        kind="danger",
    ),
    Deed(
        "end",
        _("End the membership"),
        _("The membership has ended."),
        memberships.RUNNING,
        lambda m, r: memberships.why_not_end(m, by=r.user, on=r.on),
        _end,
        reason_form(_("Reason"), help_text=TOLD),
        kind="danger",
    ),
    note_deed(memberships.State),
)
