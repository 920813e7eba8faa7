"""The one address by which callers of Kiyoh and Klantenvertellen invite.

The shop's number is the location, its key for plug-ins the token: in a header, or in
the address where an older caller has it. Told again is taken, as everywhere here: who
reads an error tries again.
"""

from django.http import HttpResponse

from trustmark.orders import api as orders
from trustmark.orders.api import Fault, OrderRefused, Scope
from trustmark.sites.connect.compatible import answers, bodies, credentials
from trustmark.sites.connect.compatible.answers import (
    SENTENCES,
    STATUSES,
    Refusal,
    answering,
    plain_json,
)
from trustmark.sites.connect.compatible.bodies import Sent
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

TOKEN = "X-Publication-Api-Token"  # noqa: S105 - the name of a header
_CLIENT = "kiyoh"
_CODES = {
    Fault.NO_ACCESS: "INVALID_TOKEN",
    Fault.VALUES_MISSING: "MISSING_VALUES",
    Fault.EMAIL_MISSING: "MISSING_EMAIL",
    Fault.EMAIL_SHAPE: "INVALID_EMAIL",
    Fault.NUMBER_LONG: "INVALID_REF_CODE",
}


def told(fault: Fault) -> HttpResponse:
    """What is wrong, in the shape these callers read, without anything of the input."""
    code = _CODES.get(fault, "INVALID_REQUEST")
    detail = {"errorCode": code, "message": SENTENCES[fault]}
    payload: dict[str, object] = {"errorCode": code, "detailedError": [detail]}
    return plain_json(payload, status=STATUSES.get(fault, 400))


def _by_their_shape(view: answers.View) -> answers.View:
    return answering(view, told, broken=500)


@for_programs
@_by_their_shape
def invite(request: Request) -> HttpResponse:
    """Take an order to ask about; by POST, or by GET as older callers do."""
    if request.method not in {"GET", "POST"}:
        return answers.failure(answers.WRONG_METHOD, status=405)
    sent = bodies.read(request) if request.method == "POST" else _in_address(request)
    key = request.headers.get(TOKEN, "") or sent.get("hash")
    shop = credentials.shop_of(
        request, sent.get("location_id"), key, scope=Scope.ORDERS
    )
    message = orders.read_kiyoh({name: sent.get(name) for name in sent.names})
    try:
        orders.take_order(shop, message, at=request.at)
    except OrderRefused as refused:
        orders.note_fault(
            shop,
            refused.fault,
            client=_CLIENT,
            number=message.number,
            at=request.at,
        )
        raise Refusal(refused.fault) from refused
    return plain_json({"code": "OK"})


def _in_address(request: Request) -> Sent:
    return Sent(texts={name: str(value) for name, value in request.GET.items()})
