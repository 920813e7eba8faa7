"""Calls of our own API, as a program of a shop makes them."""

import json
from typing import Any

from django.test import Client

from tests.builders.orders import Connected
from tests.builders.people import MONDAY
from trustmark.orders import api as orders
from trustmark.orders.api import Connection, NewKey, Scope, Wish

ORDER = {"email": "klant@thuis.test", "number": "W-1", "language": "nl"}


def call(
    path: str,
    body: object = None,
    *,
    key: str = "",
    method: str = "",
    client: Client | None = None,
    **headers: str,
) -> Any:
    """One call; a body makes it a POST."""
    client = client or Client()
    if key:
        headers["Authorization"] = f"Bearer {key}"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes | str) else json.dumps(body)
    return client.generic(
        method or ("GET" if body is None else "POST"),
        f"/api/v1/{path}",
        data="" if body is None else data,
        content_type="application/json",
        headers=named,
    )


def a_test_key(connection: Connection, *, at: Any) -> str:
    """A key to try with."""
    return orders.new_test_key(connection, by=None, at=at)


def a_program_key(connected: Connected, *scopes: Scope) -> NewKey:
    """A key of a program that may this much."""
    wish = Wish("Kassa", scopes)
    return orders.new_program_key(connected.connection, wish, by=None, at=MONDAY)


def problem_of(response: Any) -> Any:
    """What an answer says went wrong; it has to be one that does."""
    assert response["Content-Type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == response.status_code
    return told
