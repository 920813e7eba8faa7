"""Who said yes after ordering may write at once; who does not finish hears again."""

from dataclasses import replace

import pytest

from tests.builders.concurrency import at_once
from tests.builders.letters import letters
from tests.builders.orders import Connected, a_connection
from tests.builders.people import MONDAY
from tests.builders.reviews import PLAIN, a_certified_shop, days_later
from tests.builders.worker import night, settle
from trustmark.invitations import api as invitations
from trustmark.invitations.models import Invitation
from trustmark.orders import api as orders
from trustmark.orders.api import ConsentRefused, Order, OrderMessage, OrderPage, Source
from trustmark.reviews import api as reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Connected:
    return a_connection(a_certified_shop())


def page_of(ours: Connected, **fields: str) -> OrderPage:
    told = {
        "webshopId": ours.credentials["id"],
        "orderNumber": "77",
        "email": "anna@thuis.test",
        "firstName": "Anna",
        "inviteDelay": "3",
    } | fields
    made = orders.signature_of(told, shop_id=ours.credentials["id"], key=ours.key)
    return OrderPage(told, made)


def ask(ours: Connected, page: OrderPage) -> Invitation | None:
    return invitations.ask_in_popup(ours.connection, page, language="nl", at=MONDAY)


def told_by_plug_in(ours: Connected) -> Order:
    message = OrderMessage(
        email="Anna@thuis.test", source=Source.COMPATIBLE, number="77"
    )
    order = orders.take_order(ours.connection, message, at=days_later(1)).order
    settle(days_later(1))
    return order


@pytest.mark.rule("WK-D8-5")
def test_who_writes_at_once_gets_no_letter_however_often_the_shop_tells_the_order(ours):
    invitation = ask(ours, page_of(ours))
    assert invitation is not None
    assert ask(ours, page_of(ours)) == invitation
    review = reviews.write_invited(invitation, PLAIN, address=None, at=MONDAY)

    order = told_by_plug_in(ours)
    for day in range(1, 20):
        night(days_later(day))
        invitations.send_due(at=days_later(day))

    assert order.pk == invitation.order_id
    assert review.invitation == invitation
    asking = [*letters("ReviewInvitation"), *letters("ReviewReminder")]
    assert asking == []
    assert ask(ours, page_of(ours)) is None


def test_who_begins_and_does_not_finish_hears_once_when_the_letter_was_due(ours):
    invitation = ask(ours, page_of(ours))
    assert invitation is not None

    for day in range(1, 30):
        night(days_later(day))
        invitations.send_due(at=days_later(day))

    assert letters("ReviewInvitation") == []
    (reminder,) = letters("ReviewReminder")
    assert reminder.written_at == days_later(3)


def test_a_page_that_the_shop_did_not_sign_lets_nobody_write_at_once(ours):
    unsigned = replace(page_of(ours), signature="")
    forged = replace(page_of(ours), signature="0" * 128)

    assert ask(ours, unsigned) is None
    with pytest.raises(ConsentRefused):
        ask(ours, forged)

    assert Invitation.objects.count() == 0
    assert Order.objects.count() == 0


def test_who_wants_no_letters_of_the_shop_is_not_asked_in_the_window_either(ours):
    key = orders.email_key("anna@thuis.test")
    invitations.suppress_address(
        key, shop=ours.shop, reason=invitations.Reason.UNSUBSCRIBED, at=MONDAY
    )

    assert ask(ours, page_of(ours)) is None


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_make_one_invitation(ours):
    at_once(lambda: ask(ours, page_of(ours)), lambda: ask(ours, page_of(ours)))

    assert Invitation.objects.count() == 1
    assert Invitation.objects.get().state == "opened"
