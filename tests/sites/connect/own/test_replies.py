"""Replies by our own API: placed, changed and taken away, with all there was kept."""

import pytest

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.reviews import RUDE, a_certified_shop, a_review, contact_of
from tests.sites.connect.own.asking import call, problem_of
from trustmark.orders import api as orders
from trustmark.orders.api import Scope
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Reply

pytestmark = pytest.mark.django_db
THANKS = {"text": "Dank u wel, tot ziens!"}


@pytest.fixture
def shop():
    return a_certified_shop()


@pytest.fixture
def ours(shop):
    return a_connection(shop)


@pytest.fixture
def review(shop):
    return a_review(shop)


def place_of(ours):
    """The address of the reply to the one published review."""
    (one,) = call("reviews", key=ours.key).json()["reviews"]
    return f"reviews/{one['reference']}/reply"


def put(there, ours, body=None):
    return call(there, body or THANKS, key=ours.key, method="PUT")


def history(there, ours):
    asked = call(there.replace("/reply", "/replies"), key=ours.key)
    return [(one["text"], one["until"] is None) for one in asked.json()["replies"]]


def test_a_reply_is_placed_changed_and_taken_away_and_all_is_kept(review, ours):
    there = place_of(ours)

    placed = put(there, ours)
    changed = put(there, ours, {"text": " Dank u, en excuus. "})
    one = call(there.removesuffix("/reply"), key=ours.key).json()
    gone = [call(there, key=ours.key, method="DELETE") for _ in range(2)]

    assert placed.json() | {"written_at": ""} == THANKS | {
        "written_at": "",
        "sandbox": False,
    }
    assert changed.json()["text"] == one["reply"]["text"] == "Dank u, en excuus."
    assert [answer.status_code for answer in gone] == [204, 204]
    assert call(there.removesuffix("/reply"), key=ours.key).json()["reply"] is None
    assert history(there, ours) == [
        (THANKS["text"], False),
        ("Dank u, en excuus.", False),
    ]
    assert set(Reply.objects.values_list("written_by", flat=True)) == {None}


def test_the_same_reply_again_changes_nothing(review, ours):
    there = place_of(ours)

    answers = [put(there, ours).json() for _ in range(3)]

    assert len({str(answer) for answer in answers}) == 1
    assert Reply.objects.count() == 1


def test_a_program_goes_on_with_what_a_person_wrote(review, ours, shop):
    reviews.reply(review, text="Dag!", by=contact_of(shop), at=MONDAY)
    there = place_of(ours)

    put(there, ours)

    assert history(there, ours) == [("Dag!", False), (THANKS["text"], True)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "string-too-short"),
        ({"text": " \n\t "}, "empty"),
        ({"text": "Dank \u202e"}, "unreadable-signs"),
        ({"text": "Dank\x00"}, "unreadable-signs"),
        ({"text": "x" * 4001}, "string-too-long"),
        ({"text": "Dank", "author": "x"}, "extra-forbidden"),
        ({}, "missing"),
        ({"text": None}, "string-type"),
    ],
)
def test_what_is_no_reply_is_refused_at_its_place(review, ours, body, code):
    response = call(place_of(ours), body, key=ours.key, method="PUT")

    (error,) = problem_of(response)["errors"]
    assert error["code"] == code
    assert not Reply.objects.exists()


def test_what_is_not_on_the_page_gets_no_reply(review, ours, shop):
    there = place_of(ours)
    reviews.withdraw_own(review, at=MONDAY)
    a_review(shop, RUDE)

    answers = [
        put(there, ours),
        call(there, key=ours.key, method="DELETE"),
        call(there.replace("/reply", "/replies"), key=ours.key),
        call(there.removesuffix("/reply"), key=ours.key),
    ]

    assert {problem_of(answer)["code"] for answer in answers} == {"not-found"}


def test_nobody_replies_to_the_review_of_another_shop(review, ours):
    theirs = a_connection(a_certified_shop())
    there = place_of(ours)
    put(there, ours)

    answers = [
        put(there, theirs, {"text": "Slechte winkel!"}),
        call(there, key=theirs.key, method="DELETE"),
        call(there.replace("/reply", "/replies"), key=theirs.key),
        call(there.removesuffix("/reply"), key=theirs.key),
    ]

    assert {problem_of(answer)["code"] for answer in answers} == {"not-found"}
    assert history(there, ours) == [(THANKS["text"], True)]


def test_replying_asks_for_a_right_of_its_own(review, ours):
    there = place_of(ours)
    key = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.REVIEWS,)
    ).text

    answers = [
        call(there, THANKS, key=key, method="PUT"),
        call(there, key=key, method="DELETE"),
        call(there.replace("/reply", "/replies"), key=key),
    ]

    assert {problem_of(answer)["code"] for answer in answers} == {"key-may-not"}


def test_a_key_to_try_with_only_says_how_it_would_go(review, ours):
    there = place_of(ours)
    put(there, ours)
    key = orders.new_test_key(ours.connection, by=None, at=MONDAY)

    told = call(there, {"text": "Iets anders"}, key=key, method="PUT").json()
    gone = call(there, key=key, method="DELETE")

    assert (told["text"], told["sandbox"]) == ("Iets anders", True)
    assert gone.status_code == 204
    assert history(there, ours) == [(THANKS["text"], True)]


def test_text_that_does_harm_stays_text(review, ours, client):
    put(place_of(ours), ours, {"text": "<script>alert(1)</script> =1+1"})

    page = client.get(f"/nl/webwinkelkeur/register/{ours.shop.domain}/reviews/")

    assert page.status_code == 200
    assert "<script>alert(1)" not in page.content.decode()
