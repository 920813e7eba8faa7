"""What tests of our own API lean on."""

import pytest

from tests.builders.orders import Connected, a_connection
from trustmark.sites.connect.own import callers


@pytest.fixture(autouse=True)
def _nobody_called_before() -> None:
    """Limits are kept in the process; they begin anew with every test."""
    callers.CALLS.begin_anew()
    callers.WRONG_KEYS.begin_anew()


@pytest.fixture
def ours(db: None) -> Connected:
    """A shop with a key."""
    return a_connection()
