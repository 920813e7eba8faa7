"""Orders by our own API: taken once, durably, for the right shop, or told why not."""

from datetime import timedelta

import pytest

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection
from tests.sites.connect.own.asking import (
    ORDER,
    call,
    problem_of,
)
from trustmark.kernel.announcements import Announcement
from trustmark.orders import api as orders
from trustmark.orders.api import Order, OrderedProduct
from trustmark.orders.models import GivenAnswer

pytestmark = pytest.mark.django_db
PRODUCT = {"id": "42", "name": "Boerenkaas", "gtin": "8712345678906"}


@pytest.mark.rule("WK-D8-1")
def test_an_order_is_taken_and_can_be_asked_after(ours):
    response = call("orders", ORDER | {"first_name": "Jan de Boer"}, key=ours.key)

    told = response.json()
    (order,) = Order.objects.all()
    assert response.status_code == 202
    assert (told["is_new"], told["sandbox"], told["warnings"]) == (True, False, [])
    assert (order.source, order.number, order.first_name) == ("api", "W-1", "Jan")
    asked = call(response["Location"].removeprefix("/api/v1/"), key=ours.key)
    assert asked.status_code == 200
    assert asked.json()["number"] == "W-1"
    assert asked.json()["has_address"] is True
    assert "thuis.test" not in asked.content.decode()


def test_the_same_order_told_again_is_the_same_order(ours):
    first = call("orders", ORDER, key=ours.key).json()
    again = call("orders", ORDER, key=ours.key).json()

    assert (first["is_new"], again["is_new"]) == (True, False)
    assert first["reference"] == again["reference"]
    assert Announcement.objects.filter(event__endswith="OrderTaken").count() == 1


def test_a_repeat_with_the_same_key_gets_the_same_answer(ours):
    first = call("orders", ORDER, key=ours.key, Idempotency_Key="a-1")
    again = call("orders", ORDER, key=ours.key, Idempotency_Key="a-1")
    other = call(
        "orders", ORDER | {"number": "W-2"}, key=ours.key, Idempotency_Key="a-1"
    )

    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    assert again.json()["is_new"] is True
    assert problem_of(other)["code"] == "key-used-otherwise"
    assert Order.objects.count() == 1


def test_a_call_that_was_refused_may_come_again_with_its_key(ours):
    wrong = call("orders", ORDER | {"email": "geen"}, key=ours.key, Idempotency_Key="1")
    right = call("orders", ORDER, key=ours.key, Idempotency_Key="1")

    assert (wrong.status_code, right.status_code) == (422, 202)


def test_one_shop_does_not_repeat_the_answer_of_another(ours):
    theirs = a_connection()

    mine = call("orders", ORDER, key=ours.key, Idempotency_Key="1").json()
    other = call("orders", ORDER, key=theirs.key, Idempotency_Key="1").json()

    assert mine["reference"] != other["reference"]
    assert Order.objects.count() == 2


def test_answers_are_forgotten_after_a_week(ours):
    call("orders", ORDER, key=ours.key, Idempotency_Key="1")
    given = GivenAnswer.objects.get().given_at
    week = timedelta(days=7)

    early = given + week - timedelta(seconds=1)
    orders.forget_answers(on=early.date(), at=early)
    kept = GivenAnswer.objects.count()
    orders.forget_answers(on=(given + week).date(), at=given + week)

    assert (kept, GivenAnswer.objects.count()) == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_key_take_one_order():
    ours = a_connection()
    answers = []

    def press():
        answers.append(call("orders", ORDER, key=ours.key, Idempotency_Key="1").json())

    at_once(press, press)

    assert answers[0] == answers[1]
    assert Order.objects.count() == 1


def test_many_orders_at_once_do_not_hold_each_other_up(ours):
    batch = [{"email": f"k{n}@thuis.test", "number": str(n)} for n in range(100)]
    batch[7] = {"email": "geen adres", "number": "7"}

    response = call("orders/batch", {"orders": batch}, key=ours.key)

    results = response.json()["results"]
    assert response.status_code == 202
    assert Order.objects.count() == 99
    assert results[7]["taken"] is None
    assert results[7]["problem"]["code"] == "email-shape"
    assert results[8]["taken"]["is_new"] is True


@pytest.mark.parametrize("count", [0, 101])
def test_a_batch_has_bounds(ours, count):
    batch = [{"email": f"k{n}@thuis.test"} for n in range(count)]

    response = call("orders/batch", {"orders": batch}, key=ours.key)

    assert problem_of(response)["errors"][0]["pointer"] == "/body/orders"
    assert not Order.objects.exists()


@pytest.mark.rule("WK-D8-3")
def test_what_we_do_not_keep_is_refused_by_name(ours):
    sent = ORDER | {"birth_date": "1980-01-01", "phone": "0612345678"}

    response = call("orders", sent, key=ours.key)

    told = problem_of(response)
    assert {error["pointer"] for error in told["errors"]} == {
        "/body/birth_date",
        "/body/phone",
    }
    assert "1980" not in response.content.decode()
    assert not Order.objects.exists()


@pytest.mark.rule("WK-D8-4")
@pytest.mark.parametrize("takes", [True, False])
def test_products_are_kept_only_where_the_shop_wants_it(takes):
    ours = a_connection(takes_products=takes)

    told = call("orders", ORDER | {"products": [PRODUCT]}, key=ours.key).json()

    assert told["warnings"] == ([] if takes else ["products-not-kept"])
    assert OrderedProduct.objects.count() == int(takes)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "Dit is niet één e-mailadres."), ("fr", "une adresse"), ("en", "not one")],
)
def test_errors_are_in_the_language_the_caller_asks_for(ours, language, said):
    sent = ORDER | {"email": "geen adres"}

    response = call("orders", sent, key=ours.key, Accept_Language=language)

    (error,) = problem_of(response)["errors"]
    assert (error["pointer"], error["code"]) == ("/body/email", "email-shape")
    assert said in error["detail"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"email": ' + b"9" * 5000 + b"}",
        b'{"email": "a@b.test", "delay_days": NaN}',
        b'{"email": "a\\ud800@b.test"}',
        b'{"email": "a@b.test", "\\ud800": 1}',
        b'{"email": "a@b.test\\r\\nBcc: c@d.test"}',
        b'{"email": ["a@b.test"]}',
    ],
)
def test_what_cannot_be_an_order_is_refused_kindly(ours, body):
    response = call("orders", body, key=ours.key)

    assert response.status_code in {400, 422}
    assert problem_of(response)["detail"]
    assert not Order.objects.exists()


def test_text_that_does_harm_is_kept_as_harmless_text(ours):
    sent = ORDER | {"number": "=1+1\u202e\x00<b>", "first_name": "<script>\x1b Jan"}

    response = call("orders", sent, key=ours.key)

    order = Order.objects.get()
    assert response.status_code == 202
    assert order.number == "=1+1 <b>"
    assert order.first_name == "<script>"


def test_a_body_that_is_too_large_is_refused_unread(ours):
    response = call("orders", b" " * 2_000_001, key=ours.key)

    assert problem_of(response)["code"] == "too-large"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_another_method_is_told_which_there_are(ours, method):
    response = call("orders", method=method, key=ours.key)

    assert problem_of(response)["code"] == "wrong-method"
    assert response["Allow"] == "POST"


def test_what_breaks_is_told_as_a_problem_and_took_nothing(ours, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(orders, "take_order", breaks)

    told = problem_of(call("orders", ORDER, key=ours.key, Idempotency_Key="1"))

    assert told["code"] == "broken"
    assert not GivenAnswer.objects.exists()


def test_an_address_that_is_not_there_is_told_as_a_problem():
    assert problem_of(call("orderz"))["code"] == "not-found"
