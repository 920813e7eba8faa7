"""From which address letters leave: chosen, proven, and what is still missing."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Record, Seen, SenderAddress
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.links import LinkRefused
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest, sent, status_of
from trustmark.sites.layout.texts import Address
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.pages import SEE_OTHER

SEEN = {
    Seen.RIGHT: gettext_lazy("Right"),
    Seen.MISSING: gettext_lazy("Not there"),
    Seen.MANY: gettext_lazy("There is more than one; keep one"),
    Seen.OTHER: gettext_lazy("There, but not as it should be"),
    Seen.UNKNOWN: gettext_lazy("No answer for now"),
}
WHY = {
    Record.SPF: gettext_lazy("says that our mail servers may send for you"),
    Record.DKIM: gettext_lazy("lets us sign each letter with your domain"),
    Record.DMARC: gettext_lazy("says what others do with mail that is not signed"),
}


class SenderForm(forms.Form):
    """The address of its own."""

    email = Address(
        label=gettext_lazy("From which address?"),
        help_text=gettext_lazy(
            "One that somebody of yours reads, such as hello@ your own domain."
        ),
        max_length=254,
    )


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def sender(request: PersonRequest, domain: str) -> HttpResponse:
    """See whence letters leave, and choose an address of the shop's own."""
    mine = my_shop(request, domain)
    held = invitations.find_sender(mine)
    form = SenderForm(sent(request))
    refusal = invitations.why_not_choose(mine, by=request.user)
    if request.method == "POST" and not refusal and form.is_valid():
        limit = ratelimit.consume_or_429(
            request, action="choose_sender", user=request.user
        )
        if limit:
            return limit  # type: ignore[no-any-return]
        typed = form.cleaned_data["email"]
        why_not = invitations.why_not_choose_sender(mine, typed, by=request.user)
        if why_not:
            form.add_error("email", why_not)
        else:
            try:
                chosen = invitations.choose_sender(
                    mine, typed, by=request.user, at=request.at
                )
            except MoveRefused as late:
                refusal = str(late)
            else:
                invitations.look_at_sender(chosen, at=request.at)
                return _back(mine)
    values = {
        "home": reverse("member:desk"),
        "shop": mine,
        "form": form,
        "refusal": refusal,
        "sender": held,
        "records": [_shown(one) for one in held.seen] if held else [],
    }
    status = status_of(request, refusal=refusal)
    return render(request, "member/reviews/sender.html", values, status=status)


@for_contacts
@require_POST
def sender_look(request: PersonRequest, domain: str) -> HttpResponse:
    """Look at the records at once instead of tonight."""
    mine = my_shop(request, domain)
    held = _held(mine)
    limit = ratelimit.consume_or_429(
        request, action="look_for_records", user=request.user
    )
    if limit:
        return limit  # type: ignore[no-any-return]
    before = held.looked_at
    invitations.look_at_sender(held, at=request.at)
    if held.looked_at == before:
        messages.warning(
            request, _("The name servers of the domain did not answer. Try again soon.")
        )
    return _back(mine)


@for_contacts
@require_POST
def sender_end(request: PersonRequest, domain: str) -> HttpResponse:
    """Have letters leave from our address again."""
    mine = my_shop(request, domain)
    try:
        invitations.end_sender(_held(mine), by=request.user, at=request.at)
    except MoveRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Letters leave from our address again."))
    return _back(mine)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def sender_prove(request: PersonRequest, key: str) -> HttpResponse:
    """What the link in the letter to the address opens; the button counts."""
    try:
        held = invitations.sender_of_key(key)
    except (LinkRefused, SenderAddress.DoesNotExist) as dead:
        raise Http404 from dead
    mine = my_shop(request, held.shop.domain)
    if request.method == "POST":
        try:
            invitations.prove_mailbox(held, by=request.user, at=request.at)
        except MoveRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Thank you. The address is yours."))
            invitations.look_at_sender(held, at=request.at)
        return _back(mine)
    values = {"home": reverse("member:desk"), "shop": mine, "sender": held}
    return render(request, "member/reviews/sender_prove.html", values)


def _held(shop: Shop) -> SenderAddress:
    held = invitations.find_sender(shop)
    if held is None:
        raise Http404
    return held


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    return one | {
        "is_right": one["seen"] == Seen.RIGHT,
        "says": SEEN[Seen(one["seen"])],
        "why": WHY[Record(one["record"])],
        "title": Record(one["record"]).upper(),
    }


def _back(shop: Shop) -> HttpResponseRedirect:
    there = reverse("member:sender", args=[shop.domain])
    return HttpResponseRedirect(there, status=SEE_OTHER)
