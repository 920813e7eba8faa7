"""The page on which a shop chooses from which address letters leave."""

import pytest
from django.urls import reverse

from tests.builders.letters import letters, the_letter
from tests.builders.reviews import a_certified_shop, contact_of
from trustmark.invitations import api as invitations

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_certified_shop()


def at(shop, name: str = "sender") -> str:
    return reverse(f"member:{name}", args=[shop.domain])


@pytest.mark.rule("WK-D8-2")
def test_the_page_says_which_records_to_add_and_what_was_found(sign_in, shop):
    client = sign_in(contact_of(shop))

    client.post(at(shop), {"email": f"post@{shop.domain}"})
    page = client.get(at(shop)).text

    assert f"keurmeester._domainkey.{shop.domain}" in page
    assert "v=spf1 include:_spf.localhost ~all" in page
    assert f"_dmarc.{shop.domain}" in page
    assert "Niet aanwezig" in page
    assert letters("ConfirmSenderAddress") == []


def test_an_address_elsewhere_is_proven_by_the_button_behind_its_letter(
    sign_in, shop, stranger
):
    client = sign_in(contact_of(shop))
    client.post(at(shop), {"email": "post@elders.test"})
    body = the_letter("ConfirmSenderAddress").body
    link = next(word for word in body.split() if "/sender/" in word)
    address = link[link.index("/nl/") :]

    assert stranger.post(address).status_code in {403, 404}
    client.get(address)
    held = invitations.find_sender(shop)
    assert held is not None
    assert held.mailbox_proven_at is None
    client.post(address)

    held.refresh_from_db()
    assert held.mailbox_proven_at is not None


def test_an_address_of_ours_is_refused_in_words_and_stays_typed(sign_in, shop):
    page = sign_in(contact_of(shop)).post(
        at(shop), {"email": "baas@localhost.localhost"}
    )

    assert page.status_code == 422
    assert "van ons" in page.text
    assert "baas@localhost.localhost" in page.text


def test_an_address_is_given_up_by_who_acts_for_the_shop_alone(sign_in, shop, stranger):
    client = sign_in(contact_of(shop))
    client.post(at(shop), {"email": f"post@{shop.domain}"})

    assert stranger.post(at(shop, "sender_end")).status_code in {403, 404}
    assert invitations.find_sender(shop) is not None
    client.post(at(shop, "sender_look"))
    client.post(at(shop, "sender_end"))

    assert invitations.find_sender(shop) is None
