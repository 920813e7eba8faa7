"""What tests of the staff site lean on: a clock that stands still, and its pages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.builders.people import MONDAY
from trustmark.accounts.api import User
from trustmark.kernel import clock

NOW = MONDAY + timedelta(hours=1)
Visit = Callable[..., Any]


@pytest.fixture(autouse=True)
def _tuesday_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday, eleven in the morning, for as long as a test runs."""
    monkeypatch.setattr(clock, "source", lambda: NOW)


@pytest.fixture
def look(client: Any) -> Visit:
    """Opens a page in English as somebody: `look(auditor, "audit", "A-2026-00001")`."""

    def open_page(person: User, name: str, *args: object, query: str = "") -> Any:
        client.force_login(person)
        return client.get(_english(name, args) + query)

    return open_page


@pytest.fixture
def press(client: Any) -> Visit:
    """Presses a button as somebody: `press(clerk, "application_act", n, "pass")`."""

    def send(who: User, page: str, /, *args: object, **typed: object) -> Any:
        client.force_login(who)
        return client.post(_english(page, args), typed)

    return send


def _english(name: str, args: tuple[object, ...]) -> str:
    return reverse(f"staff:{name}", args=args).replace("/nl/", "/en/", 1)
