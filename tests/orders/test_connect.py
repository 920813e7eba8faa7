"""A shop gets a number and keys; a key opens what it is for until it is withdrawn."""

import re
from datetime import timedelta

import pytest
from django.test import override_settings

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection
from tests.builders.parties import a_shop
from tests.builders.people import MONDAY, a_user
from trustmark.config.environment import Environment
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import Deed, Scope

pytestmark = pytest.mark.django_db
ON = day_of(MONDAY)


def opened(public_id: int, key: str, *, scope: Scope = Scope.ORDERS):
    return orders.authenticate(public_id, key, scope=scope, on=ON)


def test_a_shop_keeps_its_number():
    shop = a_shop()

    first, again = (orders.connect(shop, at=MONDAY) for _ in range(2))

    assert first.pk == again.pk
    assert first.public_id > 100_000


def test_a_key_is_one_that_every_plug_in_can_save():
    connected = a_connection()

    assert re.fullmatch(r"[a-z0-9.]{32,}", connected.key)


def test_the_right_key_opens_its_own_shop_alone():
    ours, others = a_connection(), a_connection()
    number = ours.connection.public_id

    assert opened(number, ours.key) == ours.connection
    assert opened(others.connection.public_id, ours.key) is None
    assert opened(number, ours.key[:-1]) is None
    assert opened(number, "") is None
    assert opened(1, ours.key) is None


def test_two_keys_are_valid_until_one_is_withdrawn():
    ours = a_connection()
    number = ours.connection.public_id
    newer = orders.new_key(ours.connection, by=None, at=MONDAY)

    both = [opened(number, key) for key in (ours.key, newer.text)]
    (older, _) = orders.list_keys(ours.connection)
    orders.revoke_key(older, by=None, at=MONDAY)

    assert all(both)
    assert opened(number, ours.key) is None
    assert opened(number, newer.text)


def test_a_key_opens_only_what_it_is_for():
    ours = a_connection()
    reading = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.REVIEWS,)
    )
    number = ours.connection.public_id

    assert opened(number, reading.text, scope=Scope.REVIEWS)
    assert opened(number, reading.text, scope=Scope.ORDERS) is None


def test_the_key_is_nowhere_in_the_clear():
    ours = a_connection()
    (key,) = orders.list_keys(ours.connection)

    kept = f"{key.digest} {key.locked} {key.ending} {key.scopes}"

    assert ours.key not in kept
    assert orders.text_of(key) == ours.key


def test_a_new_secret_key_of_ours_leaves_keys_of_shops_as_they_are(settings):
    ours = a_connection()
    number, before = ours.connection.public_id, settings.SECRET_KEY

    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[before]):
        found = opened(number, ours.key)
        (key,) = orders.list_keys(ours.connection)
        shown = orders.text_of(key)

    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[]):
        lost = opened(number, ours.key)

    assert found
    assert shown == ours.key
    assert lost is None


def test_whoever_made_saw_and_withdrew_a_key_is_written_down():
    ours = a_connection()
    (key,) = orders.list_keys(ours.connection)

    shown = orders.show_key(key, by=None, at=MONDAY)
    orders.revoke_key(key, by=None, at=MONDAY + timedelta(hours=1))

    assert shown == ours.key
    assert [d.deed for d in orders.list_key_deeds(ours.connection)] == [
        Deed.REVOKED,
        Deed.SHOWN,
        Deed.MADE,
    ]


def test_a_withdrawn_key_is_neither_shown_nor_withdrawn_again():
    ours = a_connection()
    (key,) = orders.list_keys(ours.connection)
    orders.revoke_key(key, by=None, at=MONDAY)

    with pytest.raises(MoveRefused):
        orders.show_key(key, by=None, at=MONDAY)
    with pytest.raises(MoveRefused):
        orders.revoke_key(key, by=None, at=MONDAY)


def test_somebody_of_another_company_gets_no_key():
    ours, stranger = a_connection(), a_user()
    (key,) = orders.list_keys(ours.connection)

    for verb in (
        lambda: orders.new_key(ours.connection, by=stranger, at=MONDAY),
        lambda: orders.show_key(key, by=stranger, at=MONDAY),
        lambda: orders.revoke_key(key, by=stranger, at=MONDAY),
    ):
        with pytest.raises(MoveRefused, match="acts for the company"):
            verb()


def test_there_are_at_most_five_keys_in_use():
    ours = a_connection()
    for _ in range(4):
        orders.new_key(ours.connection, by=None, at=MONDAY)

    with pytest.raises(MoveRefused, match="five keys"):
        orders.new_key(ours.connection, by=None, at=MONDAY)


def test_the_day_of_use_is_written_down():
    ours = a_connection()

    opened(ours.connection.public_id, ours.key)

    (key,) = orders.list_keys(ours.connection)
    assert key.last_used_on == ON


def test_the_public_code_reads_for_its_own_shop():
    ours, others = a_connection(), a_connection()
    code, number = ours.connection.public_code, ours.connection.public_id

    assert orders.find_by_public_code(number, code) == ours.connection
    assert orders.find_by_public_code(others.connection.public_id, code) is None
    assert opened(number, code) is None


@pytest.mark.django_db(transaction=True)
def test_two_who_connect_a_shop_at_once_get_one_number():
    shop = a_shop()

    at_once(*[lambda: orders.connect(shop, at=MONDAY)] * 2)

    assert orders.find_connection(shop)


def test_an_operator_names_the_earlier_secret_keys(monkeypatch):
    monkeypatch.setenv("KEURMEESTER_EARLIER_SECRET_KEYS", "the-last,the-one-before")

    named = Environment().earlier_secret_keys.get_secret_value()

    assert named.split(",") == ["the-last", "the-one-before"]
