"""Asking without an order: the link of a shop, and its card for the counter."""

import pytest
from django.urls import reverse

from tests.builders.reviews import a_certified_shop, contact_of

pytestmark = pytest.mark.django_db


def test_a_shop_takes_its_link_and_a_card_that_leads_there(sign_in, client):
    shop = a_certified_shop()
    browser = sign_in(contact_of(shop))

    page = browser.get(reverse("member:asking", args=[shop.domain, "nl"])).text
    form = f"/nl/webwinkelkeur/register/{shop.domain}/reviews/write/"
    assert form in page
    assert client.get(form).status_code == 200
    for paper in ("a6", "a5"):
        card = browser.get(
            reverse("member:counter_card", args=[shop.domain, "fr", paper])
        )
        assert card["Content-Type"] == "application/pdf"
        assert card.content.startswith(b"%PDF-")


def test_nobody_else_takes_the_card_of_a_shop(stranger):
    shop = a_certified_shop()

    for name, parts in (("asking", ["nl"]), ("counter_card", ["nl", "a6"])):
        address = reverse(f"member:{name}", args=[shop.domain, *parts])
        assert stranger.get(address).status_code in {403, 404}
