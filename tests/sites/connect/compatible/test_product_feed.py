"""Product reviews as the plug-in for WooCommerce fetches them, line by line."""

from dataclasses import dataclass
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests.builders.people import MONDAY
from tests.builders.published import (
    WEEK,
    a_reviewed_shop,
    an_invited_review,
    words,
)
from trustmark.kernel import clock
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords
from trustmark.sites.connect.compatible import limits, product_reviews

pytestmark = pytest.mark.django_db
FEED = "/api/1.0/product_reviews.xml"
CHEESE = ProductMessage(external_id="42", name="Boerenkaas", sku="K-42", gtin="")


@pytest.fixture(autouse=True)
def _a_week_later(monkeypatch):
    limits.READS.forget()
    monkeypatch.setattr(clock, "source", lambda: MONDAY + WEEK + WEEK)


@pytest.fixture
def ours():
    return a_reviewed_shop(takes_products=True)


@dataclass(frozen=True)
class Comment:
    """What the plug-in makes of one review, as its code casts it."""

    review_id: int
    author: str
    email: str
    text: str
    stars: int
    approved: int
    removed: int
    product: int


def a_product_review(ours, text="Pittig en romig.", rating=5, *, at=MONDAY, **told):
    product = told.pop("product", CHEESE)
    given = words(
        products=(ProductWords(product.external_id, rating=rating, text=text),), **told
    )
    return an_invited_review(ours, given, at=at, products=(product,))


def fetch(client, ours, **query) -> bytes:
    answer = client.get(FEED, {**ours.credentials, "detailed": "1", **query})
    assert answer.status_code == 200
    return bytes(answer.getvalue())


def synced(body: bytes) -> tuple[list[Comment], str]:
    """As the plug-in reads a feed; gives its comments and its next `last_synced`."""
    root = ElementTree.fromstring(body)  # noqa: S314 - our own answer
    assert root.tag == "feed"
    listed = root.find("reviews")
    assert listed is not None
    comments = [_comment(review) for review in listed.findall("review")]
    first = listed.find("review/modified")
    return comments, "" if first is None else str(first.text)


def _comment(review: ElementTree.Element) -> Comment:
    def text(path: str) -> str:
        found = review.find(path)
        assert found is not None, path
        return found.text or ""

    return Comment(
        int(text("review_id")),
        text("reviewer/name"),
        text("email"),
        text("content"),
        int(text("ratings/overall")),
        int(text("valid")),
        int(text("deleted")),
        int(text("products/product/external_id")),
    )


def test_a_review_becomes_a_comment(client, ours):
    review = a_product_review(ours)

    (comment,), cursor = synced(fetch(client, ours))

    (row,) = reviews.products_of(review)[review.pk]
    assert comment == Comment(
        row.pk,
        "Jan",
        f"review-{review.pk}@reviews.invalid",
        "Pittig en romig.",
        5,
        1,
        0,
        42,
    )
    assert cursor == "2026-11-09T10:00:00+01:00"


def test_the_article_number_is_there_for_several_sites(client, ours):
    a_product_review(ours)

    root = ElementTree.fromstring(fetch(client, ours))  # noqa: S314

    sku = root.find("reviews/review/products/product/product_ids/skus/sku")
    assert sku is not None
    assert sku.text == "K-42"


def test_without_reviews_the_list_is_there_and_empty(client, ours):
    body = fetch(client, ours)

    assert synced(body) == ([], "")
    assert b"<reviews></reviews>" in body


def test_the_newest_change_comes_first(client, ours):
    first = a_product_review(ours, at=MONDAY)
    a_product_review(ours, at=MONDAY + timedelta(days=1))
    later = MONDAY + WEEK + timedelta(days=2)
    changed = words(
        text="Bij nader inzien nog beter dan gedacht.",
        products=(ProductWords("42", rating=4, text="Nog beter."),),
    )
    reviews.change(first, changed, at=later)

    comments, cursor = synced(fetch(client, ours))

    assert [comment.text for comment in comments] == ["Nog beter.", "Pittig en romig."]
    assert cursor.startswith("2026-11-11T10:00:00")


@pytest.mark.parametrize(
    ("cursor", "count"),
    [
        ("2026-11-09T10:00:00+01:00", 2),
        ("2026-11-09T10:00:01+01:00", 1),
        ("2026-11-09T09:00:01+00:00", 1),
        # The plus was not encoded on its way.
        ("2026-11-09T10:00:01 01:00", 1),
        ("2026-11-09 10:00:00", 2),
        ("2026-11-09 10:00:01", 1),
        ("2026-11-10 10:00:00", 1),
        ("2026-11-10 10:00:01", 0),
        ("", 2),
        ("gisteren", 2),
        ("\x00", 2),
        ("9999-99-99", 2),
    ],
)
def test_what_changed_since_is_told_in_either_way_of_writing(
    client, ours, cursor, count
):
    for days in (0, 1):
        a_product_review(ours, at=MONDAY + timedelta(days=days))

    comments, _ = synced(fetch(client, ours, last_synced=cursor))

    assert len(comments) == count


def test_following_the_cursor_loses_nothing(client, ours):
    a_product_review(ours)
    _, cursor = synced(fetch(client, ours))
    a_product_review(ours)  # within the same second

    comments, _ = synced(fetch(client, ours, last_synced=cursor))

    assert len(comments) == 2


def test_what_is_gone_stays_listed_without_its_words(client, ours):
    review = a_product_review(ours)
    before, _ = synced(fetch(client, ours))
    reviews.withdraw_own(review, at=MONDAY + WEEK + timedelta(days=1))

    (comment,), _ = synced(fetch(client, ours))

    assert (comment.approved, comment.removed) == (0, 1)
    assert (comment.review_id, comment.email) == (before[0].review_id, before[0].email)
    assert "Pittig" not in comment.text
    assert 1 <= comment.stars <= 5


def test_what_is_gone_is_left_out_of_the_plain_feed(client, ours):
    review = a_product_review(ours)
    reviews.withdraw_own(review, at=MONDAY + WEEK + timedelta(days=1))

    body = client.get(FEED, ours.credentials).getvalue()

    assert b"<review>" not in body
    assert b"<email>" not in body


def test_markup_and_odd_signs_are_text(client, ours):
    text = "Goed <b>&amp; lekker</b> ]]> \u202e \x0b kaas"
    product = ProductMessage(external_id="7", name="<i>Kaas</i>", url="")

    a_product_review(ours, text, product=product)

    (comment,), _ = synced(fetch(client, ours))
    assert comment.text.startswith("Goed <b>&amp; lekker</b> ]]>")
    assert "\u202e" not in comment.text


def test_a_long_feed_is_whole_and_in_order(client, ours, monkeypatch):
    monkeypatch.setattr(product_reviews, "BATCH", 2)
    written = [a_product_review(ours).pk for _ in range(5)]

    comments, _ = synced(fetch(client, ours))

    assert len({comment.review_id for comment in comments}) == len(written)


def test_an_error_is_xml_with_status_200(client, ours):
    answer = client.get(FEED, {**ours.credentials, "code": "x"})

    root = ElementTree.fromstring(answer.content)  # noqa: S314
    assert answer.status_code == 200
    assert root.tag == "response"
    assert root.findtext("status") == "error"
    assert root.findtext("message") == "Incorrect authentication credentials."


def test_the_same_as_json(client, ours):
    review = a_product_review(ours)

    said = client.get("/api/1.0/product_reviews.json", ours.credentials).json()

    assert said["total"] == 1
    (entry,) = said["product_reviews"]
    assert entry["product_id"] == "42"
    assert entry["deleted"] is False
    assert entry["reviewer"]["email"] == f"review-{review.pk}@reviews.invalid"
