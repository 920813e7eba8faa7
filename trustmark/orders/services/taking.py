"""Taking an order in: once, however often it is told, and no more than is needed."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from trustmark.kernel import vault
from trustmark.kernel.announcements import announce_one_of_many
from trustmark.kernel.calendar import day_of
from trustmark.kernel.inserting import insert, insert_unless_known
from trustmark.orders import rules
from trustmark.orders.events import OrderTaken
from trustmark.orders.message import OrderMessage, OrderRefused, ProductMessage
from trustmark.orders.models import (
    Connection,
    IntakeFault,
    Order,
    OrderedProduct,
    SyncKind,
)
from trustmark.orders.rules import Fault
from trustmark.orders.services.syncing import AddressRefused, register_sync_address
from trustmark.shops.api import Shop

MOST_PRODUCTS = 100
MOST_FAULTS = 50
_PERSON = "person of an order"


@dataclass(frozen=True)
class Taken:
    """An order that we have, and whether it was new to us."""

    order: Order
    is_new: bool


def email_key(address: str) -> str:
    """The mark by which the same person is recognised, without their address."""
    return vault.keyed_hash(rules.same_mailbox(address), purpose=_PERSON)


def list_email_keys(address: str) -> list[str]:
    """The mark of today, and those under earlier secret keys of ours."""
    return vault.list_keyed_hashes(rules.same_mailbox(address), purpose=_PERSON)


def take_order(connection: Connection, message: OrderMessage, *, at: datetime) -> Taken:
    """Keep an order of the shop, and announce it when it is new.

    The same number with the same person is the same order; without a number it is the
    same on the same day. Raises `OrderRefused`.
    """
    message = replace(
        message,
        email=message.email.strip(),
        number=rules.plain_text(message.number),
    )
    fault = rules.fault_in_email(message.email) or rules.fault_in_number(message.number)
    if fault:
        raise OrderRefused(fault)
    keys = list_email_keys(message.email)
    order = _order_in(connection.shop_id, message, keys[0], at=at)
    _note_client(connection, message)
    # Under an earlier secret key of ours the same person had another mark.
    known = _known(order, keys) if len(keys) > 1 else None
    if known is not None:
        return Taken(known, is_new=False)
    with transaction.atomic():
        if insert_unless_known(order):
            _keep_products(connection, order, message, at=at)
            announce_one_of_many(OrderTaken(order.pk, order.shop_id), at=at)
            return Taken(order, is_new=True)
    return Taken(_found(order, keys), is_new=False)


def note_fault(
    connection: Connection,
    fault: Fault,
    *,
    at: datetime,
    client: str = "",
    number: str = "",
) -> None:
    """Write down for the shop that a message of its plug-in was refused, and why."""
    IntakeFault.objects.create(
        connection=connection,
        fault=fault,
        client=client[:80],
        number=rules.plain_text(number)[: rules.LONGEST_NUMBER],
        at=at,
    )
    rows = IntakeFault.objects.filter(connection=connection).order_by("-id")
    too_old = rows.values_list("id", flat=True)[MOST_FAULTS : MOST_FAULTS + 1]
    for last in too_old:
        IntakeFault.objects.filter(connection=connection, id__lte=last).delete()


def draft_order(shop: Shop, message: OrderMessage, *, at: datetime) -> Order:
    """The order a message would become, not kept: to see what would follow from it."""
    return _order_in(shop.pk, message, email_key(message.email), at=at)


def _order_in(shop_id: int, message: OrderMessage, key: str, *, at: datetime) -> Order:
    return Order(
        shop_id=shop_id,
        number=message.number,
        source=message.source,
        client=rules.plain_text(message.client)[:80],
        received_at=at,
        received_on=day_of(at),
        language=rules.language_of(message.language),
        delay_days=rules.delay_of(message.delay),
        is_only_first=message.is_only_first,
        email=message.email,
        email_key=key,
        first_name=rules.first_name_of(message.customer_name),
    )


def _found(order: Order, keys: list[str]) -> Order:
    known = _known(order, keys)
    if known is None:
        raise Order.DoesNotExist(f"a constraint knew order {order.number}")
    return known


def _known(order: Order, keys: list[str]) -> Order | None:
    rows = Order.objects.filter(
        shop_id=order.shop_id, number=order.number, email_key__in=keys
    )
    if not order.number:
        rows = rows.filter(received_on=order.received_on)
    return rows.first()


def _keep_products(
    connection: Connection, order: Order, message: OrderMessage, *, at: datetime
) -> None:
    if not connection.takes_products:
        return
    rows = [
        OrderedProduct(
            order=order,
            external_id=rules.plain_text(product.external_id)[:64],
            name=rules.plain_text(product.name)[:200],
            url=rules.web_address(product.url),
            image_url=rules.web_address(product.image_url),
            gtin=rules.gtin_of(product.gtin),
            sku=rules.plain_text(product.sku)[:64],
            sync_address_id=_sync_address(connection, product, at=at),
        )
        for product in message.products[:MOST_PRODUCTS]
        if product.name.strip() and product.external_id.strip()
    ]
    insert(rows)


def _sync_address(
    connection: Connection, product: ProductMessage, *, at: datetime
) -> int | None:
    """Where reviews of the product go; an address we refuse is as good as none."""
    if not product.sync_url:
        return None
    try:
        address = register_sync_address(
            connection, product.sync_url, kind=SyncKind.SHOPWARE, at=at
        )
    except AddressRefused:
        return None
    return address.pk


def _note_client(connection: Connection, message: OrderMessage) -> None:
    """Write down which plug-in this was and what else it sends, when that is news."""
    client = rules.plain_text(message.client)[:80]
    dropped = sorted({*connection.dropped, *message.dropped})[:40]
    if client in {"", connection.client} and dropped == connection.dropped:
        return
    client = client or connection.client
    Connection.objects.filter(pk=connection.pk).update(client=client, dropped=dropped)
