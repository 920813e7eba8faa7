"""What plug-ins read: the list of what came in, the shop, consent."""

import re
from datetime import timedelta

import pytest

from tests.builders import cases
from tests.builders.orders import a_connection, an_order
from tests.builders.people import MONDAY
from trustmark.kernel import clock
from trustmark.orders import api as orders
from trustmark.orders.api import ConsentSource
from trustmark.sites.connect.compatible import limits

pytestmark = pytest.mark.django_db
LIST = "/api/1.0/invitations.json"
SHOP = "/api/1.0/webshop.json"
CONSENT = "/api/2.0/order_permissions.json"


@pytest.fixture(autouse=True)
def _nobody_has_read_yet():
    limits.READS.forget()


@pytest.fixture
def ours():
    return a_connection()


def read(client, path, ours, **query):
    return client.get(path, {**ours.credentials, **query})


def page_through(client, ours, limit):
    """As the client library does: until it has seen as many rows as `total` says."""
    seen: list[dict[str, str]] = []
    total, requests = 1, 0
    while len(seen) < total and requests < 20:
        said = read(client, LIST, ours, limit=limit, offset=len(seen)).json()
        seen += said["invitations"]
        total, requests = said["total"], requests + 1
    return [row["order"] for row in seen], requests


def test_the_list_is_what_the_library_reads(client, ours):
    an_order(ours, number="3003", delay="2", at=MONDAY)

    said = read(client, LIST, ours, limit=100, offset=0).json()

    assert said == {
        "status": "success",
        "message": "Invitations successfully retrieved!",
        "total": 1,
        "invitations": [
            {
                "email": "klant@thuis.test",
                "order": "3003",
                "delay": 2,
                "datetimes": {
                    "created": "2026-11-02 10:00:00",
                    "scheduled": "2026-11-04 10:00:00",
                    "sent": False,
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("count", "requests"), [(0, 1), (1, 1), (3, 1), (4, 2), (7, 3)]
)
def test_paging_ends_at_the_total_and_shows_each_once(client, ours, count, requests):
    numbers = [an_order(ours).number for _ in range(count)]
    an_order()  # of another shop

    seen, asked = page_through(client, ours, limit=3)

    assert seen == numbers[::-1]
    assert asked == requests


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "-1"},
        {"limit": "x"},
        {"limit": "9" * 30},
        {"offset": "-5"},
        {"offset": "9" * 9},
        {"limit": "1e3", "offset": "\x00"},
    ],
)
def test_an_odd_page_is_answered_too(client, ours, query):
    an_order(ours)

    assert read(client, LIST, ours, **query).json()["status"] == "success"


def test_the_shop_is_what_two_plug_ins_read(client):
    certificate = cases.a_certificate()
    ours = a_connection(certificate.shop)

    said = read(client, SHOP, ours).json()

    assert said["status"] == "success"
    data = said["data"]
    assert data["name"] == certificate.shop.name
    assert data["address"] == {
        "street": "Kaasmarkt",
        "housenumber": "12",
        "postalcode": "1012 AB",
        "city": "Alkmaar",
        "country": "Nederland",
    }
    assert data["logo"].startswith("https://keurmeester.test/seal/webwinkelkeur/")
    assert [entry["iso"] for entry in data["languages"]] == ["nl", "fr", "en"]
    assert [entry["main"] for entry in data["languages"]].count(True) == 1
    assert all(
        set(e) == {"name", "url", "iso", "all", "main"} for e in data["languages"]
    )
    url = data["languages"][0]["url"]
    assert url == (
        f"https://keurmeester.test/nl/webwinkelkeur/register/{certificate.shop.domain}/"
    )


def test_a_shop_without_certificate_has_all_keys_too(client, ours):
    data = read(client, SHOP, ours).json()["data"]

    assert data["logo"] == ""
    assert data["languages"][0]["url"] == "https://keurmeester.test/nl/"


@pytest.mark.parametrize("path", [LIST, SHOP])
def test_a_wrong_key_reads_nothing(client, ours, path):
    answer = client.get(path, {**ours.credentials, "code": "x"})

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "error",
        "message": "Incorrect authentication credentials.",
    }


@pytest.mark.parametrize("path", [LIST, SHOP])
def test_the_public_code_reads_neither_orders_nor_the_shop(client, ours, path):
    code = ours.connection.public_code
    number = ours.credentials["id"]

    as_code = client.get(path, {"id": number, "code": code})
    as_public = client.get(path, {"id": number, "public_code": code})

    assert as_code.json()["status"] == "error"
    assert as_public.json()["status"] == "error"


def test_consent_is_a_real_yes_or_no_in_every_case(client, ours):
    orders.record_consent(ours.shop, "10045", source=ConsentSource.POPUP, at=MONDAY)

    for number, agreed in [("10045", True), ("10046", False), ("", False)]:
        answer = read(client, CONSENT, ours, orderNumber=number)
        assert answer.status_code == 200
        assert answer.json() == {"has_consent": agreed}


def test_consent_is_asked_for_ones_own_shop_alone(client, ours):
    others = a_connection()
    orders.record_consent(others.shop, "7", source=ConsentSource.POPUP, at=MONDAY)

    assert read(client, CONSENT, ours, orderNumber="7").json() == {"has_consent": False}


def test_a_number_that_was_not_encoded_is_found(client, ours):
    orders.record_consent(ours.shop, "A+7", source=ConsentSource.POPUP, at=MONDAY)
    query = "&".join(f"{name}={value}" for name, value in ours.credentials.items())

    answer = client.get(f"{CONSENT}?{query}&orderNumber=A+7")

    assert answer.json() == {"has_consent": True}


@pytest.mark.parametrize(
    ("changed", "status"),
    [({"code": "x"}, 401), ({"id": "1"}, 401), ({"id": ""}, 400), ({"code": ""}, 400)],
)
def test_who_may_not_ask_gets_another_status_and_a_message(
    client, ours, changed, status
):
    answer = client.get(
        CONSENT, {**ours.credentials, **changed, "orderNumber": "10045"}
    )

    assert answer.status_code == status
    assert isinstance(answer.json()["message"], str)
    assert "has_consent" not in answer.json()


def test_a_shop_that_reads_without_pause_is_asked_to_wait(client, ours, monkeypatch):
    monkeypatch.setattr(limits.READS, "burst", 3)
    answers = [read(client, LIST, ours).json()["status"] for _ in range(4)]
    of_another = read(client, LIST, a_connection()).json()["status"]

    monkeypatch.setattr(clock, "source", lambda: MONDAY + timedelta(hours=2))
    later = read(client, LIST, ours).json()["status"]

    assert answers == ["success"] * 3 + ["error"]
    assert (of_another, later) == ("success", "success")


def test_no_moment_is_written_in_another_shape(client, ours):
    an_order(ours)

    (row,) = read(client, LIST, ours).json()["invitations"]

    for name in ("created", "scheduled"):
        moment = row["datetimes"][name]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", moment)
