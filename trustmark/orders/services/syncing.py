"""Where a shop wants its product reviews delivered."""

from datetime import datetime

from django.db import transaction

from trustmark.orders import rules
from trustmark.orders.models import Connection, SyncAddress, SyncKind
from trustmark.orders.rules import Fault
from trustmark.shops import api as shops

MOST_ADDRESSES = 20


class AddressRefused(Exception):
    """We do not deliver there; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@transaction.atomic
def register_sync_address(
    connection: Connection, url: str, *, kind: SyncKind, at: datetime
) -> SyncAddress:
    """Deliver product reviews here; the same address any number of times is one.

    Only over https and on the proven domain of the shop, because the shop's own key
    goes along with every delivery. Shopware has an address per sales channel, the
    others have one that replaces the last. Raises `AddressRefused`.
    """
    shop = connection.shop
    known = SyncAddress.objects.filter(shop=shop, kind=kind, url=url).first()
    fault = rules.fault_in_sync_address(url, domain=shop.domain)
    if not fault and not shops.is_domain_proven(shop):
        fault = Fault.DOMAIN_UNPROVEN
    running = SyncAddress.objects.filter(shop=shop, kind=kind, ended_at=None)
    if not fault and known is None and running.count() >= MOST_ADDRESSES:
        fault = Fault.TOO_MANY
    if fault:
        raise AddressRefused(fault)
    if kind != SyncKind.SHOPWARE:
        running.exclude(url=url).update(ended_at=at)
    address, _ = SyncAddress.objects.get_or_create(
        shop=shop, kind=kind, url=url, defaults={"registered_at": at}
    )
    if address.ended_at is not None:
        SyncAddress.objects.filter(pk=address.pk).update(ended_at=None)
        address.refresh_from_db()
    return address


def end_sync_address(address: SyncAddress, *, at: datetime) -> None:
    """Deliver there no longer."""
    SyncAddress.objects.filter(pk=address.pk, ended_at=None).update(ended_at=at)
