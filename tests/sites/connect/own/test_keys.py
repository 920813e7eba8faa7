"""Who may call our own API, how often, and what a key to try with opens: nothing."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.sites.connect.own.asking import (
    ORDER,
    a_test_key,
    call,
    problem_of,
)
from trustmark.kernel.announcements import Announcement
from trustmark.orders import api as orders
from trustmark.orders.api import Consent, Order, Scope
from trustmark.orders.models import GivenAnswer
from trustmark.sites.connect.own import callers

pytestmark = pytest.mark.django_db


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


def test_every_answer_to_a_key_says_how_many_calls_are_left(ours, monkeypatch):
    monkeypatch.setattr(callers, "CALLS", callers.Limit(burst=2, per_second=0.5))

    answers = [call("summary", key=ours.key) for _ in range(3)]
    stranger = call("summary", key="x")

    assert [answer["RateLimit"] for answer in answers] == [
        '"calls";r=1;t=2',
        '"calls";r=0;t=4',
        '"calls";r=0;t=4',
    ]
    assert {answer["RateLimit-Policy"] for answer in answers} == {'"calls";q=2;w=4'}
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "RateLimit" not in stranger


def test_trying_keys_has_a_limit_per_address(ours, monkeypatch):
    monkeypatch.setattr(callers, "WRONG_KEYS", callers.Limit(burst=2, per_second=0.1))

    answers = [call("orders", ORDER, key=f"x{n}").status_code for n in range(4)]

    assert answers == [401, 401, 429, 429]
    assert call("orders", ORDER, key=ours.key).status_code == 202


def test_no_cookie_opens_and_none_is_given(ours):
    client = Client(enforce_csrf_checks=True)

    response = call(
        "orders", ORDER, key=ours.key, client=client, Origin="https://else.test"
    )

    assert response.status_code == 202
    assert not response.cookies
    assert not [h for h in response.headers if h.startswith("Access-Control")]
    assert response["Cache-Control"] == "no-store"


def test_whoever_runs_the_platform_makes_keys(ours, capsys):
    call_command("api_key", ours.shop.domain)
    real = capsys.readouterr().out.strip()
    call_command("api_key", ours.shop.domain, test=True)
    trial = capsys.readouterr().out.strip()

    answers = [call("orders", ORDER, key=key).json() for key in (real, trial)]

    assert [answer["sandbox"] for answer in answers] == [False, True]
