"""Webhooks by our own API: made with a secret shown once, tried, changed, removed."""

import pytest

from tests.builders.dispatches import a_webhook, post_all
from tests.builders.orders import a_connection, an_order
from tests.builders.people import MONDAY
from tests.builders.reviews import a_certified_shop, a_review
from tests.builders.worker import settle
from tests.sites.connect.own.asking import a_test_key, call, problem_of
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.suppliers.machines import PRETENDED, Posted
from trustmark.kernel import clock
from trustmark.orders import api as orders
from trustmark.orders.api import Scope

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pretended(settings, monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    settings.MACHINES = "trustmark.dispatches.suppliers.machines.pretended_machines"
    yield
    PRETENDED.posted.clear()
    PRETENDED.answers.clear()


@pytest.fixture
def ours():
    return a_connection(a_certified_shop())


def asked(ours, **told):
    url = f"https://{ours.shop.domain}/hook"
    return {"url": url, "topics": ["order.accepted"]} | told


def made(ours, **told):
    return call("webhooks", asked(ours, **told), key=ours.key)


def test_a_webhook_is_made_looked_at_and_removed(ours):
    answer = made(ours)
    there = f"webhooks/{answer.json()['reference']}"

    one = call(there, key=ours.key).json()
    listed = call("webhooks", key=ours.key).json()["webhooks"]
    gone = call(there, key=ours.key, method="DELETE").status_code
    after = call(there, key=ours.key).status_code

    assert answer.status_code == 201
    assert answer.json()["secret"].startswith("whsec_")
    assert listed == [one]
    assert one == {key: answer.json()[key] for key in one}
    assert "secret" not in one
    assert (gone, after) == (204, 404)


def test_its_references_are_those_of_the_api(ours):
    made(ours, topics=["order.accepted", "review.published"])
    an_order(ours, number="W-9")
    a_review(ours.shop)
    settle(MONDAY)
    post_all(MONDAY)

    heard = [body for _, body, _ in PRETENDED.posted]
    (review,) = call("reviews", key=ours.key).json()["reviews"]
    assert any(review["reference"].encode() in body for body in heard)
    first = next(body for body in heard if b"W-9" in body)
    reference = first.split(b'"order":"')[1].split(b'"')[0].decode()
    assert call(f"orders/{reference}", key=ours.key).json()["number"] == "W-9"


def test_what_was_sent_is_told_with_its_answers_and_sent_again(ours):
    there = f"webhooks/{made(ours).json()['reference']}"
    PRETENDED.answers.append(Posted(500, b"no"))

    tested = call(f"{there}/test", {}, key=ours.key)
    an_order(ours)
    settle(MONDAY)
    post_all(MONDAY)
    newest, first = call(f"{there}/messages", key=ours.key).json()["messages"]
    again = call(
        f"{there}/replay",
        {"since": "2026-11-01T00:00:00+01:00", "which": "all"},
        key=ours.key,
    )

    assert tested.status_code == 202
    assert first["id"] == tested.json()["id"]
    assert [(one["status"], one["reason"]) for one in first["attempts"]] == [
        (500, "answer")
    ]
    assert (newest["type"], newest["state"]) == ("order.accepted", "done")
    assert (again.status_code, again.json()) == (202, {"count": 1})


def test_it_is_paused_and_changed_and_switched_on(ours):
    there = f"webhooks/{made(ours).json()['reference']}"

    def change(**told):
        return call(there, told, key=ours.key, method="PATCH").json()

    off = change(is_on=False)
    both = change(is_on=True, topics=["review.removed"])
    same = change(is_on=True)

    assert off["state"] == "paused"
    assert (both["state"], both["topics"]) == ("on", ["review.removed"])
    assert same == both
    paused = change(is_on=False)
    assert paused["state"] == "paused"
    refused = problem_of(call(f"{there}/test", {}, key=ours.key))
    assert refused["code"] == "not-now"


def test_a_new_secret_takes_over_within_a_day(ours):
    first = made(ours).json()

    new = call(f"webhooks/{first['reference']}/secret", {}, key=ours.key).json()

    assert new["secret"] != first["secret"]
    assert new["earlier_until"].startswith("2026-11-03")


@pytest.mark.parametrize(
    ("told", "pointer", "code"),
    [
        ({"url": "https://elders.test/x"}, "/body/url", "url-elsewhere"),
        ({"url": "http://{}/x"}, "/body/url", "url-not-https"),
        ({"url": "https://{}:22/x"}, "/body/url", "url-port"),
        ({"url": "https://127.0.0.1/"}, "/body/url", "url-elsewhere"),
    ],
)
@pytest.mark.parametrize("is_test", [False, True])
def test_what_cannot_be_is_refused_at_its_place(ours, told, pointer, code, is_test):
    told = {name: value.format(ours.shop.domain) for name, value in told.items()}
    key = a_test_key(ours.connection, at=MONDAY) if is_test else ours.key

    problem = problem_of(call("webhooks", asked(ours, **told), key=key))

    assert [(one["pointer"], one["code"]) for one in problem["errors"]] == [
        (pointer, code)
    ]
    assert dispatches.list_webhooks(ours.shop) == []


@pytest.mark.parametrize("topics", [[], ["review.eaten"], "review.published"])
def test_only_what_there_is_to_hear_of_can_be_chosen(ours, topics):
    assert made(ours, topics=topics).status_code == 422


def test_a_key_to_try_with_makes_none(ours):
    key = a_test_key(ours.connection, at=MONDAY)
    a_webhook(ours.shop, url=f"https://{ours.shop.domain}/real")

    answer = call("webhooks", asked(ours), key=key).json()

    assert (answer["sandbox"], answer["reference"]) == (True, "sandbox")
    assert call("webhooks", key=key).json() == {"webhooks": []}
    assert call("webhooks/sandbox", key=key).status_code == 404
    assert len(dispatches.list_webhooks(ours.shop)) == 1


def test_another_shop_and_another_key_find_nothing(ours):
    reference = made(ours).json()["reference"]
    stranger = a_connection(a_certified_shop())
    lesser = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.ORDERS, Scope.SHOP)
    ).text
    calls = [
        ("", "GET", None),
        ("", "PATCH", {"is_on": False}),
        ("", "DELETE", None),
        ("/test", "POST", {}),
        ("/secret", "POST", {}),
        ("/messages", "GET", None),
        ("/replay", "POST", {"since": "2026-11-01T00:00:00Z"}),
    ]

    def statuses(key):
        return {
            call(f"webhooks/{reference}{path}", body, key=key, method=how).status_code
            for path, how, body in calls
        }

    assert statuses(stranger.key) == {404}
    assert statuses(lesser) == {403}
    assert statuses("") == {401}
    assert call("webhooks", key=stranger.key).json() == {"webhooks": []}


@pytest.mark.parametrize(
    "since", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-11-01"]
)
def test_an_odd_moment_breaks_nothing(ours, since):
    there = f"webhooks/{made(ours).json()['reference']}/replay"

    assert call(there, {"since": since}, key=ours.key).status_code in {202, 422}
