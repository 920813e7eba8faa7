"""Consents told and asked after by our own API."""

import pytest

from tests.builders.orders import a_connection, an_order
from tests.sites.connect.own.asking import (
    call,
    problem_of,
)
from trustmark.orders.api import Consent

pytestmark = pytest.mark.django_db


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
