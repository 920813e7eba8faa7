"""Pages of products: what verified customers gave, said and showed, and no more."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.builders.people import MONDAY
from tests.builders.photos import a_photo
from tests.builders.reviews import PLAIN, a_moderator, a_review
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.api import PhotoWords, ProductWords, Review

pytestmark = pytest.mark.django_db
OLD = ProductMessage("k/1 é", "Oude kaas", gtin="8712345678906", sku="OK-1")
YOUNG = ProductMessage("k2", "Jonge kaas")


def said(shop, turn: int, *stars: tuple[str, int, str], photo: str = "") -> Review:
    texts = ("Snel geleverd.", "Een dag te laat, wel heel.", "Netjes verpakt in stro.")
    photos = (PhotoWords(photo, "De korst", stars[0][0]),) if photo else ()
    words = replace(
        PLAIN,
        text=texts[turn],
        products=tuple(ProductWords(*one) for one in stars),
        photos=photos,
    )
    return a_review(shop, words, products=(OLD, YOUNG))


def page(shop, *parts: str) -> str:
    name = "public:product" if parts else "public:products"
    return reverse(name, args=["webwinkelkeur", shop.domain, *parts])


@pytest.mark.rule("WK-D9-1", "WK-D9-5")
def test_a_product_has_a_page_with_its_score_words_and_photos(
    client, cheese, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    shop = cheese.shop
    said(shop, 0, (OLD.external_id, 5, "Pittig!"), (YOUNG.external_id, 1, "Flauw."))
    shown = said(shop, 1, (OLD.external_id, 4, ""), photo=a_photo().key)
    reviews.show_photos(shown, by=a_moderator(), at=MONDAY)

    told = client.get(page(shop, OLD.external_id)).text

    for part in ("Oude kaas", "4,5", "Pittig!", "EAN 8712345678906", 'alt="De korst"'):
        assert part in told
    assert 'itemprop="ratingCount" content="2"' in told
    assert "Flauw." not in told
    assert quote(OLD.external_id) in client.get(page(shop)).text


def test_products_are_found_by_name_and_by_number(client, cheese):
    shop = cheese.shop
    said(shop, 0, (OLD.external_id, 5, "Pittig!"), (YOUNG.external_id, 1, ""))

    for query in ("oude", "8712345678906", "OK-1", OLD.external_id):
        told = client.get(page(shop), {"q": query}).text
        assert "Oude kaas" in told
        assert "Jonge kaas" not in told
    assert "Oude kaas" not in client.get(page(shop), {"q": "\x00%"}).text
    behind = client.get(page(shop), {"behind": OLD.external_id}).text
    assert "Jonge kaas" in behind
    assert "Oude kaas" not in behind


@pytest.mark.rule("WK-D9-12")
def test_a_product_nobody_says_anything_about_any_more_has_no_page(client, cheese):
    shop = cheese.shop
    review = said(shop, 0, (OLD.external_id, 5, "Pittig!"))
    assert client.get(page(shop, OLD.external_id)).status_code == 200

    reviews.withdraw_own(review, at=MONDAY)

    assert client.get(page(shop, OLD.external_id)).status_code == 404
    assert client.get(page(shop, "nergens")).status_code == 404
    assert "Oude kaas" not in client.get(page(shop)).text
