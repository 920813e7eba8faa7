"""The connection of a shop: its number and keys, and what its plug-in runs into."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import Connection, IntakeFault
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.again import asks_again
from trustmark.sites.layout.requests import PersonRequest, status_of
from trustmark.sites.member.finding import my_shop
from trustmark.sites.member.orders.framing import back_to_connection, frame_of
from trustmark.sites.member.orders.keys import about_keys, my_key
from trustmark.sites.member.orders.plugins import DROPPED, FAULTS, PLUGINS


@for_contacts
@require_safe
def connection(request: PersonRequest, domain: str) -> HttpResponse:
    """Number, keys, what is kept, what went wrong, and how to set a plug-in up."""
    mine = my_shop(request, domain)
    found = orders.find_connection(mine)
    values = frame_of(mine) | {"connection": found, "plugins": PLUGINS}
    if found is not None:
        values |= _about(request, found)
    return render(request, "member/orders/connection.html", values)


@for_contacts
@require_POST
def connection_new_key(request: PersonRequest, domain: str) -> HttpResponse:
    """Connect the shop when it is not yet, and make a key."""
    mine = my_shop(request, domain)
    found = orders.connect(mine, at=request.at)
    try:
        orders.new_key(found, by=request.user, at=request.at)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The key is there. Have it shown to copy it."))
    return back_to_connection(mine)


@for_contacts
@require_POST
def connection_products(request: PersonRequest, domain: str, wish: str) -> HttpResponse:
    """Keep what is ordered from now on, or no longer."""
    mine = my_shop(request, domain)
    found = orders.find_connection(mine)
    if found is None or wish not in {"keep", "drop"}:
        raise Http404
    try:
        orders.choose_products(found, takes=wish == "keep", by=request.user)
    except MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved. It holds for orders from now on."))
    return back_to_connection(mine)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def connection_show_key(
    request: PersonRequest, domain: str, key_id: int
) -> HttpResponse:
    """Ask once more, then show the key; that it was shown is written down."""
    mine = my_shop(request, domain)
    key = my_key(mine, key_id)
    again = asks_again(request)
    if again:
        return again
    refusal, text = orders.why_not_show_key(key, by=request.user), ""
    if request.method == "POST" and not refusal:
        try:
            text = orders.show_key(key, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
    values = frame_of(mine) | {"key": key, "text": text, "refusal": refusal}
    values |= {"connection": key.connection}
    status = status_of(request, refusal=refusal) if refusal else 200
    return render(request, "member/orders/show_key.html", values, status=status)


@for_contacts
@require_http_methods(["GET", "HEAD", "POST"])
def connection_revoke_key(
    request: PersonRequest, domain: str, key_id: int
) -> HttpResponse:
    """Say what withdrawing means, and do it when the button is pressed."""
    mine = my_shop(request, domain)
    key = my_key(mine, key_id)
    refusal = orders.why_not_revoke_key(key, by=request.user)
    if request.method == "POST" and not refusal:
        try:
            orders.revoke_key(key, by=request.user, at=request.at)
        except MoveRefused as late:
            refusal = str(late)
        else:
            messages.success(request, _("The key was withdrawn."))
            return back_to_connection(mine)
    values = frame_of(mine) | {"key": key, "refusal": refusal}
    status = status_of(request, refusal=refusal)
    return render(request, "member/orders/revoke_key.html", values, status=status)


def _about(request: PersonRequest, found: Connection) -> dict[str, Any]:
    return {
        "keys": orders.list_keys(found),
        "deeds": orders.list_key_deeds(found, limit=10),
        "faults": [_in_words(fault) for fault in orders.list_faults(found)],
        "dropped": [DROPPED.get(name, name) for name in found.dropped],
        "why_not_key": orders.why_not_make_key(found, by=request.user),
        **about_keys(found),
    }


def _in_words(fault: IntakeFault) -> dict[str, Any]:
    return {"fault": fault, "words": FAULTS.get(fault.fault, fault.fault)}
