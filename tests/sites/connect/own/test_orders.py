"""Orders by our own API: taken once, durably, for the right shop, or told why not."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection, an_order
from tests.builders.people import MONDAY
from tests.sites.connect.own.asking import (
    ORDER,
    a_test_key,
    call,
    nobody_called_before,  # noqa: F401 - a fixture that is always used
)
from trustmark.kernel.announcements import Announcement
from trustmark.orders import api as orders
from trustmark.orders.api import Consent, Order, OrderedProduct, Scope
from trustmark.orders.models import GivenAnswer
from trustmark.sites.connect.own import callers

pytestmark = pytest.mark.django_db
PRODUCT = {"id": "42", "name": "Boerenkaas", "gtin": "8712345678906"}


@pytest.fixture
def ours():
    return a_connection()


def problem_of(response):
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == response.status_code
    return told


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


@pytest.mark.rule("WK-D12-4")
@pytest.mark.parametrize("key", ["", "x", "test.x", "é", "x" * 5000])
def test_without_a_key_nothing_opens(ours, key):
    answers = [
        call("orders", ORDER, key=key),
        call("orders/batch", {"orders": [ORDER]}, key=key),
        call("orders/x", key=key),
        call("consents?order_number=1", key=key),
        call("consents", {"order_number": "1"}, key=key),
    ]

    assert {problem_of(answer)["code"] for answer in answers} == {"no-key"}
    assert {answer["WWW-Authenticate"] for answer in answers} == {"Bearer"}
    assert not Order.objects.exists()


def test_a_withdrawn_key_opens_nothing(ours):
    (key,) = orders.list_keys(ours.connection)
    orders.revoke_key(key, by=None, at=MONDAY)

    assert call("orders", ORDER, key=ours.key).status_code == 401


def test_a_key_without_the_right_is_told_so(ours):
    key = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.REVIEWS,)
    ).text

    assert problem_of(call("orders", ORDER, key=key))["code"] == "key-may-not"


def test_nobody_finds_the_order_of_another_shop(ours):
    theirs = a_connection()
    told = call("orders", ORDER, key=theirs.key).json()
    reference = told["reference"]
    plain = str(Order.objects.get().pk)

    answers = [
        call(f"orders/{one}", key=ours.key)
        for one in (reference, plain, "sandbox", "x", "é", reference.upper() + "a")
    ]

    assert {problem_of(answer)["code"] for answer in answers} == {"not-found"}
    assert call(f"orders/{reference}", key=theirs.key).status_code == 200


def test_references_tell_nothing_of_how_many_there_are(ours):
    references = {
        call("orders", ORDER | {"number": str(n)}, key=ours.key).json()["reference"]
        for n in range(3)
    }

    assert len({reference[:8] for reference in references}) == 3
    assert all(len(reference) == 26 for reference in references)


def test_a_key_to_try_with_checks_everything_and_keeps_nothing(ours):
    key = a_test_key(ours.connection, at=MONDAY)

    right = call("orders", ORDER, key=key, Idempotency_Key="1")
    wrong = call("orders", ORDER | {"email": "geen adres"}, key=key)
    agreed = call("consents", {"order_number": "W-1"}, key=key)
    asked = call("orders/sandbox", key=key)

    assert right.json()["sandbox"] is True
    assert wrong.status_code == 422
    assert agreed.json()["sandbox"] is True
    assert asked.json()["sandbox"] is True
    kept = (Order, Consent, GivenAnswer, Announcement)
    assert [model.objects.count() for model in kept] == [0, 0, 0, 0]


def test_a_key_to_try_with_opens_nothing_that_counts(ours):
    key = a_test_key(ours.connection, at=MONDAY)
    reference = call("orders", ORDER, key=ours.key).json()["reference"]
    number = ours.connection.public_id

    newer = a_test_key(ours.connection, at=MONDAY)

    assert call(f"orders/{reference}", key=newer).status_code == 404
    assert call("orders", ORDER, key=key).status_code == 401
    for scope in Scope:
        assert orders.authenticate(number, newer, scope=scope, on=MONDAY.date()) is None


def test_too_many_calls_are_told_to_wait_and_lose_nothing(ours, monkeypatch):
    monkeypatch.setattr(callers, "CALLS", callers.Limit(burst=3, per_second=0.1))
    sent = [ORDER | {"number": str(n)} for n in range(5)]

    answers = [call("orders", order, key=ours.key) for order in sent]

    statuses = [answer.status_code for answer in answers]
    assert statuses == [202, 202, 202, 429, 429]
    assert answers[-1]["Retry-After"] == "10"
    kept = set(Order.objects.values_list("number", flat=True))
    assert kept == {"0", "1", "2"}


def test_trying_keys_has_a_limit_per_address(ours, monkeypatch):
    monkeypatch.setattr(callers, "WRONG_KEYS", callers.Limit(burst=2, per_second=0.1))

    answers = [call("orders", ORDER, key=f"x{n}").status_code for n in range(4)]

    assert answers == [401, 401, 429, 429]
    assert call("orders", ORDER, key=ours.key).status_code == 202


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


def test_no_cookie_opens_and_none_is_given(ours):
    client = Client(enforce_csrf_checks=True)

    response = call(
        "orders", ORDER, key=ours.key, client=client, Origin="https://else.test"
    )

    assert response.status_code == 202
    assert not response.cookies
    assert not [h for h in response.headers if h.startswith("Access-Control")]
    assert response["Cache-Control"] == "no-store"


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


def test_consent_is_told_and_asked_after(ours):
    theirs = a_connection()
    before = call("consents?order_number=W-1", key=ours.key).json()

    told = call("consents", {"order_number": "W-1"}, key=ours.key)
    call("consents", {"order_number": "W-1"}, key=ours.key)

    after = call("consents?order_number=W-1", key=ours.key).json()
    other = call("consents?order_number=W-1", key=theirs.key).json()
    assert told.status_code == 201
    assert [one["has_consent"] for one in (before, after, other)] == [
        False,
        True,
        False,
    ]
    assert Consent.objects.count() == 1


def test_an_order_tells_whether_its_customer_agreed(ours):
    order = an_order(ours, number="W-9")
    reference = call(
        "orders", {"email": order.email, "number": "W-9"}, key=ours.key
    ).json()["reference"]

    call("consents", {"order_number": "W-9", "email": order.email}, key=ours.key)

    assert call(f"orders/{reference}", key=ours.key).json()["has_consent"] is True


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"order_number": ""}, "/body/order_number"),
        ({"order_number": "\u200b"}, "/body/order_number"),
        ({"order_number": "1", "email": "geen"}, "/body/email"),
        ({}, "/body/order_number"),
    ],
)
def test_a_consent_for_nothing_is_refused(ours, sent, pointer):
    told = problem_of(call("consents", sent, key=ours.key))

    assert [error["pointer"] for error in told["errors"]] == [pointer]
    assert not Consent.objects.exists()


def test_whoever_runs_the_platform_makes_keys(ours, capsys):
    call_command("api_key", ours.shop.domain)
    real = capsys.readouterr().out.strip()
    call_command("api_key", ours.shop.domain, test=True)
    trial = capsys.readouterr().out.strip()

    answers = [call("orders", ORDER, key=key).json() for key in (real, trial)]

    assert [answer["sandbox"] for answer in answers] == [False, True]
