"""Reviews and score by our own API: what everybody can read, page by page."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.reviews import (
    PLAIN,
    RUDE,
    a_certified_shop,
    a_refused_review,
    a_review,
    contact_of,
)
from tests.sites.connect.own.asking import call, problem_of
from trustmark.orders import api as orders
from trustmark.orders.api import ProductMessage, Scope
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_certified_shop()


@pytest.fixture
def ours(shop):
    return a_connection(shop)


def some_reviews(shop, count, *, apart=timedelta(days=1)):
    return [
        a_review(
            shop,
            replace(PLAIN, text=f"Kaas nummer {n}, snel en goed verpakt."),
            at=MONDAY + n * apart,
        )
        for n in range(count)
    ]


def test_a_review_is_given_as_everybody_can_read_it(shop, ours):
    review = a_review(shop, email="anna@thuis.test", number="W-77")
    reviews.reply(review, text="Dank u wel!", by=contact_of(shop), at=MONDAY)

    response = call("reviews", key=ours.key)

    (told,) = response.json()["reviews"]
    assert (told["rating"], told["author_name"]) == (4, "Anna")
    assert told["text"] == PLAIN.text
    assert told["how_obtained"] == "invited"
    assert told["reply"]["text"] == "Dank u wel!"
    private = ("anna@thuis.test", "W-77")
    assert not [word for word in private if word in response.content.decode()]


def test_pages_follow_each_other_without_a_gap_or_a_double(shop, ours):
    written = some_reviews(shop, 7)
    seen, cursor = [], ""

    while cursor is not None:
        page = call(f"reviews?limit=3&cursor={cursor}", key=ours.key).json()
        seen += [review["text"] for review in page["reviews"]]
        cursor = page["next"]
        if len(seen) == 3:
            newest = replace(PLAIN, text="Nog een kaas, die er later bij kwam.")
            a_review(shop, newest, at=MONDAY + timedelta(days=9))

    assert seen == [review.text for review in reversed(written)]


def test_a_language_can_be_chosen(shop, ours):
    some_reviews(shop, 1)
    french = replace(PLAIN, language="fr", text="Livraison rapide, très bon fromage.")
    a_review(shop, french)

    page = call("reviews?language=fr-BE", key=ours.key).json()

    assert [review["language"] for review in page["reviews"]] == ["fr"]


def test_what_is_not_on_the_page_is_not_given(shop, ours):
    a_review(shop, RUDE)
    a_refused_review(shop)

    assert call("reviews", key=ours.key).json() == {"reviews": [], "next": None}


def test_no_shop_reads_with_the_cursor_of_another(shop, ours):
    theirs = a_connection(a_certified_shop())
    some_reviews(theirs.shop, 2)
    cursor = call("reviews?limit=1", key=theirs.key).json()["next"]

    answers = [
        call(f"reviews?cursor={one}", key=ours.key) for one in (cursor, "x", "a" * 26)
    ]

    for answer in answers:
        (error,) = problem_of(answer)["errors"]
        assert error["code"] == "cursor-unknown"
    assert call("reviews", key=ours.key).json()["reviews"] == []


def test_the_score_is_that_of_the_page_with_what_it_is_made_of(shop, ours):
    some_reviews(shop, 2, apart=timedelta(minutes=1))
    a_refused_review(shop)

    told = call("summary", key=ours.key).json()

    assert (told["recent"]["count"], told["recent"]["mean"]) == (2, 4.0)
    assert told["recent"]["low"] < 4 < told["recent"]["high"]
    assert told["recent"]["distribution"] == {"5": 0, "4": 2, "3": 0, "2": 0, "1": 0}
    assert (told["invited"], told["answered"]) == (3, 3)
    assert told["refused"] == {"insult": 1}
    assert told["by_origin"]["invited"] == 2


def test_a_shop_without_reviews_has_no_score(ours):
    told = call("summary", key=ours.key).json()

    assert (told["recent"]["count"], told["recent"]["mean"]) == (0, None)


def test_reading_asks_for_a_right_of_its_own(ours):
    key = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.ORDERS,)
    ).text

    answers = [call(path, key=key) for path in ("reviews", "summary")]

    assert {problem_of(answer)["code"] for answer in answers} == {"key-may-not"}


def texts_of(ours, query):
    page = call(f"reviews?{query}", key=ours.key).json()
    return [review["text"] for review in page["reviews"]]


def test_reviews_are_chosen_by_stars_origin_reply_and_time(shop, ours):
    written = some_reviews(shop, 3)
    low = a_review(shop, replace(PLAIN, rating=2, text="Het pakje kwam te laat aan."))
    reviews.reply(low, text="Excuus!", by=contact_of(shop), at=MONDAY)
    day = written[1].written_at

    assert texts_of(ours, "rating=2") == [low.text]
    assert texts_of(ours, "has_reply=true") == [low.text]
    assert low.text not in texts_of(ours, "has_reply=false")
    assert len(texts_of(ours, "how_obtained=invited")) == 4
    assert texts_of(ours, "how_obtained=open") == []
    later = f"since={day.isoformat()}".replace("+", "%2B")
    before = f"until={day.isoformat()}".replace("+", "%2B")
    assert texts_of(ours, later) == [written[2].text, written[1].text]
    assert low.text in texts_of(ours, before)
    assert texts_of(ours, f"{before}&rating=2") == [low.text]
    assert texts_of(ours, "since=9999-12-31T23:59:59Z") == []


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00%2B14:00",
        "9996-02-29T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_a_moment_far_away_is_a_moment_too(shop, ours, moment):
    (review,) = some_reviews(shop, 1)

    found = texts_of(ours, f"since={moment}"), texts_of(ours, f"until={moment}")

    past = moment.startswith("0")
    assert found == (([review.text], []) if past else ([], [review.text]))


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("rating=6", "/query/rating"),
        ("how_obtained=bought", "/query/how_obtained"),
        ("since=2026-01-01T00:00:00", "/query/since"),
        ("until=gisteren", "/query/until"),
        ("has_reply=misschien", "/query/has_reply"),
    ],
)
def test_a_choice_that_cannot_be_is_told_at_its_place(ours, query, pointer):
    told = problem_of(call(f"reviews?{query}", key=ours.key))

    assert [error["pointer"] for error in told["errors"]] == [pointer]


def test_one_review_is_given_as_in_the_list_with_its_products(shop, ours):
    cheese = ProductMessage(external_id="42", name="Boerenkaas")
    words = replace(PLAIN, products=(ProductWords("42", 5, "Heerlijk."),))
    a_review(shop, words, products=(cheese,))
    (listed,) = call("reviews", key=ours.key).json()["reviews"]

    one = call(f"reviews/{listed['reference']}", key=ours.key).json()

    assert one == listed
    assert one["products"] == [
        {"product_id": "42", "name": "Boerenkaas", "rating": 5, "text": "Heerlijk."}
    ]


def test_products_have_a_score_and_what_was_written_of_them(shop, ours):
    theirs = a_connection(a_certified_shop())
    for product_id, rating in (("42", 5), ("42", 4), ("7", 2)):
        product = ProductMessage(external_id=product_id, name=f"Kaas {product_id}")
        said = ProductWords(product_id, rating, f"Sterren: {rating}.")
        text = f"Snel geleverd en goed verpakt, {product_id} en {rating}."
        words = replace(PLAIN, text=text, products=(said,))
        a_review(shop, words, products=(product,))

    first = call("products?limit=1", key=ours.key).json()
    rest = call(f"products?after={first['next']}", key=ours.key).json()
    written = call("product-reviews?limit=2", key=ours.key).json()
    behind = call(f"product-reviews?cursor={written['next']}", key=ours.key).json()
    of_one = call("product-reviews?product_id=7", key=ours.key).json()

    score = {"product_id": "42", "name": "Kaas 42", "count": 2, "mean": 4.5}
    assert first["products"] == [score]
    assert [one["product_id"] for one in rest["products"]] == ["7"]
    assert rest["next"] is None
    told = written["product_reviews"] + behind["product_reviews"]
    assert [one["rating"] for one in told] == [2, 4, 5]
    assert [one["rating"] for one in of_one["product_reviews"]] == [2]
    assert call(f"reviews/{told[0]['review']}", key=ours.key).status_code == 200
    assert call("products", key=theirs.key).json()["products"] == []
    assert call("product-reviews", key=theirs.key).json()["product_reviews"] == []
