"""Amounts: what is owed, marking it as paid, letting go of it."""

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem, State
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import OneLine
from trustmark.sites.staff.deeds import (
    Cleaned,
    Deed,
    Tried,
    list_offers,
    perform,
    reason_form,
)
from trustmark.sites.staff.navigation import FINANCE
from trustmark.sites.staff.pages import (
    page_of,
    schemes_by_slug,
    story_of,
    text_searched,
)
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of

OPEN = frozenset({State.OPEN})


class PaidForm(forms.Form):
    """When the money came in."""

    received_on = forms.DateField(
        label=_("Received on"), widget=forms.DateInput(attrs={"type": "date"})
    )
    remark = OneLine(
        label=_("Remark"),
        help_text=_("For instance the number of the bank statement."),
        max_length=500,
        required=False,
    )


@for_staff(*FINANCE)
@require_safe
def amount_list(request: PersonRequest) -> HttpResponse:
    """Every amount, newest first; by company or number."""
    text = text_searched(request)
    rows = billing.search(schemes=reach_of(request).schemes, text=text)
    page, known = page_of(request, rows), schemes_by_slug()
    items = [(item, known[item.scheme].country) for item in page]
    values = {"page": page, "items": items, "text": text}
    return render(request, "staff/amounts/list.html", values)


@for_staff(*FINANCE)
@require_safe
def amount(request: PersonRequest, number: str) -> HttpResponse:
    """One amount: for what, how much, until when."""
    return _show(request, _get(request, number), None)


@for_staff(*FINANCE)
@require_POST
def amount_act(request: PersonRequest, number: str, deed: str) -> HttpResponse:
    """Mark it as paid, or let go of it."""
    found = _get(request, number)
    return perform(
        found,
        DEEDS,
        deed,
        request,
        here=reverse("staff:amount", args=[number]),
        show=lambda tried: _show(request, found, tried),
    )


def _get(request: PersonRequest, number: str) -> OpenItem:
    try:
        found = billing.get_item(number)
    except OpenItem.DoesNotExist as absent:
        raise Http404 from absent
    in_reach_or_not_found(request, scheme=found.scheme)
    return found


def _show(
    request: PersonRequest, found: OpenItem, tried: Tried[OpenItem] | None
) -> HttpResponse:
    offers = list_offers(
        found,
        DEEDS,
        request,
        address=lambda code: reverse("staff:amount_act", args=[found.number, code]),
        tried=tried,
    )
    values = {
        "item": found,
        "story": story_of(found, scheme=found.scheme),
        "offers": offers,
        "tried": tried,
    }
    return render(request, "staff/amounts/detail.html", values)


def _paid_form(found: OpenItem, data: QueryDict | None, auto_id: str) -> PaidForm:
    form = PaidForm(data, auto_id=auto_id)
    form.fields["received_on"].widget.attrs["min"] = found.arose_on.isoformat()
    return form


def _pay(found: OpenItem, cleaned: Cleaned, request: PersonRequest) -> None:
    received_on = cleaned["received_on"]
    fault = billing.why_not_received(found, received_on=received_on, on=request.on)
    if fault:
        raise forms.ValidationError({"received_on": fault})
    billing.mark_paid(
        found,
        received_on=received_on,
        remark=cleaned["remark"],
        by=request.user,
        at=request.at,
    )


def _withdraw(found: OpenItem, cleaned: Cleaned, request: PersonRequest) -> None:
    billing.withdraw(found, reason=cleaned["reason"], by=request.user, at=request.at)


DEEDS: tuple[Deed[OpenItem], ...] = (
    Deed(
        "pay",
        _("Mark as paid"),
        _("The amount was marked as paid; what waited for it goes on."),
        OPEN,
        lambda i, r: billing.why_not_mark_paid(i, by=r.user, on=r.on),
        _pay,
        _paid_form,
    ),
    Deed(
        "withdraw",
        _("Let go of this claim"),
        _("The claim was withdrawn."),
        OPEN,
        lambda i, r: billing.why_not_withdraw(i, by=r.user, on=r.on),
        _withdraw,
        reason_form(_("Reason")),
        kind="danger",
    ),
)
