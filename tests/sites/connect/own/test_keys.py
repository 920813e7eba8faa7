"""Who may call our own API, how often, and what a key to try with opens: nothing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.sites.connect.conftest import NOW
from tests.sites.connect.own.asking import (
    ORDER,
    a_program_key,
    a_test_key,
    call,
    problem_of,
)
from trustmark.invitations.api import Invitation
from trustmark.kernel import clock
from trustmark.kernel.announcements import Announcement
from trustmark.orders import api as orders
from trustmark.orders.api import ApiKey, Consent, Order, Scope, TrialOrder
from trustmark.orders.services import trying
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


def test_a_key_to_try_with_checks_everything_and_nothing_follows(ours):
    key = a_test_key(ours.connection, at=MONDAY)

    right = call("orders", ORDER, key=key)
    again = call("orders", ORDER, key=key)
    wrong = call("orders", ORDER | {"email": "geen adres"}, key=key)
    agreed = call("consents", {"order_number": "W-1"}, key=key)
    asked = call(f"orders/{right.json()['reference']}", key=key)

    assert [one.json()["is_new"] for one in (right, again)] == [True, False]
    assert wrong.status_code == 422
    for answer in (right, agreed, asked):
        assert answer.json()["sandbox"] is True
    kept = (Order, Consent, Invitation, Announcement)
    assert [model.objects.count() for model in kept] == [0, 0, 0, 0]
    (tried,) = TrialOrder.objects.values()
    assert ORDER["email"] not in str(tried)


def test_what_is_tried_can_be_followed_and_called_off(ours):
    key = a_test_key(ours.connection, at=MONDAY)
    for number, days in (("W-1", 5), ("W-2", 0)):
        call("orders", ORDER | {"number": number, "delay_days": days}, key=key)

    page = call("invitations?limit=1", key=key).json()
    (sent,) = page["invitations"]
    (waits,) = call("invitations?state=scheduled", key=key).json()["invitations"]
    (other,) = call(f"invitations?cursor={page['next']}", key=key).json()["invitations"]
    there = f"invitations/{waits['reference']}"
    gone = call(f"{there}/call-off", key=key, method="POST").json()
    late = f"invitations/{sent['reference']}/call-off"

    assert (sent["order_number"], sent["state"]) == ("W-2", "sent")
    assert other == waits
    assert gone == call(there, key=key).json()
    assert (gone["order_number"], gone["state"]) == ("W-1", "called-off")
    assert {one["sandbox"] for one in (sent, waits, gone)} == {True}
    assert call(late, key=key, method="POST").status_code == 409
    assert call("invitations", key=ours.key).json()["invitations"] == []


def test_a_repeat_is_answered_the_same_while_trying_too(ours):
    key = a_test_key(ours.connection, at=MONDAY)

    tried = [call("orders", ORDER, key=key, Idempotency_Key="1") for _ in range(2)]
    other = call("orders", ORDER | {"number": "2"}, key=key, Idempotency_Key="1")
    counts = call("orders", ORDER, key=ours.key, Idempotency_Key="1").json()

    assert tried[0].json() == tried[1].json()
    assert problem_of(other)["code"] == "key-used-otherwise"
    assert (counts["sandbox"], counts["is_new"]) == (False, True)


def test_a_key_to_try_with_opens_nothing_that_counts(ours):
    theirs = a_connection()
    key = a_test_key(ours.connection, at=MONDAY)
    reference = call("orders", ORDER, key=ours.key).json()["reference"]
    tried = call("orders", ORDER, key=key).json()["reference"]
    number = ours.connection.public_id

    newer = a_test_key(ours.connection, at=MONDAY)
    others = a_test_key(theirs.connection, at=MONDAY)

    assert call(f"orders/{reference}", key=newer).status_code == 404
    assert call(f"orders/{tried}", key=ours.key).status_code == 404
    assert call(f"orders/{tried}", key=others).status_code == 404
    assert call("orders", ORDER, key=key).status_code == 401
    for scope in Scope:
        assert orders.authenticate(number, newer, scope=scope, on=MONDAY.date()) is None


def test_what_was_tried_is_gone_after_a_week_and_never_more_than_a_page(
    ours, monkeypatch
):
    monkeypatch.setattr(trying, "MOST", 3)
    key = a_test_key(ours.connection, at=MONDAY)
    for n in range(5):
        call("orders", ORDER | {"number": str(n)}, key=key)
    kept = [order.number for order in orders.list_trials(ours.connection)]
    week = MONDAY + timedelta(days=7, hours=2)

    orders.forget_answers(on=week.date(), at=week)

    assert kept == ["4", "3", "2"]
    assert not TrialOrder.objects.exists()


def test_a_key_of_a_program_may_what_was_asked_and_no_plug_in_gets_in_with_it(ours):
    made = a_program_key(ours, Scope.ORDERS)
    number = ours.connection.public_id

    answers = [call(path, key=made.text) for path in ("orders/x", "reviews")]

    assert [problem_of(answer)["code"] for answer in answers] == [
        "not-found",
        "key-may-not",
    ]
    for scope in Scope:
        day = MONDAY.date()
        assert orders.authenticate(number, made.text, scope=scope, on=day) is None
    assert made.text not in str(ApiKey.objects.filter(pk=made.key.pk).values())
    assert made.key.locked == ""


def test_a_replaced_key_opens_until_its_day_beside_the_new_one(ours, monkeypatch):
    old = a_program_key(ours, Scope.ORDERS)
    until = NOW.date() + timedelta(days=7)

    new = orders.replace_key(old.key, until=until, by=None, at=NOW)

    meanwhile = [call("orders/x", key=one.text).status_code for one in (old, new)]
    monkeypatch.setattr(clock, "source", lambda: NOW + timedelta(days=7))
    after = [call("orders/x", key=one.text).status_code for one in (old, new)]
    assert (meanwhile, after) == ([404, 404], [401, 404])
    assert (new.key.name, new.key.scopes) == (old.key.name, old.key.scopes)


def test_a_replaced_key_of_a_plug_in_ends_on_its_day_too(ours):
    (old,) = orders.list_keys(ours.connection)
    number, until = ours.connection.public_id, MONDAY.date() + timedelta(days=1)

    orders.replace_key(old, until=until, by=None, at=MONDAY)

    opens = [
        orders.authenticate(number, ours.key, scope=Scope.ORDERS, on=day)
        for day in (MONDAY.date(), until)
    ]
    assert [bool(one) for one in opens] == [True, False]
    assert orders.end_keys_due(on=until, at=MONDAY) == 1
    assert orders.end_keys_due(on=until, at=MONDAY) == 0
    assert next(deed.deed for deed in orders.list_key_deeds(ours.connection)) == "ended"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_replace_a_key_at_once_one_does(ours):
    key = a_program_key(ours, Scope.ORDERS).key
    until = MONDAY.date() + timedelta(days=1)

    def replaces():
        orders.replace_key(key, until=until, by=None, at=MONDAY)

    assert at_once(replaces, replaces) == (1, 1)
    assert len(orders.list_program_keys(ours.connection)) == 2


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
