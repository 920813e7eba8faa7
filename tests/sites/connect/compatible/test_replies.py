"""Replies at the address that is documented beside those plug-ins use."""

import json

import pytest

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.reviews import RUDE, a_certified_shop, a_review
from trustmark.orders import api as orders
from trustmark.orders.api import Scope
from trustmark.reviews.api import Reply

pytestmark = pytest.mark.django_db
THANKS = "Dank u wel!"


@pytest.fixture
def ours():
    return a_connection(a_certified_shop())


def send(client, connected, body, **credentials):
    query = "&".join(
        f"{name}={value}"
        for name, value in (connected.credentials | credentials).items()
    )
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    there = f"/api/1.0/review_replies.json?{query}"
    return client.post(there, data, content_type="application/json")


def listed(client, connected):
    asked = client.get("/api/1.0/ratings.json", connected.credentials)
    return asked.json()["ratings"]


def test_a_reply_stands_under_the_review_and_is_changed_in_place(ours, client):
    a_review(ours.shop)
    (told,) = listed(client, ours)

    answers = [
        send(client, ours, {"review_id": number, "reply": text})
        for number, text in ((told["id"], THANKS), (str(told["id"]), "En excuus."))
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["message"] for answer in answers} == {
        "Reply successfully added"
    }
    (after,) = listed(client, ours)
    assert after["reaction"] == "En excuus."
    assert Reply.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"reply": THANKS}, 400),
        ({"review_id": 1}, 400),
        ({"review_id": 1, "reply": " \u200b"}, 400),
        ({"review_id": 1, "reply": "x" * 4001}, 400),
        ({"review_id": 1, "reply": "Dank\u202e"}, 400),
        ({"review_id": 1, "reply": "Dank\x00"}, 400),
        ({"review_id": 999_999, "reply": THANKS}, 404),
        ({"review_id": 10**30, "reply": THANKS}, 404),
        ({"review_id": "één", "reply": THANKS}, 404),
        ({"review_id": [1], "reply": {"a": 1}}, 400),
        (b"{", 400),
        (b"", 400),
    ],
)
def test_what_is_no_reply_is_refused_by_status(ours, client, body, status):
    answer = send(client, ours, body)

    assert answer.status_code == status
    assert answer.json()["status"] == "error"
    assert not Reply.objects.exists()


def test_only_the_shops_own_published_review_gets_a_reply(ours, client):
    theirs = a_connection(a_certified_shop())
    other = a_review(theirs.shop)
    held = a_review(ours.shop, RUDE)

    answers = [
        send(client, ours, {"review_id": one.pk, "reply": THANKS})
        for one in (other, held)
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert not Reply.objects.exists()


def test_a_wrong_key_and_one_without_the_right_open_nothing(ours, client):
    review = a_review(ours.shop)
    reading = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.REVIEWS,)
    )
    body = {"review_id": review.pk, "reply": THANKS}

    answers = [
        send(client, ours, body, code=code) for code in ("abc.123", reading.text)
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert not Reply.objects.exists()
    assert client.get("/api/1.0/review_replies.json").status_code == 405
