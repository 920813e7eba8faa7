"""What tests of the seal lean on: a Monday that lasts."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders.people import MONDAY
from trustmark.kernel import clock

NOW = MONDAY + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday_lasts(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """It is Monday, eleven in the morning; the world finds us at one address."""
    monkeypatch.setattr(clock, "source", lambda: NOW)
    settings.PUBLIC_URL = "https://keurmeester.test"
