"""Every page says for whom it is, and keeps everybody else out."""

from dataclasses import dataclass

import pytest
from django.test import Client

from tests.accounts.builders import a_member_of_staff, a_person
from tests.sites.samples import address_of
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.config import settings as real
from trustmark.kernel.calendar import day_of
from trustmark.sites.layout.access import Audience, Kind
from trustmark.sites.layout.routes import Route, list_routes

REFUSED = 403
SIGN_IN = "/account/login/"
ASK_FOR_LINK = "/account/link/"


@pytest.fixture(autouse=True)
def _real_pages(_an_installation, settings):
    settings.ROOT_URLCONF = real.ROOT_URLCONF


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
    client.cookies["sessionid"] = session.session_key
    return Visitor(client, is_consumer=True)


def contact() -> Visitor:
    client = Client()
    client.force_login(a_person())
    return Visitor(client, is_signed_in=True)


def somebody_with(role: Role) -> Visitor:
    client = Client()
    client.force_login(a_member_of_staff(role))
    return Visitor(client, role=role, is_signed_in=True)


VISITORS = {
    "anonymous": anonymous,
    "consumer": consumer,
    "contact": contact,
    **{str(role): lambda role=role: somebody_with(role) for role in Role},
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


@pytest.mark.django_db
def test_an_outsider_finds_the_assigned_case_and_no_other(monday, audit):
    certifier = a_member_of_staff(Role.CERTIFIER)
    on = day_of(monday)
    before = accounts.may_see_case(certifier, audit, on=on)

    accounts.assign_case(certifier, case=audit, by=None, at=monday)

    assert (before, accounts.may_see_case(certifier, audit, on=on)) == (False, True)


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
