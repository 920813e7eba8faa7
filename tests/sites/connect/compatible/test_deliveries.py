"""Two plug-ins register where their product reviews go."""

import json

import pytest

from tests.builders.orders import a_connection
from trustmark.orders import api as orders
from trustmark.orders.api import Fault

pytestmark = pytest.mark.django_db
PRESTASHOP, MAGENTO = "/webshops/sync_url", "/webshops/magento_sync_url"


@pytest.fixture
def ours():
    return a_connection()


def register(client, path, ours, url, **changed):
    body = {
        "webshop_id": ours.credentials["id"],
        "api_key": ours.key,
        "url": url,
    } | changed
    return client.generic("POST", path, json.dumps(body), "application/json")


@pytest.mark.parametrize(
    ("path", "place", "kind"),
    [
        (PRESTASHOP, "module/webwinkelkeur/sync", "prestashop"),
        (
            PRESTASHOP,
            "index.php?fc=module&module=webwinkelkeur&controller=sync",
            "prestashop",
        ),
        (MAGENTO, "webwinkelkeur/sync/", "magento"),
    ],
)
def test_an_address_is_registered_again_and_again(client, ours, path, place, kind):
    url = f"https://{ours.shop.domain}/{place}"

    first = register(client, path, ours, url)
    again = register(client, path, ours, url)

    assert (first.status_code, again.status_code) == (200, 200)
    (kept,) = orders.list_sync_addresses(ours.shop)
    assert (kept.url, kept.kind) == (url, kind)


def test_the_number_may_be_a_number(client, ours):
    url = f"https://{ours.shop.domain}/sync"
    number = ours.connection.public_id

    assert register(client, MAGENTO, ours, url, webshop_id=number).status_code == 200


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"api_key": "x"}, 401),
        ({"webshop_id": "1"}, 401),
        ({"api_key": ""}, 400),
        ({"webshop_id": None}, 400),
        ({"api_key": {"a": 1}}, 400),
        ({"api_key": "\ud800"}, 401),
    ],
)
def test_wrong_credentials_are_an_error_of_http(client, ours, changed, status):
    url = f"https://{ours.shop.domain}/sync"

    answer = register(client, PRESTASHOP, ours, url, **changed)

    assert answer.status_code == status
    assert answer.json()["status"] == "error"
    assert orders.list_sync_addresses(ours.shop) == []


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://{domain}/sync", Fault.URL_NOT_HTTPS),
        ("https://elders.test/sync", Fault.URL_ELSEWHERE),
        ("https://169.254.169.254/", Fault.URL_ELSEWHERE),
        ("", Fault.URL_SHAPE),
    ],
)
def test_only_the_shops_own_domain_is_registered(client, ours, url, fault):
    answer = register(client, PRESTASHOP, ours, url.format(domain=ours.shop.domain))

    assert answer.status_code == 400
    assert orders.list_sync_addresses(ours.shop) == []
    (noted,) = orders.list_faults(ours.connection)
    assert noted.fault == fault


@pytest.mark.parametrize("body", ["", "x", "[]", "7", "null", '{"a":' * 9999])
def test_what_is_no_object_is_an_error_of_http(client, body):
    answer = client.generic("POST", PRESTASHOP, body, "application/json")

    assert answer.status_code == 400


def test_looking_at_the_address_registers_nothing(client):
    assert client.get(PRESTASHOP).status_code == 405
