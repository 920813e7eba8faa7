"""Two doors for whoever connects a shop from the machine itself."""

import re

import pytest
from django.core.management import CommandError, call_command

from tests.builders.orders import a_connection
from tests.builders.parties import a_shop
from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock
from trustmark.orders import api as orders
from trustmark.orders.api import Deed, Scope

pytestmark = pytest.mark.django_db


def said(capsys, *command: str) -> str:
    call_command(*command)
    return str(capsys.readouterr().out)


def test_credentials_are_one_line_that_opens_the_shop(capsys):
    shop = a_shop()

    line = said(capsys, "credentials", shop.domain)

    assert re.fullmatch(r"\d+ [a-z0-9.]{32,}\n", line)
    number, key = line.split()
    found = orders.authenticate(
        int(number), key, scope=Scope.ORDERS, on=day_of(read_clock())
    )
    assert found
    assert found.shop == shop


def test_credentials_stay_the_same_and_showing_them_is_written_down(capsys):
    shop = a_shop()

    first, again = (said(capsys, "credentials", shop.domain) for _ in range(2))

    assert first == again
    connection = orders.find_connection(shop)
    assert connection
    assert [deed.deed for deed in orders.list_key_deeds(connection)] == [
        Deed.SHOWN,
        Deed.MADE,
    ]


def test_a_key_that_was_withdrawn_is_not_printed(capsys):
    ours = a_connection()
    (key,) = orders.list_keys(ours.connection)
    orders.revoke_key(key, by=None, at=read_clock())

    line = said(capsys, "credentials", ours.shop.domain)

    assert ours.key not in line


def test_a_consent_is_recorded_as_by_the_window(capsys):
    shop = a_shop()

    for _ in range(2):
        said(capsys, "consent", shop.domain, "10045")

    assert orders.has_consent(shop, "10045")


@pytest.mark.parametrize(
    "command",
    [("credentials", "nergens.test"), ("consent", "nergens.test", "7")],
)
def test_an_unknown_shop_is_told(command):
    with pytest.raises(CommandError, match=r"nergens\.test"):
        call_command(*command)


def test_an_order_without_a_number_is_told():
    with pytest.raises(CommandError, match="one to sixty-four"):
        call_command("consent", a_shop().domain, " ")
