"""One order, typed in; for a shop with a few a week."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import Fault, OrderMessage, OrderRefused, Source
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Address, OneLine
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.orders.overview import frame
from trustmark.sites.member.orders.sentences import ORDER_FAULTS
from trustmark.sites.member.pages import SEE_OTHER

_FIELDS = {Fault.NUMBER_LONG: "number"}


def _languages() -> list[tuple[str, Any]]:
    return [("", gettext_lazy("That of the shop")), *settings.LANGUAGES]


class OrderForm(forms.Form):
    """Whom to ask about which order."""

    email = Address(
        label=gettext_lazy("E-mail address of the customer"),
        help_text=gettext_lazy(
            "Only of customers whom you told that you share their data with us."
        ),
        max_length=254,
    )
    number = OneLine(
        label=gettext_lazy("Order number"),
        help_text=gettext_lazy("With it we see it when the order comes in twice."),
        max_length=64,
        required=False,
    )
    first_name = OneLine(
        label=gettext_lazy("First name"),
        help_text=gettext_lazy("To begin the letter with. We keep the first word."),
        max_length=60,
        required=False,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the customer"),
        choices=_languages,
        required=False,
    )
    delay = forms.IntegerField(
        label=gettext_lazy("Days to wait"),
        help_text=gettext_lazy("Empty means: as long as usual for your shop."),
        min_value=0,
        max_value=365,
        required=False,
    )

    def message(self) -> OrderMessage:
        """What was typed, as an order."""
        told = self.cleaned_data
        return OrderMessage(
            email=told["email"],
            source=Source.MANUAL,
            number=told["number"],
            customer_name=told["first_name"],
            language=told["language"],
            delay="" if told["delay"] is None else str(told["delay"]),
        )


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: PersonRequest, domain: str) -> HttpResponse:
    """Type an order in; one we had already is said to be one."""
    mine = my_shop(request, domain)
    form = OrderForm(sent(request))
    refusal = orders.why_not_tell_orders(mine, by=request.user)
    if request.method == "POST" and form.is_valid() and not refusal:
        limit = ratelimit.consume_or_429(
            request, action="type_order", user=request.user
        )
        if limit:
            return limit  # type: ignore[no-any-return]
        try:
            taken = orders.tell_order(
                mine, form.message(), by=request.user, at=request.at
            )
        except OrderRefused as refused:
            form.add_error(
                _FIELDS.get(refused.fault, "email"), str(ORDER_FAULTS[refused.fault])
            )
        except MoveRefused as late:
            refusal = str(late)
        else:
            _say(request, is_new=taken.is_new)
            there = reverse("member:orders", args=[domain])
            return HttpResponseRedirect(there, status=SEE_OTHER)
    values = frame(request, mine) | {"form": form, "why_not": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/orders/by_hand.html", values, status=status)


def _say(request: PersonRequest, *, is_new: bool) -> None:
    if is_new:
        messages.success(request, _("The order was taken."))
    else:
        messages.info(request, _("We had this order already."))
