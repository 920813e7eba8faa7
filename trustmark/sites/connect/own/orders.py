"""Orders in, one or a hundred at a time, and how one of them stands."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from ninja import Router
from ninja.params.functions import Header, Path
from ninja.responses import Response

from trustmark.orders import api as orders
from trustmark.orders.api import (
    Answer,
    Caller,
    KeyUsedOtherwise,
    Order,
    OrderMessage,
    OrderRefused,
    ProductMessage,
    Scope,
    Source,
    TrialOrder,
)
from trustmark.sites.connect.own import trials
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.paging import number_of, reference_of
from trustmark.sites.connect.own.problems import Problem, Refusal, fault_at
from trustmark.sites.connect.own.shapes import (
    BatchIn,
    BatchTaken,
    OrderIn,
    OrderOut,
    OrderResult,
    OrderTaken,
)

router = Router(tags=["orders"], auth=Bearer(Scope.ORDERS))
ACCEPTED = 202
REFUSED = {400: Problem, 401: Problem, 403: Problem, 413: Problem, 422: Problem}
PURPOSE = "reference of an order"
_KEY = Header(
    "",
    alias="Idempotency-Key",
    max_length=255,
    description="Of your choice, such as a UUID. The same key with the same body gets "
    "the same answer for a week, and nothing is done again.",
)


@router.post(
    "/orders",
    response={202: OrderTaken, **REFUSED, 429: Problem},
    operation_id="takeOrder",
    summary="Tell an order",
)
def take(request: Called, order: OrderIn, idempotency_key: str = _KEY) -> HttpResponse:
    """Tell us of an order. The answer comes once the order is kept."""

    def work() -> Answer:
        taken = _taken(request, order)
        return Answer(ACCEPTED, taken.model_dump())

    answer = _answered(request, idempotency_key, work)
    response = Response(answer.body, status=answer.status)
    there = reverse("connect:own_orders_one", args=[answer.body["reference"]])
    response["Location"] = there
    return response


@router.post(
    "/orders/batch",
    response={202: BatchTaken, **REFUSED, 429: Problem},
    operation_id="takeOrders",
    summary="Tell up to a hundred orders",
)
def take_batch(
    request: Called, batch: BatchIn, idempotency_key: str = _KEY
) -> HttpResponse:
    """Tell us of many orders at once. One that is wrong does not hold up the others."""

    def work() -> Answer:
        with transaction.atomic():
            results = [_result(request, one) for one in batch.orders]
        return Answer(ACCEPTED, BatchTaken(results=results).model_dump())

    answer = _answered(request, idempotency_key, work)
    return Response(answer.body, status=answer.status)


@router.get(
    "/orders/{reference}",
    response={200: OrderOut, 401: Problem, 403: Problem, 404: Problem, 422: Problem}
    | {429: Problem},
    operation_id="getOrder",
    summary="How an order stands",
)
def get(request: Called, reference: str = Path(..., max_length=40)) -> OrderOut:
    """How one of your orders stands, by the reference we gave."""
    caller = request.auth
    if caller.is_test:
        return trials.order_told(_tried(caller, reference))
    order_id = number_of(reference, purpose=PURPOSE)
    order = orders.find_order(caller.connection, order_id)
    if order is None:
        raise Refusal("not-found")
    return _told(order)


def message_of(order: OrderIn) -> OrderMessage:
    """The order as any other way in tells it."""
    return OrderMessage(
        email=order.email,
        source=Source.API,
        number=order.number,
        language=order.language,
        delay="" if order.delay_days is None else str(order.delay_days),
        customer_name=order.first_name,
        products=tuple(
            ProductMessage(
                external_id=product.id,
                name=product.name,
                url=product.url,
                image_url=product.image_url,
                gtin=product.gtin,
                sku=product.sku,
            )
            for product in order.products
        ),
    )


def _answered(request: Called, key: str, work: Callable[[], Answer]) -> Answer:
    """The answer; to a repeat with the same key, the one given before."""
    caller = request.auth
    if not key:
        return work()
    # A key to try with may use the same idempotency keys as one that counts.
    tried = "test " if caller.is_test else ""
    try:
        return orders.answer_once(
            caller.connection,
            f"{tried}{request.path} {key}",
            request.body,
            work=work,
            at=request.at,
        )
    except KeyUsedOtherwise:
        raise Refusal("key-used-otherwise") from None


def _taken(request: Called, order: OrderIn) -> OrderTaken:
    """Take it, or raise `Refusal`; with a key to try with, only look at it."""
    caller, message = request.auth, message_of(order)
    try:
        reference, is_new = _take(caller, message, request)
    except OrderRefused as refused:
        place = "/body/number" if "number" in refused.fault else "/body/email"
        raise Refusal("not-right", fault_at(place, refused.fault)) from refused
    return OrderTaken(
        reference=reference,
        is_new=is_new,
        sandbox=caller.is_test,
        warnings=_warnings(caller, order),
    )


def _take(caller: Caller, message: OrderMessage, request: Called) -> tuple[str, bool]:
    if caller.is_test:
        tried = orders.try_order(caller.connection, message, at=request.at)
        return reference_of(tried.order.pk, purpose=trials.ORDERS), tried.is_new
    taken = orders.take_order(caller.connection, message, at=request.at)
    return order_reference(taken.order), taken.is_new


def _result(request: Called, order: OrderIn) -> OrderResult:
    try:
        return OrderResult(taken=_taken(request, order))
    except Refusal as refusal:
        return OrderResult(problem=refusal.errors[0])


def _warnings(caller: Caller, order: OrderIn) -> list[str]:
    is_lost = order.products and not caller.connection.takes_products
    return ["products-not-kept"] if is_lost else []


def order_reference(order: Order) -> str:
    """What the shop calls an order by; it tells nothing of how many there are."""
    return reference_of(order.pk, purpose=PURPOSE)


def _tried(caller: Caller, reference: str) -> TrialOrder:
    trial_id = number_of(reference, purpose=trials.ORDERS)
    found = orders.find_trial(caller.connection, trial_id)
    if found is None:
        raise Refusal("not-found")
    return found


def _told(order: Order) -> OrderOut:
    return OrderOut(
        reference=order_reference(order),
        number=order.number,
        received_at=order.received_at,
        source=order.source,
        language=order.language,
        delay_days=order.delay_days,
        has_address=order.address_forgotten_at is None,
        has_consent=orders.has_consent_of(order),
        sandbox=False,
    )
