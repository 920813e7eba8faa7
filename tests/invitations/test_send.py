"""From an order to the letter that asks: once, in time, in the right language."""

from datetime import timedelta

import pytest

from tests.builders.concurrency import at_once
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import (
    a_certified_shop,
    an_invitation,
    an_order,
    contact_of,
    days_later,
)
from tests.builders.worker import night, settle
from trustmark.accounts.api import Role
from trustmark.certificates import api as certificates
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.models import OutgoingLetter
from trustmark.correspondence.services import announce_bounce
from trustmark.invitations import api as invitations
from trustmark.invitations.api import Choice, State
from trustmark.invitations.models import Invitation, Suppression
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders

pytestmark = pytest.mark.django_db
CHOICE = Choice(
    mode="every-order",
    delay=0,
    unit="days",
    first_hour=9,
    last_hour=20,
    language="",
    reminder_after=7,
    rest_days=30,
    asks_products=False,
    basis="soft-opt-in",
)


def of(order: orders.Order) -> Invitation:
    return invitations.find_invitations([order])[order.pk]


@pytest.mark.rule("WK-D8-1", "WK-D8-3")
def test_an_order_leads_to_one_letter_in_the_name_of_the_shop():
    shop = a_certified_shop()

    order = an_order(shop, email="anna@thuis.test", number="2026-77", delay="2")
    assert invitations.send_due(at=days_later(1)) == 0
    assert invitations.send_due(at=days_later(2)) == 1
    assert invitations.send_due(at=days_later(2)) == 0

    letter = the_letter("ReviewInvitation")
    assert letter.to == "anna@thuis.test"
    assert letter.sender_name.startswith("Kaasboer Jansen via ")
    assert "2026-77" in letter.body
    assert "Waarom krijg je deze mail?" in letter.body
    assert of(order).state == State.SENT


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("nl_NL", "Hoe was je bestelling"),
        ("fr", "Comment s'est passée"),
        ("en-GB", "How was your order"),
        ("de", "Hoe was je bestelling"),
        ("", "Hoe was je bestelling"),
    ],
)
def test_the_letter_speaks_the_language_of_the_order(language, subject):
    an_invitation(language=language)

    assert the_letter("ReviewInvitation").subject.startswith(subject)


def test_the_way_out_stands_in_the_header_for_one_click():
    an_invitation()

    letter = the_letter("ReviewInvitation")
    assert "/reviews/stop/" in letter.unsubscribe_url
    assert letter.unsubscribe_url in letter.body


def test_an_order_told_twice_is_asked_about_once():
    shop = a_certified_shop()
    first = an_order(shop, email="anna@thuis.test", number="7")
    an_order(shop, email="ANNA@thuis.test", number="7")

    invitations.send_due(at=MONDAY)

    assert len(letters("ReviewInvitation")) == 1
    assert of(first).state == State.SENT


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_letter():
    order = an_order(a_certified_shop())

    at_once(
        lambda: invitations.send_due(at=MONDAY),
        lambda: invitations.send_due(at=MONDAY),
    )

    assert len(letters("ReviewInvitation")) == 1
    assert of(order).state == State.SENT


def test_at_night_nobody_is_written_to():
    an_order(a_certified_shop())
    midnight = MONDAY + timedelta(hours=14)

    assert invitations.send_due(at=midnight) == 0
    assert invitations.send_due(at=midnight + timedelta(hours=10)) == 1


def test_a_letter_that_may_not_leave_yet_is_put_off_and_holds_up_nobody():
    shop = a_certified_shop()
    order = an_order(shop)
    choice = Choice(**{**CHOICE.__dict__, "first_hour": 18})
    invitations.choose(shop, choice, by=contact_of(shop), at=MONDAY)

    assert invitations.send_due(at=MONDAY) == 0

    evening = of(order).scheduled_for
    assert evening == MONDAY.replace(hour=17)
    assert invitations.send_due(at=evening - timedelta(minutes=1)) == 0
    assert invitations.send_due(at=evening) == 1


def test_letters_rest_on_days_off_where_the_shop_wants_that():
    shop = a_certified_shop()
    order = an_order(shop)
    choice = Choice(**{**CHOICE.__dict__, "rests_on_days_off": True})
    invitations.choose(shop, choice, by=contact_of(shop), at=MONDAY)
    saturday = days_later(5)

    assert invitations.send_due(at=saturday) == 0

    assert of(order).scheduled_for == days_later(7).replace(hour=8, minute=0)
    assert invitations.send_due(at=days_later(7)) == 1


def test_a_shop_that_is_not_certified_has_nobody_asked():
    shop = a_certified_shop()
    order = an_order(shop, delay="3")
    (certificate,) = certificates.list_certificates_of(shop)
    manager = a_user(Role.MANAGER, name="Mo Manager")
    certificates.suspend(certificate, reason="Geen adres.", by=manager, at=MONDAY)

    invitations.send_due(at=days_later(3))

    assert (of(order).state, of(order).obstacle) == ("suppressed", "not-certified")
    assert letters("ReviewInvitation") == []
    assert orders.get_order(order.pk).email == ""


def test_a_shop_chooses_whom_to_ask_and_it_is_kept_who_said_so():
    shop = a_certified_shop()
    contact = contact_of(shop)
    choice = Choice(**{**CHOICE.__dict__, "mode": "after-consent", "basis": "consent"})

    kept = invitations.choose(shop, choice, by=contact, at=MONDAY)
    order = an_order(shop)

    assert (kept.basis, kept.chosen_by, kept.chosen_at) == ("consent", contact, MONDAY)
    assert of(order).obstacle == "no-consent"
    with pytest.raises(MoveRefused):
        invitations.choose(shop, choice, by=a_user(), at=MONDAY)


def test_only_first_orders_are_asked_about_when_the_plug_in_says_so():
    shop = a_certified_shop()
    an_invitation(shop, email="anna@thuis.test", number="1")
    choice = Choice(**{**CHOICE.__dict__, "mode": "first-order", "rest_days": 0})
    invitations.choose(shop, choice, by=contact_of(shop), at=MONDAY)

    second = an_order(shop, email="anna@thuis.test", number="2", at=days_later(60))

    assert of(second).obstacle == "not-first"


def test_nobody_hears_from_us_more_than_three_times_a_week():
    for turn in range(3):
        an_invitation(a_certified_shop(), email="anna@thuis.test", number=str(turn))

    fourth = an_order(a_certified_shop(), email="anna@thuis.test", number="9")

    assert of(fourth).obstacle == "asked-often"


@pytest.mark.rule("WK-D8-5")
def test_who_unsubscribes_is_written_to_no_more_by_this_shop():
    shop, other = a_certified_shop(), a_certified_shop()
    invitation = an_invitation(shop, email="anna@thuis.test")
    planned = an_order(shop, email="anna+kaas@thuis.test", delay="9", number="b")

    invitations.unsubscribe(invitation, at=MONDAY)
    invitations.unsubscribe(invitation, at=MONDAY)

    assert Suppression.objects.count() == 1
    assert of(planned).state == State.SUPPRESSED
    later = an_order(shop, email="anna@thuis.test", number="c", at=days_later(90))
    assert of(later).obstacle == "suppressed"
    elsewhere = an_order(other, email="anna@thuis.test", number="d")
    assert of(elsewhere).state == State.SCHEDULED


def test_who_unsubscribes_everywhere_is_written_to_by_nobody():
    invitation = an_invitation(email="anna@thuis.test")

    invitations.unsubscribe_everywhere(invitation, at=MONDAY)

    order = an_order(a_certified_shop(), email="anna@thuis.test")
    assert of(order).obstacle == "suppressed"
    assert "thuis.test" not in str(Suppression.objects.values())


def test_a_letter_that_comes_back_stops_all_letters():
    invitation = an_invitation(email="weg@thuis.test")
    letter = the_letter("ReviewInvitation")

    correspondence.record_bounce(letter.message_id, at=MONDAY)
    settle(MONDAY)

    invitation.refresh_from_db()
    assert invitation.bounced_at == MONDAY
    assert Suppression.objects.get().reason == "bounced"


def test_a_letter_our_own_side_could_not_send_stops_nobody():
    order = an_order(a_certified_shop(), email="anna@thuis.test")
    invitations.send_due(at=MONDAY)
    letter = the_letter("ReviewInvitation")
    letter_rows = OutgoingLetter.objects.filter(pk=letter.pk)
    letter_rows.update(state="failed", fault="550 not from here")
    announce_bounce(letter, at=MONDAY)

    settle(MONDAY)

    assert Suppression.objects.count() == 0
    assert of(order).bounced_at == MONDAY


def test_silence_is_reminded_of_once_and_never_again():
    invitation = an_invitation()

    for day in range(1, 30):
        night(days_later(day))

    assert len(letters("ReviewReminder")) == 1
    invitation.refresh_from_db()
    assert invitation.reminded_at is not None
    assert day_of(invitation.reminded_at) == day_of(days_later(7))
    assert invitation.state == State.SENT


def test_after_ninety_days_the_link_is_dead_and_the_address_gone():
    invitation = an_invitation()

    invitations.expire_due(on=day_of(days_later(89)), at=days_later(89))
    invitation.refresh_from_db()
    assert invitation.state == State.SENT

    invitations.expire_due(on=day_of(days_later(90)), at=days_later(90))

    invitation.refresh_from_db()
    assert invitation.state == State.EXPIRED
    order = orders.get_order(invitation.order_id)
    assert (order.email, order.first_name) == ("", "")
    letter = the_letter("ReviewInvitation")
    assert (letter.to, letter.body, letter.unsubscribe_url) == ("", "", "")
    assert letter.state == "sent"
    assert order.email_key == invitation.email_key


def test_a_shop_calls_off_what_was_not_sent_yet():
    shop = a_certified_shop()
    planned = of(an_order(shop, delay="5"))

    invitations.call_off(planned, by=contact_of(shop), at=MONDAY)

    assert invitations.send_due(at=days_later(6)) == 0
    with pytest.raises(MoveRefused):
        invitations.call_off(planned, by=contact_of(shop), at=MONDAY)


@pytest.mark.rule("WK-D8-9")
def test_the_funnel_counts_what_became_of_the_letters():
    shop = a_certified_shop()
    an_invitation(shop)
    an_invitation(shop)
    an_order(shop, delay="3")

    funnel = invitations.funnel_of(
        shop, since=day_of(MONDAY), until=day_of(days_later(5))
    )

    assert (funnel.sent, funnel.scheduled, funnel.answered) == (2, 1, 0)
