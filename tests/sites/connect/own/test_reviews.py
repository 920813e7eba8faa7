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
from trustmark.orders.api import Scope
from trustmark.reviews import api as reviews

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
