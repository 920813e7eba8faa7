"""Calls of our own API, as a program of a shop makes them."""

import json
from typing import Any

import pytest
from django.test import Client

from trustmark.orders import api as orders
from trustmark.orders.api import Connection
from trustmark.sites.connect.own import callers

ORDER = {"email": "klant@thuis.test", "number": "W-1", "language": "nl"}


@pytest.fixture(autouse=True)
def nobody_called_before():
    """Limits are kept in the process; they begin anew with every test."""
    callers.CALLS.begin_anew()
    callers.WRONG_KEYS.begin_anew()


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
