"""Whatever is typed into a form: a sentence at the question, or it is kept as it is.

The walks take every address there is and fill in every form they meet, well and then
badly in every way we know. A page with a form that is added is tried too, and fails
until its form has an entry in `filled_in`.
"""

import time
from collections.abc import Iterable

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.builders.people import MONDAY
from tests.sites import filled_in, samples
from tests.sites.samples import Samples, addresses_of
from tests.sites.stages import stages_of
from tests.sites.town import (
    PASSWORD,
    a_contact,
    a_firm,
    a_house,
    a_newcomer,
    a_passkey_of,
    some_keys,
)
from tests.sites.trying import Trial
from trustmark.accounts.api import User
from trustmark.kernel import clock
from trustmark.sites.layout.routes import list_routes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow(reason="types everything bad into every question there is"),
]
ONLY_SENT_TO = 405


@pytest.fixture(autouse=True)
def _monday_lasts(monkeypatch, settings):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    settings.VISITOR = "tests.sites.town.photographer"
    cache.clear()


def somebody(person: User | None = None) -> Client:
    """The browser of somebody who just signed in with all that asks, or of nobody."""
    client = Client()
    if person is None:
        return client
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def a_consumer() -> Client:
    """The browser of whoever came by a link from a letter."""
    client = Client()
    session = client.session
    session["consumer"] = {
        "email": "klant@thuis.test",
        "until": "2999-01-01T00:00:00+00:00",
    }
    session.save()
    return client


def walk(trial: Trial, clients: Iterable[Client], known: Samples, *, site: str) -> None:
    """Open every page of a site as each of these visitors."""
    for client in clients:
        trial.become(client)
        for route in list_routes():
            if site_of(route.name) == site:
                with override("nl"):
                    stops = addresses_of(route, known)
                for stop in stops:
                    trial.look(stop.address)
                    trial.ask(stop.address)


def site_of(name: str) -> str:
    """The site a page belongs to; pages of signing in have names without a site."""
    site, colon, _ = name.partition(":")
    return site if colon else "account"


def assert_kind(trial: Trial, *, site: str) -> None:
    """Nothing was found, and whatever only takes forms was sent one."""
    assert not trial.findings, "\n".join(trial.findings)
    tried = {target.partition("/")[0] for target in trial.targets}
    deaf = {name for name in trial.deaf if site_of(name) == site}
    assert deaf - tried <= filled_in.ASKS_NOTHING


def test_forms_of_the_public_pages_are_kind():
    firm = a_firm()
    trial = Trial(filled_in.PUBLIC)
    visitors = (somebody(), a_consumer(), somebody(firm.person))

    walk(trial, visitors, samples.public_samples(firm), site="public")

    assert_kind(trial, site="public")


def test_forms_of_companies_are_kind():
    firm = a_firm()
    trial = Trial(filled_in.MEMBER)

    walk(trial, [somebody(firm.person)], samples.member_samples(firm), site="member")

    assert_kind(trial, site="member")


def test_forms_of_staff_are_kind():
    house = a_house()
    trial = Trial(filled_in.STAFF)
    visitors = [somebody(house.person)]

    walk(trial, visitors, samples.staff_samples(house), site="staff")
    for name, stages in stages_of(house).items():
        for stage in stages:
            trial.look(reverse(name, kwargs=stage.parts))

    assert_kind(trial, site="staff")
    assert filled_in.list_deeds(house) <= trial.targets


def test_forms_of_signing_in_are_kind():
    keys, person, newcomer = some_keys(), a_contact(), a_newcomer()
    trial = Trial(filled_in.ACCOUNT)
    visitors = (somebody(), somebody(person), somebody(newcomer))

    walk(trial, visitors, samples.account_samples(keys), site="account")
    trial.look(reverse("mfa_activate_totp"))
    for name in ("account_set_password", "sign_secrecy"):
        trial.look(reverse(name))
    passkey = {"pk": a_passkey_of(newcomer)}
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        trial.look(reverse(name, kwargs=passkey))
    trial.become(halfway(person))
    trial.look(reverse("mfa_authenticate"))
    trial.become(somebody())
    trial.look(trial.client.get(keys.password)["Location"])

    assert_kind(trial, site="account")


def halfway(person: User) -> Client:
    """The browser of somebody whose password was right and whose code is asked."""
    client = Client()
    sent = {"login": person.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), sent).status_code == 302
    return client


def test_a_form_that_nobody_says_how_to_fill_in_is_found():
    trial = Trial({})

    trial.become(somebody())
    trial.look(reverse("account_login"))

    assert [found.partition(" asks ")[0] for found in trial.findings] == [
        "account_login"
    ]
