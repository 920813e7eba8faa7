"""What cannot be taken is told in a sentence that a plug-in can show."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.sites.connect.compatible import plugins
from tests.sites.connect.compatible.plugins import E1, FORM, as_form
from trustmark.kernel import clock
from trustmark.orders import api as orders
from trustmark.orders.api import Fault

pytestmark = pytest.mark.django_db
NO_ACCESS = "Incorrect authentication credentials."
MISSING = "Not all obligated variables are set."


@pytest.fixture
def ours():
    return a_connection()


def refused(answer) -> str:
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    said = answer.json()
    assert said["status"] == "error"
    return str(said["message"])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"id": ""}, MISSING),
        ({"code": ""}, MISSING),
        ({"code": "wrong"}, NO_ACCESS),
        ({"code": "x" * 5000}, NO_ACCESS),
        ({"code": "a\x00b"}, NO_ACCESS),
        ({"id": "x"}, NO_ACCESS),
        ({"id": "1"}, NO_ACCESS),
        ({"id": "9" * 40}, NO_ACCESS),
        ({"id": "١٠٠"}, NO_ACCESS),
    ],
)
def test_wrong_credentials_are_told_with_status_200(client, ours, changed, message):
    call = as_form({**ours.credentials, **changed}, plugins.wordpress())

    assert refused(call.send(client)) == message


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"email": ""}, MISSING),
        ({"email": None}, MISSING),
        ({"email": "jan"}, "The e-mail address is not valid."),
        ({"email": "jan@thuis.test\x00"}, "The e-mail address is not valid."),
        ({"email": "a@b.test\nBcc: c@d.test"}, "The e-mail address is not valid."),
        ({"order": "9" * 65}, "The order number is longer than 64 characters."),
    ],
)
def test_what_is_wrong_with_an_order_is_told(client, ours, fields, message):
    call = as_form(ours.credentials, plugins.wordpress(**fields))

    assert refused(call.send(client)) == message


BROKEN_BODIES = {
    "JSON that ends early": (b'{"email": "a@b.test"', "application/json"),
    "JSON that is no object": (b'["a"]', "application/json"),
    "JSON that is a number": (b"7", "application/json"),
    "JSON that is very deep": (b'{"a":' * 100_000, "application/json"),
    "JSON with a huge number": (b'{"a": ' + b"9" * 9999 + b"}", "application/json"),
    "JSON that is no text": (b"\xff\xfe{", "application/json"),
    "parts without a boundary": (b"--x", "multipart/form-data"),
    "parts that end early": (b"--x\r\nCont", "multipart/form-data; boundary=x"),
    "too many fields": (b"a=1&" * 2000, FORM),
    "nothing": (b"", FORM),
    "bytes": (bytes(range(256)), "application/octet-stream"),
    "a NUL": (b"email=a%00b@c.test", FORM),
    "bytes in a form": (b"email=%ff%fe@%80", FORM),
    "a form in another alphabet": (b"email=x", FORM + "; charset=utf-16"),
}


@pytest.mark.parametrize("name", BROKEN_BODIES)
def test_a_broken_body_is_told_and_breaks_nothing(client, ours, name):
    body, kind = BROKEN_BODIES[name]
    query = as_form(ours.credentials, {}).query

    answer = client.post(f"{E1}?{query}", body, kind)

    assert refused(answer) in {
        MISSING,
        "The data could not be read.",
        "The e-mail address is not valid.",
    }


def test_a_message_shows_nothing_of_what_was_sent(client, ours):
    markup = "<script>alert(1)</script>"
    fields = plugins.wordpress(email=markup, order=markup, language=markup)

    answer = as_form(ours.credentials, fields).send(client)

    assert "script" not in answer.content.decode()


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nobody_is_sent_elsewhere(settings, ours, slash, scheme):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client = Client(headers={"x-forwarded-proto": scheme})
    call = as_form(ours.credentials, plugins.opencart())

    answer = call.send(client, E1 + slash)

    assert answer.status_code == 200
    assert answer.json()["status"] == "success"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_another_method_is_told_so(client, ours, method):
    assert "kind" in refused(client.generic(method, E1))


def test_the_shop_reads_why_an_order_was_refused(client, ours):
    as_form(ours.credentials, plugins.wordpress("W-7", email="jan")).send(client)

    (fault,) = orders.list_faults(ours.connection)
    assert (fault.fault, fault.number) == (Fault.EMAIL_SHAPE, "W-7")
    assert fault.client.startswith("wordpress 3.39")


def test_the_shop_reads_once_an_hour_that_its_key_is_wrong(client, ours, monkeypatch):
    def use_a_wrong_key(*, after: timedelta) -> int:
        monkeypatch.setattr(clock, "source", lambda: MONDAY + after)
        as_form({**ours.credentials, "code": "old.key"}, {}).send(client)
        return len(orders.list_faults(ours.connection))

    after = [use_a_wrong_key(after=timedelta(minutes=m)) for m in (0, 1, 50, 61, 62)]

    assert after == [1, 1, 1, 2, 2]


def test_a_key_of_another_shop_opens_nothing(client, ours):
    others = a_connection()
    mixed = {"id": ours.credentials["id"], "code": others.key}

    assert refused(as_form(mixed, plugins.wordpress()).send(client)) == NO_ACCESS
    assert not orders.list_orders(ours.shop).exists()
    assert not orders.list_orders(others.shop).exists()


def test_what_breaks_on_our_side_is_told_without_the_key(
    client, ours, monkeypatch, caplog
):
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    # The one thing replaced here: nothing else breaks on purpose.
    monkeypatch.setattr(orders, "take_order", breaks)

    answer = as_form(ours.credentials, plugins.wordpress()).send(client)

    assert refused(answer).startswith("Unexpected error")
    assert "the disk is full" in caplog.text
    assert ours.key not in caplog.text
