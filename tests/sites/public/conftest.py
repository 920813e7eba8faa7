"""What tests of the public site lean on: a Monday that lasts, and shops to look up."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders import cases
from tests.builders.parties import company_details, shop_details
from tests.builders.people import MONDAY
from trustmark.certificates.api import Certificate, State
from trustmark.kernel import clock

NOW = MONDAY + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday_lasts(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """It is Monday, eleven in the morning; the world finds us at one address."""
    monkeypatch.setattr(clock, "source", lambda: NOW)
    settings.PUBLIC_URL = "https://keurmeester.test"


@pytest.fixture
def cheese() -> Certificate:
    """The certificate of Kaasboer Jansén, provisional, at kaasboer-jansen.test."""
    return certified(
        State.PROVISIONAL,
        name="Kaasboer Jansén",
        url="https://www.kaasboer-jansen.test/",
        company="Jansen & Zonen B.V.",
    )


def certified(
    state: State,
    *,
    name: str = "Kaasboer Jansen",
    url: str = "https://kaasboer-jansen.test/",
    company: str = "Kaasboer Jansen B.V.",
    scheme: str = "",
    kinds: tuple[str, ...] = ("b2c",),
) -> Certificate:
    """A certificate in this state, of a shop at this address."""
    submission = cases.a_submission(
        company=company_details(name=company),
        shop=shop_details(name=name, url=url),
        kinds=kinds,
    )
    return cases.a_certificate(state, submission=submission, scheme=scheme)
