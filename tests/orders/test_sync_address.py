"""Where product reviews are delivered: encrypted, and on the proven domain."""

import pytest

from tests.builders.orders import a_connection, an_order
from tests.builders.parties import a_shop
from tests.builders.people import MONDAY
from trustmark.orders import api as orders
from trustmark.orders.api import AddressRefused, Fault, ProductMessage, SyncKind

pytestmark = pytest.mark.django_db


def register(connected, path="sync", *, kind=SyncKind.PRESTASHOP):
    url = f"https://{connected.shop.domain}/{path}"
    return orders.register_sync_address(connected.connection, url, kind=kind, at=MONDAY)


def addresses(connected):
    return [a.url.rsplit("/")[-1] for a in orders.list_sync_addresses(connected.shop)]


def test_registering_twice_is_registering_once():
    ours = a_connection()

    first, again = register(ours), register(ours)

    assert first.pk == again.pk
    assert addresses(ours) == ["sync"]


def test_a_new_address_takes_the_place_of_the_last():
    ours = a_connection()

    register(ours, "old")
    register(ours, "new")

    assert addresses(ours) == ["new"]


def test_an_address_that_ended_can_be_registered_again():
    ours = a_connection()
    orders.end_sync_address(register(ours), at=MONDAY)

    register(ours)

    assert addresses(ours) == ["sync"]


def test_without_proof_of_the_domain_nothing_is_delivered():
    unproven = a_connection(a_shop())

    with pytest.raises(AddressRefused) as refused:
        register(unproven)

    assert refused.value.fault == Fault.DOMAIN_UNPROVEN


def test_shopware_has_an_address_for_each_product():
    ours = a_connection(takes_products=True)
    domain = ours.shop.domain
    products = (
        ProductMessage("a", "Kaas", sync_url=f"https://{domain}/sync?channel=1"),
        ProductMessage("b", "Brood", sync_url=f"https://{domain}/sync?channel=2"),
        ProductMessage("c", "Melk", sync_url="https://elders.test/sync"),
    )

    order = an_order(ours, products=products)

    assert len(addresses(ours)) == 2
    assert [bool(p.sync_address_id) for p in orders.list_products(order)] == [
        True,
        True,
        False,
    ]
