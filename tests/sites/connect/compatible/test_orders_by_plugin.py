"""Every plug-in, unchanged but for the host, gets its order taken."""

import json
from collections.abc import Callable

import pytest

from tests.builders.concurrency import at_once
from tests.builders.orders import a_connection
from tests.sites.connect.compatible import plugins
from tests.sites.connect.compatible.plugins import (
    E1,
    FORM,
    Call,
    Fields,
    as_form,
    as_json,
    as_parts,
)
from trustmark.orders import api as orders
from trustmark.sites.connect.compatible import bodies

pytestmark = pytest.mark.django_db
ADDED = {"status": "success", "message": "Invite successfully added to queue!"}
REPEATED = {
    "status": "success",
    "message": "Invitation already sent for this order.",
}
BY_CLIENT: dict[str, tuple[Callable[..., Fields], Callable[..., Call]]] = {
    "sdk": (plugins.sdk, as_form),
    "sdk, as JSON": (plugins.sdk, as_json),
    "wordpress": (plugins.wordpress, as_form),
    "magento2": (plugins.magento, as_parts),
    "prestashop": (plugins.prestashop, as_form),
    "shopware": (plugins.shopware, as_parts),
    "opencart3": (plugins.opencart, as_form),
}


@pytest.fixture
def ours():
    return a_connection(takes_products=True)


def last_order(ours):
    return orders.list_orders(ours.shop).first()


def told(answer):
    return {name: answer.json().get(name) for name in ("status", "message")}


@pytest.mark.parametrize("client_name", BY_CLIENT)
def test_an_order_of_every_plug_in_is_taken_once(client, ours, client_name):
    fields, encoded = BY_CLIENT[client_name]

    first = encoded(ours.credentials, fields()).send(client)
    again = encoded(ours.credentials, fields()).send(client)

    assert (first.status_code, again.status_code) == (200, 200)
    assert (told(first), told(again)) == (ADDED, REPEATED)
    order = last_order(ours)
    assert order.number == str(fields()["order"])
    assert (order.email, order.first_name) == ("klant@thuis.test", "Zoë")
    assert order.client.split(" ")[0] == client_name.split(",")[0]


@pytest.mark.parametrize("client_name", BY_CLIENT)
def test_the_answer_is_one_that_every_plug_in_reads(client, ours, client_name):
    fields, encoded = BY_CLIENT[client_name]

    answer = encoded(ours.credentials, fields()).send(client)

    # The library looks at the beginning; two plug-ins want an object with a string.
    assert answer["Content-Type"].lower().startswith("application/json")
    assert isinstance(json.loads(answer.content)["message"], str)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.parametrize(
    ("fields", "encoded", "delay", "language"),
    [
        (plugins.wordpress, as_form, 0, ""),
        (plugins.magento, as_parts, None, ""),
        (plugins.prestashop, as_form, 3, "nl"),
        (plugins.shopware, as_parts, 0, "nl"),
        (plugins.opencart, as_form, 7, "nl"),
    ],
)
def test_delay_and_language_are_read_as_they_are_sent(
    client, ours, fields, encoded, delay, language
):
    encoded(ours.credentials, fields()).send(client)

    order = last_order(ours)
    assert (order.delay_days, order.language) == (delay, language)


@pytest.mark.parametrize(
    ("fields", "encoded", "product"),
    [
        (plugins.wordpress, as_form, ("42", "Boerenkaas", "", "K-42")),
        (plugins.magento, as_parts, ("42", "Boerenkaas", "", "K-42")),
        (
            plugins.prestashop,
            as_form,
            ("42", "Boerenkaas - 500 gram", "8711234567890", "K-42"),
        ),
        (
            plugins.shopware,
            as_parts,
            (
                "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "Boerenkaas",
                "8711234567890",
                "SW10042",
            ),
        ),
        (plugins.opencart, as_form, ("42", "Boerenkaas", "8711234567890", "K-42")),
    ],
)
def test_products_are_read_in_the_shape_of_every_plug_in(
    client, ours, fields, encoded, product
):
    encoded(ours.credentials, fields()).send(client)

    (kept,) = orders.list_products(last_order(ours))
    assert (kept.external_id, kept.name, kept.gtin, kept.sku) == product


def test_a_picture_comes_under_either_name(client, ours):
    as_form(ours.credentials, plugins.opencart()).send(client)

    (kept,) = orders.list_products(last_order(ours))
    assert kept.image_url == "https://kaas.test/image/42.jpg"
    assert kept.url == ""


@pytest.mark.rule("WK-D8-3", "WK-D8-4")
@pytest.mark.parametrize(
    "fields", [plugins.wordpress, plugins.prestashop, plugins.opencart]
)
def test_of_customer_and_addresses_nothing_is_kept(client, ours, fields):
    as_form(ours.credentials, fields()).send(client)

    order = last_order(ours)
    rows = [order, *orders.list_products(order), orders.find_connection(ours.shop)]
    kept = " ".join(
        str(getattr(row, column.name))
        for row in rows
        for column in row._meta.concrete_fields
    )
    assert "Geheim" not in kept
    assert "geheim" not in kept
    assert "0600000000" not in kept
    assert "23.55" not in kept


@pytest.mark.rule("WK-D8-4")
def test_the_answer_says_what_was_not_kept(client, ours):
    answer = as_form(ours.credentials, plugins.wordpress()).send(client).json()

    assert answer["dropped"] == [
        "order_data.customer",
        "order_data.delivery_address",
        "order_data.invoice_address",
        "order_data.order",
        "order_total",
        "phone_numbers",
    ]


def test_a_field_nobody_knows_is_named_other(client, ours):
    answer = as_json(ours.credentials, plugins.sdk(**{"jan@thuis.test": "1"}))

    said = answer.send(client).content.decode()

    assert "jan@thuis.test" not in said
    assert "other" in said


@pytest.mark.parametrize(
    ("fields", "query", "is_only_first"),
    [
        (plugins.wordpress(max_invitations_per_email=1), {}, True),
        (plugins.prestashop(max_invitations_per_email=1), {}, True),
        (plugins.opencart(), {"max_invitations_per_email": "1"}, True),
        (plugins.magento(noremail=1), {}, True),
        (plugins.magento(noremail=0), {}, False),
        (plugins.wordpress(), {}, False),
    ],
)
def test_asking_each_customer_once_comes_under_three_names(
    client, ours, fields, query, is_only_first
):
    as_form(ours.credentials, fields, **query).send(client)

    assert last_order(ours).is_only_first is is_only_first


@pytest.mark.parametrize(
    "order_data",
    [
        "",
        "null",
        "[]",
        '"tekst"',
        "{",
        "{}",
        '{"products": null}',
        '{"products": "geen"}',
        '{"products": [null, 1, "a", [], {}]}',
        '{"products": [{"id": {}, "name": []}]}',
        '{"products": [{"id": 1, "name": "\\ud800"}]}',
        '{"products": [{"id": 1, "name": "a\\u0000b"}]}',
        '{"products": [{"id": 1e999, "name": true}]}',
        "[" * 100_000,
        '{"a":' * 50_000,
    ],
)
def test_an_order_is_taken_whatever_its_products_look_like(client, ours, order_data):
    answer = as_form(ours.credentials, plugins.wordpress(order_data=order_data))

    assert told(answer.send(client)) == ADDED


def test_products_in_a_list_with_gaps_are_read(client, ours):
    products = {"3": {"id": 7, "name": "Brood"}, "9": {"id": 8, "name": "Kaas"}}
    data = json.dumps({"products": products})

    as_form(ours.credentials, plugins.wordpress(order_data=data)).send(client)

    names = [p.name for p in orders.list_products(last_order(ours))]
    assert names == ["Brood", "Kaas"]


def test_order_data_may_be_an_object_within_json(client, ours):
    data = {"products": [{"id": 7, "name": "Brood"}]}

    as_json(ours.credentials, plugins.sdk(order_data=data)).send(client)

    assert orders.list_products(last_order(ours))[0].name == "Brood"


def test_a_form_without_kind_is_read_as_a_form(client, ours):
    call = as_form(ours.credentials, plugins.opencart())

    answer = client.generic("POST", f"{E1}?{call.query}", call.body, "")

    assert told(answer) == ADDED


def test_a_mark_of_the_encoding_before_the_body_is_no_part_of_it(client, ours):
    call = as_json(ours.credentials, plugins.sdk())
    body = bodies.BOM + call.body

    assert told(client.post(f"{E1}?{call.query}", body, call.kind)) == ADDED


def test_credentials_may_stand_in_the_body(client, ours):
    body = plugins.http_build_query({**plugins.sdk(), **ours.credentials})

    answer = client.post(E1, body, FORM)

    assert told(answer) == ADDED


@pytest.mark.django_db(transaction=True)
def test_an_order_told_twice_at_once_is_one_order(client):
    ours = a_connection()
    said: list[str] = []

    def tell() -> None:
        answer = as_parts(ours.credentials, plugins.magento()).send(client)
        said.append(answer.json()["message"])

    at_once(*[tell] * 2)

    assert sorted(said) == sorted([ADDED["message"], REPEATED["message"]])
    assert orders.list_orders(ours.shop).count() == 1


def test_the_largest_body_is_taken_and_a_larger_one_told_so(client, ours):
    def sized(size: int) -> bytes:
        call = as_form(ours.credentials, plugins.wordpress(f"W-{size}"))
        return call.body + b"&note=" + b"x" * (size - len(call.body) - 6)

    query = as_form(ours.credentials, {}).query
    largest = client.post(f"{E1}?{query}", sized(bodies.MOST_BYTES), FORM)
    larger = client.post(f"{E1}?{query}", sized(bodies.MOST_BYTES + 1), FORM)

    assert told(largest) == ADDED
    assert told(larger) == {
        "status": "error",
        "message": "The data could not be read.",
    }
