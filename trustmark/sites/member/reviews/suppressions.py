"""Who is not written to: the list, looking an address up, noting and lifting."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from trustmark.invitations import api as invitations
from trustmark.kernel.cases import MoveRefused
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Address
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER

PER_PAGE = 50


class LookUpForm(forms.Form):
    """Which address."""

    email = Address(
        label=gettext_lazy("E-mail address of the customer"),
        help_text=gettext_lazy(
            "We keep no addresses here, only a mark by which we know them again. Type "
            "one to see whether we write to it."
        ),
        max_length=254,
    )


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def suppressions(request: PersonRequest, domain: str) -> HttpResponse:
    """See who is not written to; look one address up, note a wish, or lift it."""
    mine = my_shop(request, domain)
    form = LookUpForm(sent(request))
    refusal, looked = None, None
    if request.method == "POST" and form.is_valid():
        limit = ratelimit.consume_or_429(
            request, action="look_up_address", user=request.user
        )
        if limit:
            return limit  # type: ignore[no-any-return]
        email, deed = form.cleaned_data["email"], request.POST.get("deed", "")
        try:
            if deed == "note":
                invitations.note_refusal(mine, email, by=request.user, at=request.at)
                messages.success(request, _("Nobody writes to this address for you."))
                return _back(mine)
            if deed == "lift":
                _lift(request, mine, email)
                return _back(mine)
        except MoveRefused as late:
            refusal = str(late)
        looked = _looked(request, mine, email)
    rows = invitations.list_suppressions(mine)
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "form": form,
        "refusal": refusal,
        "looked": looked,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    }
    is_found = looked is not None and not refusal
    status = 200 if is_found else status_of(request, refusal=refusal)
    return render(request, "member/reviews/suppressions.html", values, status=status)


def _lift(request: PersonRequest, shop: Shop, email: str) -> None:
    found = invitations.suppressions_of(email, shop)
    for one in found:
        invitations.lift(one, shop=shop, by=request.user, at=request.at)
    messages.success(request, _("This address gets letters again."))


def _looked(request: PersonRequest, shop: Shop, email: str) -> dict[str, Any]:
    """What is known of one address, and what the shop may do about it."""
    found = invitations.suppressions_of(email, shop)
    reasons = [
        invitations.why_not_lift(one, shop, by=request.user, at=request.at)
        for one in found
    ]
    return {
        "email": email,
        "found": found,
        "why_not_lift": next((why for why in reasons if why), None),
    }


def _back(shop: Shop) -> HttpResponseRedirect:
    there = reverse("member:suppressions", args=[shop.domain])
    return HttpResponseRedirect(there, status=SEE_OTHER)
