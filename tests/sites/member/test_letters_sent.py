"""What became of the letters of a shop, and who is not written to."""

import pytest
from django.urls import reverse

from tests.builders.people import MONDAY
from tests.builders.reviews import (
    a_certified_shop,
    an_invitation,
    an_order,
    contact_of,
    days_later,
)
from trustmark.invitations import api as invitations
from trustmark.invitations.api import Reason
from trustmark.orders import api as orders

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_certified_shop()


def at(shop, name: str, *parts: object) -> str:
    return reverse(f"member:{name}", args=[shop.domain, *parts])


@pytest.mark.rule("WK-D8-9")
def test_the_log_is_filtered_and_taken_along_without_addresses(sign_in, shop):
    an_invitation(shop, number="2026-A-1", email="anna@thuis.test")
    an_order(shop, number="=2026-B-2", delay="9")
    client = sign_in(contact_of(shop))

    page = client.get(at(shop, "invitation_log"), {"stage": "planned"}).text
    assert "=2026-B-2" in page
    assert "2026-A-1" not in page
    one = client.get(at(shop, "invitation_log"), {"number": "2026-A-1"}).text
    assert "=2026-B-2" not in one
    file = client.get(at(shop, "invitation_log_csv")).content.decode("utf-8-sig")
    rows = file.splitlines()
    assert len(rows) == 3
    assert rows[1].startswith("'=2026-B-2;")
    assert "anna" not in page + one + file


def test_nonsense_in_the_filter_shows_everything_and_says_so(sign_in, shop):
    an_invitation(shop, number="2026-A-1")

    page = sign_in(contact_of(shop)).get(
        at(shop, "invitation_log"), {"stage": "x", "since": "gisteren"}
    )

    assert page.status_code == 200
    assert "2026-A-1" in page.text


def test_a_planned_letter_is_called_off_by_its_own_shop_alone(sign_in, shop):
    order = an_order(shop, delay="9")
    planned = invitations.find_invitations([order])[order.pk]
    other = a_certified_shop()
    elsewhere = at(other, "call_off", planned.pk)

    assert sign_in(contact_of(other)).post(elsewhere).status_code == 404
    sign_in(contact_of(shop)).post(at(shop, "call_off", planned.pk))

    planned.refresh_from_db()
    assert planned.state == "called-off"


def test_a_wish_told_to_the_shop_is_noted_and_lifted(sign_in, shop):
    order = an_order(shop, email="anna@thuis.test", delay="9")
    client = sign_in(contact_of(shop))
    there, email = at(shop, "suppressions"), {"email": "Anna+x@thuis.test"}

    client.post(there, email | {"deed": "note"})
    assert invitations.find_invitations([order])[order.pk].obstacle == "suppressed"
    page = client.get(there).text
    assert "thuis.test" not in page
    assert "Aan de winkel verteld" in page
    assert "Weer schrijven" in client.post(there, email).text
    client.post(there, email | {"deed": "lift"})

    assert invitations.suppressions_of("anna@thuis.test", shop) == []


def test_who_unsubscribed_is_not_brought_back_by_the_shop(sign_in, shop):
    invitation = an_invitation(shop, email="anna@thuis.test")
    invitations.unsubscribe(invitation, at=MONDAY)
    client = sign_in(contact_of(shop))
    sent = {"email": "anna@thuis.test", "deed": "lift"}

    answer = client.post(at(shop, "suppressions"), sent)

    assert answer.status_code == 409
    assert "alleen zelf" in answer.text
    assert len(invitations.suppressions_of("anna@thuis.test", shop)) == 1


def test_returned_letters_are_tried_again_after_a_month():
    shop = a_certified_shop()
    an_invitation(shop, email="weg@thuis.test")
    key = orders.email_key("weg@thuis.test")
    invitations.suppress_address(key, shop=None, reason=Reason.BOUNCED, at=MONDAY)
    (one,) = invitations.suppressions_of("weg@thuis.test", shop)
    by = contact_of(shop)

    assert invitations.why_not_lift(one, shop, by=by, at=days_later(29)) is not None
    assert invitations.why_not_lift(one, shop, by=by, at=days_later(30)) is None


def test_what_holds_everywhere_is_not_told_to_a_shop_that_does_not_know_the_person(
    sign_in, shop
):
    stranger = an_invitation(a_certified_shop(), email="piet@thuis.test")
    invitations.unsubscribe_everywhere(stranger, at=MONDAY)

    page = sign_in(contact_of(shop)).post(
        at(shop, "suppressions"), {"email": "piet@thuis.test"}
    )

    assert "Afgemeld" not in page.text
