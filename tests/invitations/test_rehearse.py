"""A dry run over orders: it says what sending would do, and does nothing."""

import pytest

from tests.builders.letters import letters
from tests.builders.people import MONDAY
from tests.builders.reviews import (
    a_certified_shop,
    an_invitation,
    an_order,
    contact_of,
    days_later,
)
from trustmark.invitations import api as invitations
from trustmark.invitations.models import Invitation
from trustmark.orders import api as orders
from trustmark.orders.api import Order, OrderMessage, Source

pytestmark = pytest.mark.django_db


def message(email: str, number: str, delay: str = "0") -> OrderMessage:
    return OrderMessage(
        email=f"{email}@thuis.test",
        source=Source.CSV,
        number=number,
        delay=delay,
        language="fr",
    )


def outcomes(shop, *told: OrderMessage) -> list[str]:
    rows = list(enumerate(told, start=2))
    return [
        "known" if one.is_known else str(one.obstacle or "asked")
        for one in invitations.rehearse(shop, rows, at=MONDAY)
    ]


def test_a_dry_run_says_what_would_come_of_each_order_and_sends_nothing():
    shop = a_certified_shop()
    an_invitation(shop, email="lately@thuis.test", number="old")
    refused = an_invitation(shop, email="refused@thuis.test", number="r")
    invitations.unsubscribe(refused, at=MONDAY)
    before = (Invitation.objects.count(), Order.objects.count(), len(letters()))

    told = outcomes(
        shop,
        message("fresh", "1"),
        message("FRESH+kaas", "2", delay="3"),
        message("lately", "3"),
        message("lately", "4", delay="40"),
        message("lately", "old"),
        message("refused", "5"),
    )

    assert told == [
        "asked",
        "asked-lately",
        "asked-lately",
        "asked",
        "known",
        "suppressed",
    ]
    assert (Invitation.objects.count(), Order.objects.count(), len(letters())) == before


def test_a_dry_run_and_the_real_thing_agree():
    shop = a_certified_shop()
    told = [
        message("a", "1", delay="2"),
        message("a", "2", delay="60"),
        message("b", "3"),
        message("b", "4", delay="5"),
    ]
    rehearsed = invitations.rehearse(shop, list(enumerate(told)), at=MONDAY)

    taken = [
        an_order(shop, email=one.email, number=one.number, delay=one.delay)
        for one in told
    ]
    for day in range(61):
        invitations.send_due(at=days_later(day))

    real = invitations.find_invitations(taken)
    assert [one.is_asked for one in rehearsed] == [
        real[order.pk].sent_at is not None for order in taken
    ]
    assert [one.moment for one in rehearsed if one.is_asked] == [
        real[order.pk].sent_at for order in taken if real[order.pk].sent_at
    ]


def test_without_a_yes_nobody_would_be_asked_where_a_yes_is_needed():
    shop = a_certified_shop()
    chosen = invitations.proposed_settings(shop, at=MONDAY)
    choice = invitations.Choice(
        mode="after-consent",
        delay=0,
        unit=chosen.unit,
        first_hour=9,
        last_hour=20,
        language="",
        reminder_after=7,
        rest_days=30,
        asks_products=False,
        basis="consent",
    )
    invitations.choose(shop, choice, by=contact_of(shop), at=MONDAY)
    orders.record_consent(shop, "2", at=MONDAY, source=orders.ConsentSource.COMMAND)

    assert outcomes(shop, message("a", "1"), message("b", "2")) == [
        "no-consent",
        "asked",
    ]
