"""The description is true: whatever fits it or breaks it is answered as it says."""

import json
from dataclasses import replace

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.builders.orders import a_connection, an_order
from tests.builders.reviews import PLAIN, a_certified_shop, a_review, an_invitation
from tests.sites.connect.own.asking import (
    call,
)
from trustmark.orders.api import Order
from trustmark.sites.connect.own import callers
from trustmark.sites.connect.own.version_one import ROOT, document

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OTHERS = "van een ander"
SECRET = "zeer.geheim@thuis.test"


@pytest.fixture
def program(db, monkeypatch):
    """A program with a key, behind the same door as any; and another shop's order."""
    # Our connection is inside a transaction of the test; the handler may not close it.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    monkeypatch.setattr(callers, "CALLS", callers.Limit(burst=1e9, per_second=1e9))
    an_order(number=OTHERS, email=SECRET)
    yield a_connection(a_certified_shop())
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


READING = ("review", "product", "summary")
OPERATIONS = [
    (method.upper(), path)
    for path, operations in document()["paths"].items()
    for method in operations
]


@pytest.mark.slow(reason="sends a hundred and fifty calls that fit or break it")
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_whatever_is_sent_is_answered_as_described(program, method, path):
    if any(word in path for word in READING):
        a_review(words=replace(PLAIN, text=f"Kaas {OTHERS}, snel en goed verpakt."))
        a_review(program.shop)
    if "invitations" in path:
        an_invitation(number=OTHERS, email=SECRET)
        an_invitation(program.shop)
    schema = schemathesis.openapi.from_wsgi(f"{ROOT}openapi.json", WSGIHandler())
    fits = schema[path][method].as_strategy(generation_mode=GenerationMode.POSITIVE)
    breaks = schema[path][method].as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @settings(
        max_examples=24,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    @given(case=fits | breaks)
    def answered(case):
        response = case.call(headers={"Authorization": f"Bearer {program.key}"})

        case.validate_response(response, checks=CHECKS)
        assert SECRET not in response.text
        assert OTHERS not in response.text

    answered()


def test_the_description_is_published_and_holds_no_secret(client):
    response = call("openapi.json")

    told = response.json()
    assert told == json.loads(json.dumps(document()))
    assert set(told["paths"]) == {
        "/api/v1/orders",
        "/api/v1/orders/batch",
        "/api/v1/orders/{reference}",
        "/api/v1/consents",
        "/api/v1/invitations",
        "/api/v1/invitations/{reference}",
        "/api/v1/invitations/{reference}/call-off",
        "/api/v1/reviews",
        "/api/v1/reviews/{reference}",
        "/api/v1/reviews/{reference}/replies",
        "/api/v1/reviews/{reference}/reply",
        "/api/v1/summary",
        "/api/v1/products",
        "/api/v1/product-reviews",
        "/api/v1/webhooks",
        "/api/v1/webhooks/{reference}",
        "/api/v1/webhooks/{reference}/messages",
        "/api/v1/webhooks/{reference}/replay",
        "/api/v1/webhooks/{reference}/secret",
        "/api/v1/webhooks/{reference}/test",
    }


def test_every_operation_says_that_it_may_refuse():
    operations = [
        operation
        for operations in document()["paths"].values()
        for operation in operations.values()
    ]

    for operation in operations:
        statuses = {str(status) for status in operation["responses"]}
        assert {"401", "403", "422", "429"} <= statuses
        assert operation["security"]


@pytest.mark.django_db
def test_an_example_of_the_description_is_taken():
    ours = a_connection()
    fields = document()["components"]["schemas"]["OrderIn"]["properties"]
    sent = {
        name: told["examples"][0] for name, told in fields.items() if "examples" in told
    }

    assert call("orders", sent, key=ours.key).status_code == 202
    assert Order.objects.get().number == sent["number"]
