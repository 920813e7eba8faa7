"""What tests of the seal lean on: a Monday that lasts."""

from datetime import timedelta

import pytest

from tests.builders.people import MONDAY
from trustmark.kernel import clock

NOW = MONDAY + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday, eleven in the morning, for as long as a test runs."""
    monkeypatch.setattr(clock, "source", lambda: NOW)
