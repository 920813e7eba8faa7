"""What recognises a person goes when its term has passed; the count stays."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.builders.orders import a_connection, an_order
from tests.builders.people import MONDAY
from trustmark.kernel.calendar import day_of
from trustmark.orders import api as orders
from trustmark.orders import models
from trustmark.orders.api import ConsentSource, ProductMessage
from trustmark.shops.api import Shop


def forget(at: datetime) -> int:
    return orders.forget_due(on=day_of(at), at=at)


@pytest.mark.django_db
def test_an_address_is_forgotten_when_it_is_used():
    order = an_order(email="jan@thuis.test")

    orders.forget_address(order, at=MONDAY)

    assert (order.email, order.first_name) == ("", "")
    assert orders.recognises(order, "jan@thuis.test")


@pytest.mark.django_db
def test_an_address_nobody_used_goes_after_its_term():
    order = an_order()

    early = forget(MONDAY + timedelta(days=119))
    late = forget(MONDAY + timedelta(days=120))

    order.refresh_from_db()
    assert (early, late) == (0, 1)
    assert order.email == ""
    assert order.email_key


@pytest.mark.rule("WK-D8-8")
@pytest.mark.django_db
def test_after_three_years_the_person_is_gone_and_the_count_is_not():
    ours = a_connection()
    an_order(ours, number="7")
    an_order(ours, number="7", email="ander@thuis.test")
    orders.record_consent(ours.shop, "7", source=ConsentSource.COMMAND, at=MONDAY)

    forget(datetime(2029, 11, 1, 12, tzinfo=UTC))
    before = list(orders.list_orders(ours.shop).values_list("number", flat=True))
    forget(datetime(2029, 11, 2, 12, tzinfo=UTC))
    after = list(orders.list_orders(ours.shop).values("number", "email_key", "email"))

    assert before == ["7", "7"]
    assert after == [{"number": "", "email_key": "", "email": ""}] * 2
    assert not orders.has_consent(ours.shop, "7")


@pytest.mark.rule("WK-D8-10")
@pytest.mark.django_db
def test_somebody_of_more_than_three_years_ago_is_new_again():
    ours = a_connection()
    an_order(ours, email="jan@thuis.test")
    later = datetime(2029, 11, 3, 12, tzinfo=UTC)
    forget(later)

    order = an_order(ours, email="jan@thuis.test", at=later)

    assert not orders.has_told_before(order)


@pytest.mark.django_db
def test_forgetting_twice_finds_nothing_more():
    an_order()
    late = MONDAY + timedelta(days=4000)

    first, second = forget(late), forget(late)

    assert first > 0
    assert second == 0


@pytest.mark.django_db
def test_old_products_keys_and_addresses_are_cleared_away_when_their_term_has_passed():
    ours = a_connection(takes_products=True)
    an_order(ours, products=(ProductMessage("k1", "Kaas"),))
    key = orders.new_key(ours.connection, by=None, at=MONDAY).key
    orders.revoke_key(key, by=None, at=MONDAY)
    orders.new_test_key(ours.connection, by=None, at=MONDAY)
    tables = (models.OrderedProduct, models.ApiKey, models.KeyDeed, models.TestKey)

    def kept() -> list[int]:
        return [table.objects.count() for table in tables]

    before = kept()
    clear(datetime(2028, 11, 2, 9, tzinfo=UTC))
    early = kept()
    clear(datetime(2028, 11, 2, 9, 1, tzinfo=UTC))
    later = kept()
    clear(datetime(2029, 11, 2, 9, 1, tzinfo=UTC))

    assert early == before == [1, 2, 3, 1]
    assert later == [1, 1, 0, 0]
    assert kept() == [0, 1, 0, 0]


@pytest.mark.django_db
def test_the_connection_of_a_shop_that_ended_goes_after_two_years():
    ours = a_connection()
    Shop.objects.filter(pk=ours.shop.pk).update(ended_at=MONDAY)

    clear(datetime(2028, 11, 2, 9, tzinfo=UTC))
    early = models.Connection.objects.count()
    clear(datetime(2028, 11, 2, 9, 1, tzinfo=UTC))

    assert (early, models.Connection.objects.count()) == (1, 0)


def clear(at: datetime) -> int:
    return orders.clear_due(on=day_of(at), at=at)
