"""Orders in, to invite the customer; and the list of what came in."""

from datetime import timedelta

from django.http import HttpResponse

from trustmark.invitations import api as invited
from trustmark.invitations.api import Invitation
from trustmark.orders import api as orders
from trustmark.orders.api import (
    Fault,
    Order,
    OrderMessage,
    OrderRefused,
    Scope,
    Source,
)
from trustmark.sites.connect.compatible import answers, bodies, credentials, order_data
from trustmark.sites.connect.compatible.answers import Refusal, answering_200
from trustmark.sites.connect.compatible.bodies import Sent
from trustmark.sites.connect.compatible.pages import page_of
from trustmark.sites.connect.compatible.ratings import moment
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

RETRIEVED = "Invitations successfully retrieved!"
# What of a message goes further; what has no name here is not kept.
_TAKEN = {
    "email",
    "order",
    "delay",
    "language",
    "customer_name",
    "max_invitations_per_email",
    "noremail",
    "client",
    "platform_version",
    "plugin_version",
    "order_data",
    "id",
    "code",
}
_KNOWN = {"phone_numbers", "order_total"}


@for_programs
@answering_200
def invitations(request: Request) -> HttpResponse:
    """Take an order with POST; list what came in with GET."""
    if request.method == "POST":
        return _take(request)
    if request.method in {"GET", "HEAD"}:
        return _list(request)
    return answers.failure(answers.WRONG_METHOD)


def _take(request: Request) -> HttpResponse:
    sent, fault = _read(request)
    shop = credentials.shop_in_address(request, scope=Scope.ORDERS, fallback=sent.texts)
    client = _client(sent)
    if fault:
        orders.note_fault(shop, fault, client=client, at=request.at)
        raise Refusal(fault)
    message = _message(request, sent, client)
    try:
        taken = orders.take_order(shop, message, at=request.at)
    except OrderRefused as refused:
        orders.note_fault(
            shop, refused.fault, client=client, number=message.number, at=request.at
        )
        raise Refusal(refused.fault) from refused
    if not taken.is_new:
        return answers.success(answers.REPEATED)
    left_out = {"dropped": sorted(message.dropped)} if message.dropped else {}
    return answers.success(answers.ADDED, **left_out)


def _read(request: Request) -> tuple[Sent, Fault | None]:
    try:
        return bodies.read(request), None
    except Refusal as refusal:
        return Sent(), refusal.fault


def _message(request: Request, sent: Sent, client: str) -> OrderMessage:
    data = order_data.read(
        sent.nested.get("order_data", sent.texts.get("order_data", ""))
    )
    unknown = sent.names - _TAKEN
    dropped = {name if name in _KNOWN else "other" for name in unknown}
    return OrderMessage(
        email=sent.get("email"),
        source=Source.COMPATIBLE,
        number=sent.get("order"),
        client=client,
        language=sent.get("language"),
        delay=sent.get("delay"),
        customer_name=sent.get("customer_name"),
        is_only_first=_asks_once(request, sent),
        products=data.products,
        dropped=data.dropped | dropped,
    )


def _asks_once(request: Request, sent: Sent) -> bool:
    """One plug-in has the field in its address, one calls it by its older name."""
    limit = sent.get("max_invitations_per_email")
    limit = limit or request.GET.get("max_invitations_per_email", "")
    return limit.strip() == "1" or sent.get("noremail") == "1"


def _client(sent: Sent) -> str:
    parts = (sent.get(n) for n in ("client", "plugin_version", "platform_version"))
    return orders.plain_text(" ".join(part[:40] for part in parts if part))


def _list(request: Request) -> HttpResponse:
    shop = credentials.shop_that_reads(request, scope=Scope.ORDERS)
    rows = orders.list_orders(shop.shop)
    page = page_of(request)
    found = list(rows[page])
    asked = invited.find_invitations(found)
    listed = [_told(order, asked.get(order.pk)) for order in found]
    return answers.success(RETRIEVED, total=rows.count(), invitations=listed)


def _told(order: Order, invitation: Invitation | None) -> dict[str, object]:
    """An order as it came, and when its customer is written to.

    An invitation that is not sent, and why, is for the page of the shop.
    """
    delay = order.delay_days or 0
    usual = order.received_at + timedelta(days=delay)
    sent_at = invitation.sent_at if invitation else None
    return {
        "email": order.email,
        "order": order.number,
        "delay": delay,
        "datetimes": {
            "created": moment(order.received_at),
            "scheduled": moment(invitation.scheduled_for if invitation else usual),
            "sent": moment(sent_at) if sent_at else False,
        },
    }
