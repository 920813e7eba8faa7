"""A copy of an order mail is taken for the shop whose address it came in at."""

import io
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.orders.readers.mailing import a_mail, markup, snippet
from trustmark.orders import api as orders
from trustmark.orders.api import Order, OrderedProduct
from trustmark.orders.management.commands import read_order_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return a_connection()


@pytest.fixture
def hand_on(monkeypatch):
    """Hand a mail on as a mail server does."""

    def handed_on(mail, *, to):
        stdin = SimpleNamespace(buffer=io.BytesIO(mail))
        monkeypatch.setattr(sys, "stdin", stdin)
        call_command("read_order_mail", to=to)

    return handed_on


def mailbox_of(ours):
    return f"{orders.mailbox_of(ours.connection)}@post.keurmeester.test"


@pytest.mark.rule("WK-D8-1")
def test_a_mail_is_taken_for_the_shop_of_its_address(ours, hand_on, capsys):
    theirs = a_connection()

    hand_on(a_mail(snippet()), to=mailbox_of(ours))
    hand_on(a_mail(snippet()), to=mailbox_of(ours))
    hand_on(a_mail(markup()), to=mailbox_of(theirs).upper())

    assert capsys.readouterr().out.splitlines() == [
        "1 new, 0 known",
        "0 new, 1 known",
        "1 new, 0 known",
    ]
    assert list(Order.objects.order_by("id").values_list("shop_id", "number")) == [
        (ours.shop.pk, "W-1"),
        (theirs.shop.pk, "W-2"),
    ]


@pytest.mark.rule("WK-D8-3")
def test_of_a_mail_only_what_an_invitation_needs_is_kept(ours):
    orders.take_mail(ours.connection, a_mail(markup()), at=MONDAY)

    (order,) = Order.objects.values()
    assert order["first_name"] == "Piet"
    assert not [w for w in ("Jansen", "Dijk", "12.5", "Bedankt") if w in str(order)]
    assert not OrderedProduct.objects.exists()
    ours.connection.refresh_from_db()
    assert ours.connection.dropped == ["billingAddress", "price", "priceCurrency"]


def test_an_address_that_is_nobodys_is_refused_as_a_mail_server_understands(
    ours, hand_on
):
    mailbox = orders.mailbox_of(ours.connection)
    wrong = [
        mailbox[:-1] + ("0" if mailbox[-1] != "0" else "1"),
        mailbox.replace(str(ours.connection.public_id), "999999"),
        "orders@x.test",
        "",
    ]

    for address in wrong:
        with pytest.raises(CommandError) as refused:
            hand_on(a_mail(snippet()), to=address)
        assert refused.value.returncode == read_order_mail.NO_USER
    assert not Order.objects.exists()


def test_while_the_database_is_away_the_mail_server_tries_again(
    ours, hand_on, monkeypatch
):
    def away(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(orders, "take_mail", away)

    with pytest.raises(CommandError) as refused:
        hand_on(a_mail(snippet()), to=mailbox_of(ours))

    assert refused.value.returncode == read_order_mail.TRY_AGAIN


def test_a_mail_without_an_order_is_noted_for_the_shop_and_not_sent_back(ours, hand_on):
    hand_on(a_mail(), to=mailbox_of(ours))

    assert [fault.fault for fault in orders.list_faults(ours.connection)] == ["body"]
    assert not Order.objects.exists()


def test_one_order_of_a_mail_that_is_wrong_does_not_hold_up_the_other(ours):
    mail = a_mail(markup(orderNumber="1" * 65), markup())

    taken = orders.take_mail(ours.connection, mail, at=MONDAY)

    assert [one.order.number for one in taken] == ["W-2"]
    faults = [fault.fault for fault in orders.list_faults(ours.connection)]
    assert faults == ["number-long"]


def test_the_mailbox_of_a_shop_is_printed_and_stays_the_same(ours, capsys):
    call_command("read_order_mail", mailbox_of=ours.shop.domain)
    call_command("read_order_mail", mailbox_of=ours.shop.domain)

    first, again = capsys.readouterr().out.splitlines()
    assert first == again == orders.mailbox_of(ours.connection)


def test_a_mailbox_made_under_an_earlier_secret_still_works(ours, settings):
    settings.SECRET_KEY = "of long ago"
    mailbox = orders.mailbox_of(ours.connection)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "of now", ["of long ago"]

    assert orders.find_by_mailbox(mailbox) == ours.connection
