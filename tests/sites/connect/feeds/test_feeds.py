"""Feeds of reviews: what stands in them, what does not, and how they are paged."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests.builders.people import MONDAY
from tests.builders.published import (
    PRODUCT,
    WEEK,
    a_reviewed_shop,
    an_invitation,
    an_invited_review,
    an_open_review,
    words,
)
from tests.sites.connect.feeds.structure import MERCHANT_FEED, PRODUCT_FEED, faults
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords
from trustmark.sites.connect.feeds import pages

pytestmark = pytest.mark.django_db
DOMAIN = "kaasboer-jansen.test"
RSS = f"/feeds/webwinkelkeur/{DOMAIN}/reviews.rss"
JSON = f"/feeds/webwinkelkeur/{DOMAIN}/reviews.json"
PRODUCTS = f"/feeds/webwinkelkeur/{DOMAIN}/google-product-reviews.xml"
MERCHANTS = "/feeds/webwinkelkeur/google-merchant-reviews.xml"
NASTY = 'Kaas & <script>alert("x")</script> ]]> =1+1 \u202egnirts\u0007 "einde"'


@pytest.fixture
def connected():
    return a_reviewed_shop(domain=DOMAIN, takes_products=True)


def text_of(answer):
    assert answer.status_code == 200
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode()


def tree_of(answer):
    return ElementTree.fromstring(text_of(answer))  # noqa: S314 - we wrote it


def a_product_review(connected, text="Heerlijk pittig.", **said):
    invitation = an_invitation(connected, products=(PRODUCT,))
    given = words(products=(ProductWords("K-1", 4, text),), **said)
    return reviews.write_invited(invitation, given, address=None, at=MONDAY + WEEK)


@pytest.mark.rule("WK-D9-1", "WK-D9-4")
def test_the_feed_tells_what_stands_on_the_page_and_how_it_was_obtained(
    client, connected
):
    invited = an_invited_review(connected)
    an_open_review(connected, words(2, "Doos was stuk, geen antwoord gekregen."))

    told = json.loads(text_of(client.get(JSON)))

    first, second = told["items"]
    assert (first["_review"]["rating"], first["_review"]["is_verified"]) == (5, True)
    assert first["authors"] == [{"name": "Jan"}]
    assert first["content_text"] == invited.text
    assert second["_review"]["how_obtained"] == "open"
    assert second["_review"]["is_verified"] is False
    assert "thuis.test" not in json.dumps(told)
    assert invited.order_number not in json.dumps(told)


@pytest.mark.rule("WK-D9-11", "WK-D9-12")
def test_a_withdrawn_review_is_in_no_feed(client, connected):
    review = a_product_review(connected)
    reviews.withdraw_own(review, at=MONDAY + 2 * WEEK)

    assert json.loads(text_of(client.get(JSON)))["items"] == []
    assert "<item>" not in text_of(client.get(RSS))
    assert tree_of(client.get(PRODUCTS)).findall("reviews/review") == []


@pytest.mark.parametrize("address", [RSS, JSON, PRODUCTS, MERCHANTS])
def test_what_people_wrote_is_text_in_every_feed(client, connected, address):
    a_product_review(connected, text=NASTY, title=NASTY, author_name=NASTY)

    told = text_of(client.get(address))

    assert told.count("Kaas ") >= 1
    assert "<script>" not in told or address == JSON
    assert "\u202e" not in told
    assert "\u0007" not in told


def test_readers_get_the_words_back_as_they_were_written(client, connected):
    an_open_review(connected, words(text="Kaas & <b>brood</b> ]]> =1+1"))

    item = tree_of(client.get(RSS)).find("channel/item")

    assert item.findtext("description") == "Kaas & <b>brood</b> ]]> =1+1"
    assert item.findtext("title") == "5 van 5 sterren"


def test_pages_hold_every_review_once_newest_first(client, connected, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 2)
    written = [
        an_invited_review(connected, at=MONDAY + timedelta(days=day))
        for day in (0, 0, 1, 2, 2)
    ]

    found, address = [], JSON
    while address:
        told = json.loads(text_of(client.get(address)))
        found += [int(item["id"].rpartition("/")[2]) for item in told["items"]]
        address = told.get("next_url", "").removeprefix("https://keurmeester.test")

    newest = sorted(written, key=lambda one: (one.written_at, one.pk), reverse=True)
    assert found == [one.pk for one in newest]


@pytest.mark.parametrize(
    "cursor", ["x", "2026-11-02_1", "2026-13-45T00:00:00+00:00_1", "_", "%00", "1_²"]
)
def test_a_cursor_that_is_not_ours_is_not_found(client, connected, cursor):
    assert client.get(f"{JSON}?before={cursor}").status_code == 404


def test_a_reader_may_ask_for_one_language(client, connected):
    an_open_review(connected, words(language="nl"))
    an_open_review(connected, words(text="Livraison rapide.", language="fr"))

    told = json.loads(text_of(client.get(f"{JSON}?language=fr")))

    assert [item["language"] for item in told["items"]] == ["fr"]


def test_the_product_feed_of_google_has_the_structure_it_describes(client, connected):
    a_product_review(connected)
    a_product_review(connected, author_name="")

    tree = tree_of(client.get(PRODUCTS))

    assert faults(tree, PRODUCT_FEED) == []
    assert [one.text for one in tree.iter("gtin")] == ["8712345678906"] * 2
    assert [one.text for one in tree.iter("overall")] == ["4", "4"]


def test_products_nobody_wrote_about_are_not_told(client, connected):
    a_product_review(connected, text="")

    assert tree_of(client.get(PRODUCTS)).findall("reviews/review") == []


def test_the_merchant_feed_of_google_has_the_structure_it_describes(client, connected):
    an_invited_review(connected, words(title="Prima", service=4))
    an_open_review(connected, words(2, "", author_name=""))

    tree = tree_of(client.get(MERCHANTS))

    assert faults(tree, MERCHANT_FEED) == []
    space = "{http://schemas.google.com/merchant_reviews/5.0}"
    methods = [one.text for one in tree.iter(f"{space}collection_method")]
    assert sorted(methods) == ["after_fulfillment", "unsolicited"]


def test_the_merchant_feed_names_what_is_gone_since_a_day(client, connected):
    stays = an_invited_review(connected)
    goes = an_open_review(connected)
    reviews.withdraw_own(goes, at=MONDAY + WEEK)

    told = tree_of(client.get(f"{MERCHANTS}?since=2026-11-09"))

    space = "{http://schemas.google.com/merchant_reviews/5.0}"
    assert faults(told, MERCHANT_FEED) == []
    assert [one.get("id") for one in told.iter(f"{space}review")] == [str(stays.pk)]
    gone = [one.get("id") for one in told.iter(f"{space}deleted_review")]
    assert gone == [str(goes.pk)]


def test_the_structure_check_sees_a_fault():
    broken = ElementTree.fromstring(  # noqa: S314 - it stands here
        "<feed><version>2.3</version><reviews><review><content> </content></review>"
        "</reviews><extra/></feed>"
    )

    found = faults(broken, PRODUCT_FEED)

    assert any("2.3" in fault for fault in found)
    assert any("publisher" in fault for fault in found)
    assert any("extra" in fault for fault in found)


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/webwinkelkeur/nergens.test/reviews.rss",
        "/feeds/nergens/kaasboer-jansen.test/reviews.json",
        "/feeds/webwinkelkeur/KAAS_/reviews.json",
        f"{MERCHANTS}?since=gisteren",
    ],
)
def test_a_feed_of_nobody_is_not_found(client, connected, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [RSS, JSON, PRODUCTS, MERCHANTS])
def test_feeds_set_no_cookie_and_may_be_read_from_anywhere(client, connected, address):
    answer = client.get(address)

    assert not answer.cookies
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=900"
