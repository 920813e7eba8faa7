"""Every page says for whom it is, and keeps everybody else out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from django.conf import settings as installed
from django.test import Client

from tests.builders.people import TOTP_SECRET, a_user
from tests.sites.samples import address_of
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.sites.layout.access import Audience, Kind
from trustmark.sites.layout.routes import Route, list_routes

REAL_PAGES = installed.ROOT_URLCONF
REFUSED = 403
SIGN_IN = "/account/login/"
ASK_FOR_LINK = "/account/link/"


@pytest.fixture(autouse=True)
def _real_pages(_an_installation, settings):
    settings.ROOT_URLCONF = REAL_PAGES


@dataclass(frozen=True)
class Visitor:
    """One kind of person, as a browser."""

    client: Client
    role: Role | None = None
    is_signed_in: bool = False
    is_consumer: bool = False


def anonymous() -> Visitor:
    return Visitor(Client())


def consumer() -> Visitor:
    client = Client()
    key_in_session = {"email": "klant@thuis.test", "until": "2999-01-01T00:00:00+00:00"}
    session = client.session
    session["consumer"] = key_in_session
    session.save()
    return Visitor(client, is_consumer=True)


def contact() -> Visitor:
    client = Client()
    person = a_user()
    # Pages about a second factor are there for whoever has one.
    accounts.enrol_totp(person, TOTP_SECRET)
    client.force_login(person)
    return Visitor(client, is_signed_in=True)


def somebody_with(role: Role) -> Visitor:
    client = Client()
    client.force_login(a_user(role))
    return Visitor(client, role=role, is_signed_in=True)


VISITORS: dict[str, Callable[[], Visitor]] = {
    "anonymous": anonymous,
    "consumer": consumer,
    "contact": contact,
    **{str(role): partial(somebody_with, role) for role in Role},
}


@pytest.mark.rule("WK-D12-4")
def test_every_page_says_for_whom_it_is():
    forgotten = [
        route.name or route.pattern for route in list_routes() if route.audience is None
    ]

    assert forgotten == []


def test_every_page_has_a_name():
    assert [route.pattern for route in list_routes() if not route.name] == []


def test_a_page_without_audience_is_found():
    routes = list_routes("tests.sites.proof_addresses")

    assert {route.name: route.audience for route in routes} == {
        "desk:remembered": Audience(Kind.STAFF, frozenset({Role.FINANCE})),
        "desk:forgotten": None,
        "desk:account_login": None,
        "account_login": None,
    }


@pytest.mark.rule("WK-D12-4")
@pytest.mark.django_db
@pytest.mark.parametrize("kind", VISITORS)
def test_every_page_opens_for_its_audience_and_for_nobody_else(kind):
    visitor = VISITORS[kind]()

    surprises = [
        f"{route.name} answers {answer} where {expected} was due"
        for route in list_routes()
        if route.audience
        for expected in [_expected(route.audience, visitor)]
        for answer in [_answer(route, visitor)]
        if answer != expected
    ]

    assert surprises == []


def _expected(audience: Audience, visitor: Visitor) -> str:
    match audience.kind:
        case Kind.EVERYONE | Kind.PROGRAMS:
            return "open"
        case Kind.CONSUMERS:
            return "open" if visitor.is_consumer else "asks for a link"
    if not visitor.is_signed_in:
        return "asks to sign in"
    match audience.kind:
        case Kind.PERSONS:
            is_welcome = True
        case Kind.CONTACTS:
            is_welcome = visitor.role is None
        case _:
            is_welcome = visitor.role in audience.roles
    return "open" if is_welcome else "refused"


def _answer(route: Route, visitor: Visitor) -> str:
    response = visitor.client.get(address_of(route))
    leads_to = response.headers.get("Location", "")
    if SIGN_IN in leads_to and "next=" in leads_to:
        return "asks to sign in"
    if ASK_FOR_LINK in leads_to and "next=" in leads_to:
        return "asks for a link"
    if response.status_code == REFUSED:
        return "refused"
    return "open" if response.status_code < 500 else str(response.status_code)
