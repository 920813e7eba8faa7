"""Product reviews in the system of a shop: brought, kept up, and taken back.

A row says which product review an address has to be told of; what is told is read when
it is posted. So a review that changes five times while a shop is down is posted once,
and words that were taken back in the meantime are never sent.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trustmark.dispatches import rules, shapes
from trustmark.dispatches.models import Attempt, Dispatch, SyncedReview
from trustmark.dispatches.rules import Reason, Verdict
from trustmark.dispatches.services.telling import POSTING, new_message_id, term
from trustmark.dispatches.states import PRODUCT_REVIEW, DispatchState
from trustmark.dispatches.suppliers.machines import get_machines
from trustmark.kernel.hurry import hurry
from trustmark.kernel.inserting import insert_unless_known
from trustmark.orders import api as orders
from trustmark.orders.api import ApiKey, SyncAddress, SyncKind
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductReview, State
from trustmark.shops.api import Shop

_WRONG_KEY = 401


@dataclass(frozen=True)
class Outcome:
    """What one try came to; `remember` is done in the transaction that settles it."""

    verdict: Verdict
    reason: Reason = Reason.NONE
    status: int = 0
    remember: Callable[[], None] | None = None


@transaction.atomic
def bring(review_id: int, *, at: datetime) -> int:
    """Have the product reviews of a review brought to the shop as they are now.

    How many rows were written; one that waits already is not written again.
    """
    review = reviews.get_review(review_id)
    return _written(reviews.products_of(review)[review.pk], at=at)


@transaction.atomic
def bring_all(shop: Shop, *, at: datetime) -> int:
    """Have everything published about products brought, for a system that is new."""
    return sum(_written(batch, at=at) for batch in reviews.walk_products(shop))


def post_product_review(dispatch: Dispatch, *, at: datetime) -> Outcome:
    """Post one product review as it is now, in the shape of plug-ins."""
    address, product = dispatch.address, _product_of(dispatch)
    known = SyncedReview.objects.filter(address=address, product_review=product)
    synced = known.first()
    is_shown = product.review.state == State.PUBLISHED
    if address is None or address.ended_at is not None:
        return Outcome(Verdict.NEVER, Reason.OFF)
    if not is_shown and (synced is None or not synced.is_shown):
        return Outcome(Verdict.NEVER, Reason.OVERTAKEN)
    key, connection = _key_for(dispatch), orders.find_connection(dispatch.shop)
    if key is None or connection is None:
        return Outcome(Verdict.AGAIN, Reason.NO_KEY)
    their_id = synced.their_id if synced else None
    body = shapes.product_review_body(
        product,
        webshop_id=connection.public_id,
        api_key=orders.text_of(key),
        their_id=their_id,
    )
    headers = {
        "Content-Type": "application/json",
        "webhook-id": dispatch.message_id,
    }
    answer = get_machines().post(address.url, body, headers)
    verdict, reason = rules.verdict_on_review(
        answer.status,
        answer.problem,
        is_known=their_id is not None,
        is_deletion=not is_shown,
    )
    told = rules.their_id_in(answer.body)
    if verdict == Verdict.ARRIVED and is_shown and told is None:
        # Without their id the next change would be a second review.
        verdict, reason = Verdict.AGAIN, Reason.NO_ID
    if answer.status == 404 and is_shown and their_id is not None:
        known.update(their_id=None)  # they deleted it; the next try makes it anew

    def remember() -> None:
        SyncedReview.objects.update_or_create(
            address=address,
            product_review=product,
            defaults={"their_id": told, "is_shown": is_shown, "synced_at": at},
        )

    return Outcome(verdict, reason, answer.status, remember)


def _written(products: Iterable[ProductReview], *, at: datetime) -> int:
    count = 0
    for product in products:
        for address in _addresses_for(product):
            count += insert_unless_known(_row(product, address, at=at))
    if count:
        hurry(POSTING)
    return count


def _addresses_for(product: ProductReview) -> list[SyncAddress]:
    """Where this one goes: to the sales channel it came from, or to the shop's one.

    Once it was brought somewhere, changes go there as well.
    """
    running = orders.list_sync_addresses(product.shop)
    ordered = product.product
    own = ordered.sync_address_id if ordered else None
    brought = SyncedReview.objects.filter(product_review=product)
    known = set(brought.values_list("address_id", flat=True))
    return [
        address
        for address in running
        if address.pk in {own, *known}
        or (address.kind != SyncKind.SHOPWARE and own is None)
    ]


def _row(product: ProductReview, address: SyncAddress, *, at: datetime) -> Dispatch:
    return Dispatch(
        shop_id=product.shop_id,
        address=address,
        product_review=product,
        target=f"address:{address.pk}",
        topic=PRODUCT_REVIEW,
        message_id=new_message_id(),
        happened_at=at,
        state=DispatchState.WAITING,
        not_before=at,
        until=at + term(),
    )


def _product_of(dispatch: Dispatch) -> ProductReview:
    rows = ProductReview.objects.select_related("review")
    return rows.get(pk=dispatch.product_review_id or 0)


def _key_for(dispatch: Dispatch) -> ApiKey | None:
    """The key the shop's system most likely has; after each 401 the next.

    The plug-in has one of the keys in use, and which one only it knows: most likely
    the one that was used last.
    """
    connection = orders.find_connection(dispatch.shop)
    keys = orders.list_keys(connection) if connection else []
    if not keys:
        return None
    keys.sort(key=lambda key: (str(key.last_used_on or ""), key.pk), reverse=True)
    wrong = Attempt.objects.filter(dispatch=dispatch, status=_WRONG_KEY).count()
    return keys[wrong % len(keys)]
