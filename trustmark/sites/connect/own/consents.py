"""Consents of customers, told by the shop."""

from ninja import Router, Status
from ninja.params.functions import Query

from trustmark.orders import api as orders
from trustmark.orders.api import ConsentSource, Fault, Scope
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.problems import Problem, Refusal, fault_at
from trustmark.sites.connect.own.shapes import ConsentIn, ConsentOut

router = Router(tags=["consents"], auth=Bearer(Scope.ORDERS))
_PLACES = {Fault.EMAIL_SHAPE: "/body/email"}


@router.post(
    "/consents",
    response={
        201: ConsentOut,
        400: Problem,
        401: Problem,
        403: Problem,
        413: Problem,
        422: Problem,
        429: Problem,
    },
    operation_id="recordConsent",
    summary="Tell that a customer agreed",
)
def record(request: Called, consent: ConsentIn) -> Status[ConsentOut]:
    """Tell that the customer of an order agreed; once, however often it is told."""
    caller = request.auth
    fault = orders.fault_in_consent(consent.order_number, email=consent.email)
    if fault:
        raise Refusal(
            "not-right", fault_at(_PLACES.get(fault, "/body/order_number"), fault)
        )
    if not caller.is_test:
        orders.record_consent(
            caller.connection.shop,
            consent.order_number,
            source=ConsentSource.SHOP,
            email=consent.email,
            at=request.at,
        )
    told = ConsentOut(
        order_number=consent.order_number, has_consent=True, sandbox=caller.is_test
    )
    return Status(201, told)


@router.get(
    "/consents",
    response={200: ConsentOut, 401: Problem, 403: Problem, 422: Problem, 429: Problem},
    operation_id="getConsent",
    summary="Whether a customer agreed",
)
def get(
    request: Called, order_number: str = Query(..., min_length=1, max_length=64)
) -> ConsentOut:
    """Whether the customer of an order agreed that the shop passes its data on."""
    caller = request.auth
    known = not caller.is_test and orders.has_consent(
        caller.connection.shop, order_number
    )
    return ConsentOut(
        order_number=order_number, has_consent=known, sandbox=caller.is_test
    )
