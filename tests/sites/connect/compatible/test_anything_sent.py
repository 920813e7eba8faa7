"""Whatever a program sends: an answer in our own words, and nothing of another shop."""

import json
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.orders import a_connection, an_order
from tests.builders.people import MONDAY
from tests.sites.connect.compatible.plugins import BOUNDARY, E1, FORM
from trustmark.orders import api as orders
from trustmark.orders.api import ConsentSource
from trustmark.sites.connect.compatible import answers

E7 = "/api/2.0/order_permissions.json"
QUESTIONS = [
    E1,
    E7,
    *(
        f"/api/1.0/{name}.json"
        for name in ("webshop", "ratings", "ratings_summary", "product_reviews")
    ),
]
DELIVERIES = ["/webshops/sync_url", "/webshops/magento_sync_url"]
SAYINGS = {
    *answers.SENTENCES.values(),
    answers.ADDED,
    answers.REPEATED,
    answers.WRONG_METHOD,
}
DISPOSITION, CRLF = "Content-Disposition: form-data", b"\r\n"
SECRET = "geheim-van-een-ander"
names = st.sampled_from(
    [
        "email",
        "order",
        "delay",
        "language",
        "customer_name",
        "phone_numbers[]",
        "phone_numbers[0]",
        "order_total",
        "order_data",
        "max_invitations_per_email",
        "noremail",
        "client",
        "id",
        "code",
        "[",
        "",
        "a[b][c]",
    ]
)
texts = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "jan@thuis.test",
            "\x00",
            "\ud7ff",
            "' OR 1=1 --",
            "{}",
            "[[",
            "1e999",
            "-0",
            '{"products":[{"id":1,"name":"x","url":"y"}]}',
            "<script>",
            "%00",
            "\u202e",
        ]
    ),
)
halves = st.text(st.characters(categories=["Cs", "Cc", "L"]), max_size=8)
trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | halves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
at_length = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    others = a_connection()
    an_order(others, number=SECRET, email=f"{SECRET}@thuis.test")
    orders.record_consent(others.shop, SECRET, source=ConsentSource.COMMAND, at=MONDAY)
    return a_connection(takes_products=True)


def looked_at(answer) -> dict[str, object]:
    """Every answer is an object of ours; gives it."""
    assert answer.status_code < 500
    assert answer["Content-Type"].startswith("application/json")
    assert SECRET not in answer.content.decode()
    said: dict[str, object] = json.loads(answer.content)
    if "message" in said:
        assert said["message"] in SAYINGS or str(said["message"]).endswith("retrieved!")
    return said


def post(client, ours, body: bytes, kind: str, path: str = E1):
    return client.post(f"{path}?{urlencode(ours.credentials)}", body, kind)


@at_length
@given(fields=st.lists(st.tuples(names, texts), max_size=8))
def test_any_form_is_answered(client, ours, fields):
    pairs = (f"{quote(n)}={quote(t, errors='replace')}" for n, t in fields)

    looked_at(post(client, ours, "&".join(pairs).encode(), FORM))


@at_length
@given(body=st.binary(max_size=300), kind=st.sampled_from([FORM, "application/json"]))
def test_any_bytes_are_answered(client, ours, body, kind):
    looked_at(post(client, ours, body, kind))


@at_length
@given(fields=st.dictionaries(names, trees, max_size=6))
def test_any_json_is_answered(client, ours, fields):
    body = json.dumps(fields).encode()

    looked_at(post(client, ours, body, "application/json"))


@at_length
@given(tree=trees, email=st.just("jan@thuis.test") | texts)
def test_any_order_data_is_answered(client, ours, tree, email):
    body = json.dumps({"email": email, "order_data": json.dumps(tree)}).encode()

    looked_at(post(client, ours, body, "application/json"))


@at_length
@given(fields=st.lists(st.tuples(names, st.binary(max_size=60)), max_size=5))
def test_any_parts_are_answered(client, ours, fields):
    parts = [
        f'--{BOUNDARY}\r\n{DISPOSITION}; name="{name}"\r\n\r\n'.encode() + value + CRLF
        for name, value in fields
    ]
    body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()

    looked_at(post(client, ours, body, f"multipart/form-data; boundary={BOUNDARY}"))


@at_length
@given(number=texts | st.just(SECRET), others=st.dictionaries(names, texts, max_size=3))
def test_any_question_about_consent_is_a_no(client, ours, number, others):
    query = {**others, **ours.credentials, "orderNumber": number}

    said = looked_at(client.get(E7, query))

    assert said == {"has_consent": False}


@at_length
@given(
    query=st.dictionaries(
        names | st.sampled_from(["limit", "offset", "language", "public_code"]), texts
    )
)
@pytest.mark.parametrize("path", QUESTIONS)
def test_any_question_with_any_key_is_answered(client, ours, path, query):
    looked_at(client.get(path, query))


@at_length
@given(fields=st.dictionaries(st.sampled_from(["webshop_id", "api_key", "url"]), trees))
@pytest.mark.parametrize("path", DELIVERIES)
def test_any_address_to_deliver_to_is_answered(client, ours, path, fields):
    given_key = {"webshop_id": ours.credentials["id"], "api_key": ours.key}
    body = json.dumps({**given_key, **fields}).encode()

    looked_at(client.post(path, body, "application/json"))
