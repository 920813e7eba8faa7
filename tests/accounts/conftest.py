"""Tests of accounts see the pages of accounts, with one page of work per kind."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from trustmark.kernel import clock


@pytest.fixture(autouse=True)
def _pages_of_accounts(_an_installation, settings, db):
    settings.ROOT_URLCONF = "tests.accounts.addresses"
    # Limits on asking too often outlive a test otherwise.
    cache.clear()


@pytest.fixture
def passing(monkeypatch, monday):
    """Sets the clock of the platform to Monday; `passing(minutes=31)` moves it on."""
    moment = monday

    def pass_by(**time):
        nonlocal moment
        moment += timedelta(**time)

    monkeypatch.setattr(clock, "source", lambda: moment)
    return pass_by
