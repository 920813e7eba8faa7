"""The stage of the journeys: a site, a browser, a cast, a clock, and a shop."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from demo_shop.testing import RunningShop, running_shop
from tests.builders.people import LONG_AGO, MONDAY, TOTP_SECRET
from tests.journeys.acting import PASSWORD, Actor, Clock
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import Visitor
from trustmark.kernel import clock as kernel_clock
from trustmark.schemes import api as schemes

Hire = Callable[..., Actor]
VILLAGE: list[RunningShop] = []


@pytest.fixture(scope="session")
def village() -> Iterator[RunningShop]:
    """The demo shops, running on loopback."""
    with running_shop() as running:
        VILLAGE.append(running)
        yield running
        VILLAGE.clear()


def village_visitor() -> Visitor:
    """The inspector without a browser, who finds the village on this machine."""
    running = VILLAGE[0]
    return audits.visitor_for(
        use_browser=False,
        trust=running.ca_path,
        connect_to={
            "kaasboer-jansen.test:443": f"127.0.0.1:{running.https_port}",
            "kaasboer-jansen.test:80": f"127.0.0.1:{running.http_port}",
        },
    )


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time stands still until the story lets it pass."""
    story = Clock(MONDAY)
    monkeypatch.setattr(kernel_clock, "source", story)
    return story


@pytest.fixture
def stage(live_server: Any, settings: Any, village: RunningShop, clock: Clock) -> str:
    """The address of the site, with the schemes on its shelf and the shop nearby."""
    settings.PUBLIC_URL = live_server.url
    settings.VISITOR = "tests.journeys.conftest.village_visitor"
    schemes.register_versions(at=LONG_AGO)
    village.set_faults("kaasboer-jansen.test")
    return str(live_server.url)


@pytest.fixture
def cast(stage: str, browser: Browser) -> Iterator[Hire]:
    """Calls people onto the stage: with a role somebody who works here."""
    called: list[Actor] = []

    def call(role: Role | None = None, *, name: str = "") -> Actor:
        actor = Actor(browser, stage)
        if role is not None:
            actor.person = hired(role, name=name, at=LONG_AGO)
        called.append(actor)
        return actor

    yield call
    for actor in called:
        actor.close()
    assert [complaint for actor in called for complaint in actor.complaints] == []


def hired(role: Role, *, name: str, at: datetime) -> accounts.User:
    """Somebody who works here, with a password and a second factor."""
    person = accounts.create_user(
        f"{name.split()[0].lower()}@keurmeester.test",
        name=name,
        language="en",
        at=at,
        password=PASSWORD,
        is_verified=True,
    )
    accounts.grant_role(person, role, by=None, at=at)
    accounts.sign_secrecy(person, at=at)
    accounts.enrol_totp(person, TOTP_SECRET)
    return person


@pytest.fixture
def published(settings: Any) -> Path:
    """Where seals are published."""
    return Path(settings.PUBLISHED_DIR)
