"""An invitation in the shape of Kiyoh and Klantenvertellen is an order as any other."""

import json

import pytest

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from trustmark.orders import api as orders
from trustmark.orders.api import Order, Scope, Wish

pytestmark = pytest.mark.django_db
THERE = "/v1/invite/external"
SENT = {
    "invite_email": "klant@thuis.test",
    "delay": 3,
    "first_name": "Jan",
    "last_name": "de Boer",
    "language": "nl",
    "ref_code": "W-1",
    "city": "Alkmaar",
    "product_code": ["K-1", "K-2"],
}


@pytest.fixture
def ours():
    return a_connection()


def post(client, connected, body=None, *, key=None, there=THERE):
    sent = SENT | {"location_id": str(connected.connection.public_id)}
    data = body if isinstance(body, bytes) else json.dumps(sent | (body or {}))
    token = {"X-Publication-Api-Token": key or connected.key}
    return client.post(there, data, content_type="application/json", headers=token)


def test_an_invitation_is_taken_once_and_no_more_kept_than_needed(ours, client):
    answers = [post(client, ours) for _ in range(2)]

    assert [answer.json() for answer in answers] == [{"code": "OK"}] * 2
    (order,) = Order.objects.all()
    assert (order.number, order.email) == ("W-1", "klant@thuis.test")
    assert (order.first_name, order.delay_days) == ("Jan", 3)
    ours.connection.refresh_from_db()
    assert ours.connection.client == "kiyoh"
    assert set(ours.connection.dropped) == {"city", "product_code"}


def test_an_older_caller_has_everything_in_the_address(ours, client):
    sent = {name: value for name, value in SENT.items() if name != "product_code"}
    sent |= {"product_code[]": "K-1", "tenantId": "98", "hash": ours.key}
    sent |= {"location_id": str(ours.connection.public_id)}

    answer = client.get(THERE, sent)

    assert answer.json() == {"code": "OK"}
    assert Order.objects.get().number == "W-1"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"invite_email": "geen adres"}, 400, "INVALID_EMAIL"),
        ({"invite_email": ""}, 400, "MISSING_EMAIL"),
        ({"ref_code": "x" * 65}, 400, "INVALID_REF_CODE"),
        ({"location_id": "999999"}, 401, "INVALID_TOKEN"),
        ({"location_id": ""}, 400, "MISSING_VALUES"),
        (b"[1]", 400, "INVALID_REQUEST"),
        (b"{", 400, "INVALID_REQUEST"),
    ],
)
def test_what_is_wrong_is_said_in_their_shape_without_an_echo(
    ours, client, body, status, code
):
    answer = post(client, ours, body)

    told = answer.json()
    assert (answer.status_code, told["errorCode"]) == (status, code)
    assert told["detailedError"][0]["errorCode"] == code
    assert "geen adres" not in answer.content.decode()
    assert not Order.objects.exists()


def test_a_key_of_another_shop_or_of_a_program_opens_nothing(ours, client):
    theirs = a_connection()
    wish = Wish("Kassa", (Scope.ORDERS,))
    program = orders.new_program_key(ours.connection, wish, by=None, at=MONDAY)

    answers = [post(client, ours, key=key) for key in (theirs.key, program.text, "x")]

    assert {answer.status_code for answer in answers} == {401}
    assert client.put(THERE).status_code == 405
    assert not Order.objects.exists()
