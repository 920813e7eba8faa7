"""Invitations by our own API: how each stands, and calling off what was not sent."""

from datetime import timedelta

import pytest

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.reviews import a_certified_shop, a_review, an_invitation, an_order
from tests.sites.connect.own.asking import call, problem_of
from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation, State
from trustmark.kernel.history import list_history
from trustmark.orders import api as orders
from trustmark.orders.api import Order, Scope

pytestmark = pytest.mark.django_db
PRIVATE = ("anna@thuis.test", "Anna")


@pytest.fixture
def shop():
    return a_certified_shop()


@pytest.fixture
def ours(shop):
    return a_connection(shop)


def waiting(shop, **told):
    """The reference-less row of an invitation that waits to be sent."""
    order = an_order(shop, delay="5", **told)
    return invitations.find_invitations([order])[order.pk]


def references(ours, query=""):
    page = call(f"invitations?{query}", key=ours.key).json()
    return [one["reference"] for one in page["invitations"]]


def test_invitations_are_told_by_state_without_the_customer(shop, ours):
    an_invitation(shop, email="anna@thuis.test", number="W-1")
    waiting(shop, email="bert@thuis.test", number="W-2")
    a_review(shop, email="cees@thuis.test", number="W-3")

    response = call("invitations", key=ours.key)

    told = response.json()["invitations"]
    assert [(one["order_number"], one["state"]) for one in told] == [
        ("W-3", "answered"),
        ("W-2", "scheduled"),
        ("W-1", "sent"),
    ]
    assert [bool(one["sent_at"]) for one in told] == [True, False, True]
    assert not [word for word in PRIVATE if word in response.content.decode()]
    assert references(ours, "state=sent") == [told[2]["reference"]]
    assert references(ours, "order_number=W-2") == [told[1]["reference"]]


def test_why_nobody_is_written_to_is_told(shop, ours):
    connection = orders.connect(shop, at=MONDAY)
    orders.choose_products(connection, takes=False, by=None)
    an_invitation(shop, email="anna@thuis.test")
    an_order(shop, email="anna@thuis.test", number="W-2")

    (told,) = call("invitations?order_number=W-2", key=ours.key).json()["invitations"]

    assert (told["state"], told["why_not_sent"]) == ("suppressed", "asked-lately")


def test_an_order_leads_to_its_invitation_and_back(shop, ours):
    waiting(shop, number="W-9")
    (told,) = call("invitations?order_number=W-9", key=ours.key).json()["invitations"]

    order = call(f"orders/{told['order']}", key=ours.key).json()
    one = call(f"invitations/{told['reference']}", key=ours.key).json()

    assert order["number"] == "W-9"
    assert one == told


def test_pages_follow_each_other_without_a_gap_or_a_double(shop, ours):
    for n in range(5):
        waiting(shop, number=f"W-{n}")
    seen, cursor = [], ""

    while cursor is not None:
        page = call(f"invitations?limit=2&cursor={cursor}", key=ours.key).json()
        seen += [one["order_number"] for one in page["invitations"]]
        cursor = page["next"]
        if len(seen) == 2:
            waiting(shop, number="W-new")

    assert seen == ["W-4", "W-3", "W-2", "W-1", "W-0"]


def test_what_waits_is_called_off_once_and_the_address_forgotten(shop, ours):
    invitation = waiting(shop, number="W-1")
    (reference,) = references(ours)

    first = call(f"invitations/{reference}/call-off", key=ours.key, method="POST")
    again = call(f"invitations/{reference}/call-off", key=ours.key, method="POST")

    assert [answer.status_code for answer in (first, again)] == [200, 200]
    assert first.json() == again.json()
    assert first.json()["state"] == "called-off"
    assert Order.objects.get().email == ""
    invitations.send_due(at=MONDAY + timedelta(days=30))
    moves = [line.move for line in list_history(invitation)]
    assert moves == ["schedule", "call_off"]


def test_what_was_sent_cannot_be_called_off(shop, ours):
    an_invitation(shop)
    (reference,) = references(ours)

    there = f"invitations/{reference}/call-off"
    response = call(there, key=ours.key, method="POST", Accept_Language="en")

    told = problem_of(response)
    assert (told["status"], told["code"]) == (409, "not-now")
    assert "does not wait to be sent any more" in told["detail"]
    assert Invitation.objects.get().state == State.SENT


def test_nobody_finds_or_calls_off_the_invitation_of_another_shop(shop, ours):
    theirs = a_connection(a_certified_shop())
    waiting(theirs.shop)
    (reference,) = references(theirs)
    test_key = orders.new_test_key(theirs.connection, by=None, at=MONDAY)

    for key in (ours.key, test_key):
        for one in (reference, str(Invitation.objects.get().pk), "x", "é"):
            there = f"invitations/{one}"
            found = call(there, key=key)
            stopped = call(f"{there}/call-off", key=key, method="POST")
            assert {found.status_code, stopped.status_code} == {404}
    page = call(f"invitations?cursor={reference}", key=ours.key).json()
    assert page["invitations"] == []
    assert Invitation.objects.get().state == State.SCHEDULED


def test_a_wrong_cursor_and_a_wrong_state_are_told(ours):
    answers = [
        call(f"invitations?{query}", key=ours.key)
        for query in ("cursor=x", "state=gone", "limit=0", "limit=101")
    ]

    pointers = [problem_of(answer)["errors"][0]["pointer"] for answer in answers]
    assert pointers == ["/query/cursor", "/query/state", "/query/limit", "/query/limit"]


def test_invitations_ask_for_a_right_of_their_own(ours):
    key = orders.new_key(
        ours.connection, by=None, at=MONDAY, scopes=(Scope.ORDERS, Scope.REVIEWS)
    ).text

    answers = [call("invitations", key=key), call("invitations/x", key=key)]
    answers.append(call("invitations/x/call-off", key=key, method="POST"))

    assert {problem_of(answer)["code"] for answer in answers} == {"key-may-not"}


@pytest.mark.django_db(transaction=True)
def test_calling_off_while_it_is_sent_does_one_of_the_two(shop, ours):
    invitation = waiting(shop)
    (reference,) = references(ours)
    later = invitation.scheduled_for

    ends = {}

    def calls_off():
        there = f"invitations/{reference}/call-off"
        ends["called off"] = call(there, key=ours.key, method="POST").status_code

    def sends():
        ends["sent"] = invitations.send_due(at=later)

    at_once(calls_off, sends)

    state = Invitation.objects.get().state
    assert (ends["called off"], ends["sent"], state) in {
        (200, 0, State.CALLED_OFF),
        (409, 1, State.SENT),
    }
