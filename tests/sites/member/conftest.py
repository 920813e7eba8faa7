"""A clock that stands still, and companies' people as browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.builders.people import MONDAY, a_user
from trustmark.accounts.api import User
from trustmark.kernel import clock

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday, whenever the tests run."""
    monkeypatch.setattr(clock, "source", lambda: MONDAY)


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which somebody signed in."""

    def browser_of(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return browser_of


@pytest.fixture
def stranger(sign_in: SignIn) -> Client:
    """The browser of somebody of another company."""
    return sign_in(a_user(name="Iemand Anders"))
