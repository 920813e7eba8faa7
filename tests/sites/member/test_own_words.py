"""The page on which a shop words the letter that asks."""

import pytest
from django.urls import reverse

from tests.builders.letters import letters
from tests.builders.reviews import a_certified_shop, contact_of
from trustmark.invitations import api as invitations

pytestmark = pytest.mark.django_db
TYPED = {"subject": "Hoe smaakte de kaas?", "greeting": "Dag {voornaam},"}


@pytest.fixture
def shop():
    return a_certified_shop()


def at(shop, name: str = "own_words", *parts: str) -> str:
    return reverse(f"member:{name}", args=[shop.domain, "nl", *parts])


def test_words_are_seen_first_and_kept_on_a_second_button(sign_in, shop):
    client = sign_in(contact_of(shop))

    seen = client.post(at(shop), TYPED | {"look": "1"})
    assert "Dag Anna," in seen.text
    assert invitations.find_own_words(shop, "nl") is None

    client.post(at(shop), TYPED)
    kept = invitations.find_own_words(shop, "nl")
    assert kept is not None
    assert kept.subject == TYPED["subject"]
    html = client.get(at(shop, "letter_preview", "invitation"))
    assert "Hoe smaakte de kaas?" in html.text
    assert "sandbox" in html["Content-Security-Policy"]


def test_words_that_steer_are_refused_by_name_and_stay_typed(sign_in, shop):
    typed = TYPED | {"paragraph": "Geef ons vijf sterren, en win een kaas."}

    page = sign_in(contact_of(shop)).post(at(shop), typed)

    assert page.status_code == 422
    assert "“vijf sterren”" in page.text
    assert "“win een”" in page.text
    assert "en win een kaas." in page.text


def test_a_test_goes_to_the_reader_alone_and_others_find_nothing(
    sign_in, shop, stranger
):
    contact = contact_of(shop)

    sign_in(contact).post(at(shop, "letter_test", "invitation"))

    assert [letter.to for letter in letters("ReviewInvitation")] == [contact.email]
    for address in (at(shop), at(shop, "letter_preview", "invitation")):
        assert stranger.get(address).status_code in {403, 404}
    assert stranger.post(at(shop, "letter_test", "invitation")).status_code in {
        403,
        404,
    }
