"""Questions about connections, orders and consents."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from trustmark.orders import rules
from trustmark.orders.models import (
    ApiKey,
    Connection,
    Consent,
    IntakeFault,
    KeyDeed,
    KeyKind,
    Order,
    OrderedProduct,
    OrderFile,
    SyncAddress,
    TestKey,
    TrialOrder,
)
from trustmark.orders.services.taking import list_email_keys
from trustmark.shops.api import Shop, domain_of


def find_shop(domain: str) -> Shop | None:
    """The running shop under a domain; of several the one that proved it."""
    rows = Shop.objects.filter(domain=domain_of(domain), ended_at=None)
    return rows.order_by(F("held_since").asc(nulls_last=True), "id").first()


def find_connection(shop: Shop) -> Connection | None:
    """The connection of a shop, if it was ever made."""
    rows = Connection.objects.select_related("shop__company")
    return rows.filter(shop=shop).first()


def find_connection_by_id(public_id: int) -> Connection | None:
    """The connection plug-ins know by this number, while its shop runs."""
    rows = Connection.objects.select_related("shop__company")
    return rows.filter(public_id=public_id, shop__ended_at=None).first()


def list_keys(connection: Connection) -> list[ApiKey]:
    """The keys of plug-ins in use, oldest first."""
    rows = _keys(connection).filter(revoked_at=None, kind=KeyKind.PLUGIN)
    return list(rows.order_by("id"))


def list_program_keys(connection: Connection) -> list[ApiKey]:
    """The keys of programs in use, oldest first."""
    rows = _keys(connection).filter(revoked_at=None, kind=KeyKind.PROGRAM)
    return list(rows.order_by("id"))


def list_ended_keys(connection: Connection, *, limit: int = 10) -> list[ApiKey]:
    """The keys that open nothing any more, the last ended first."""
    rows = _keys(connection).exclude(revoked_at=None)
    return list(rows.order_by("-revoked_at", "-id")[:limit])


def find_test_key(connection: Connection) -> TestKey | None:
    """The key to try with, if there is one."""
    return TestKey.objects.filter(connection=connection, revoked_at=None).first()


def list_trials(
    connection: Connection,
    *,
    behind: int | None = None,
    number: str = "",
    limit: int = 20,
) -> list[TrialOrder]:
    """The orders told with a test key, newest first; all are gone after a week."""
    rows = TrialOrder.objects.filter(connection=connection)
    rows = rows.select_related("connection__shop__company")
    if behind is not None:
        rows = rows.filter(id__lt=behind)
    if number:
        rows = rows.filter(number=number)
    return list(rows.order_by("-id")[:limit])


def find_trial(connection: Connection, trial_id: int) -> TrialOrder | None:
    """The order to try with that has this id, when it is of this shop."""
    rows = TrialOrder.objects.filter(connection=connection, pk=trial_id)
    return rows.select_related("connection__shop__company").first()


def _keys(connection: Connection) -> QuerySet[ApiKey]:
    rows = ApiKey.objects.filter(connection=connection)
    return rows.select_related("connection__shop__company", "made_by")


def list_key_deeds(connection: Connection, *, limit: int = 20) -> list[KeyDeed]:
    """Who made, saw and withdrew keys, newest first."""
    rows = KeyDeed.objects.filter(key__connection=connection)
    return list(rows.select_related("key", "by").order_by("-id")[:limit])


def list_faults(connection: Connection, *, limit: int = 10) -> list[IntakeFault]:
    """What could not be taken lately, newest first."""
    rows = IntakeFault.objects.filter(connection=connection)
    return list(rows.order_by("-id")[:limit])


def list_orders(shop: Shop) -> QuerySet[Order]:
    """The orders of a shop, newest first."""
    return Order.objects.filter(shop=shop).order_by("-id")


def get_order(order_id: int) -> Order:
    """The order with this id, with its shop."""
    return Order.objects.select_related("shop__company").get(pk=order_id)


def find_order(connection: Connection, order_id: int) -> Order | None:
    """The order with this id, when it is of this shop."""
    rows = Order.objects.filter(shop_id=connection.shop_id, pk=order_id)
    return rows.first()


def list_products(order: Order) -> list[OrderedProduct]:
    """What was ordered, as far as the shop lets us keep it."""
    return list(OrderedProduct.objects.filter(order=order).order_by("id"))


def list_products_of(*orders: Order) -> dict[int, list[OrderedProduct]]:
    """The same for many orders at once, by the id of the order."""
    found: dict[int, list[OrderedProduct]] = {order.pk: [] for order in orders}
    rows = OrderedProduct.objects.filter(order__in=orders).order_by("id")
    for product in rows:
        found[product.order_id].append(product)
    return found


def find_file(shop: Shop, file_id: int) -> OrderFile | None:
    """The file with this id, when it is of this shop."""
    rows = OrderFile.objects.select_related("shop__company")
    return rows.filter(shop=shop, pk=file_id).first()


def list_files(shop: Shop) -> list[OrderFile]:
    """The files that are here yet, newest first, without what stands in them."""
    return list(OrderFile.objects.filter(shop=shop).defer("rows").order_by("-id"))


def has_told_before(order: Order) -> bool:
    """Whether the shop told an earlier order of the same person."""
    if not order.email_key:
        return False
    rows = Order.objects.filter(shop_id=order.shop_id, email_key=order.email_key)
    return rows.filter(id__lt=order.pk).exists()


def numbers_known(shop: Shop, numbers: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Which of these order numbers the shop told before, each with its person."""
    asked = [number for number in numbers if number]
    rows = Order.objects.filter(shop=shop, number__in=asked).exclude(email_key="")
    return frozenset(rows.values_list("number", "email_key"))


def has_consent(shop: Shop, number: str) -> bool:
    """Whether the customer of an order agreed that the shop passes its data on."""
    number = rules.plain_text(number)
    if not number or len(number) > rules.LONGEST_NUMBER:
        return False
    return Consent.objects.filter(shop=shop, order_number=number).exists()


def has_consent_of(order: Order) -> bool:
    """Whether this order's customer agreed.

    A consent the shop did not sign counts for the person alone who gave it.
    """
    if not order.number:
        return False
    vouched = Q(is_signed=True) | ~Q(source="popup") | Q(email_key=order.email_key)
    rows = Consent.objects.filter(shop_id=order.shop_id, order_number=order.number)
    return rows.filter(vouched).exists()


def list_sync_addresses(shop: Shop) -> list[SyncAddress]:
    """Where product reviews are delivered now."""
    rows = SyncAddress.objects.filter(shop=shop, ended_at=None)
    return list(rows.order_by("id"))


def recognises(order: Order, address: str) -> bool:
    """Whether this is the address of whoever ordered."""
    return bool(order.email_key) and order.email_key in list_email_keys(address)
