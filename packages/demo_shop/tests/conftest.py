"""A village in memory, and a visitor who walks through it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask

from demo_shop import ShopSettings, create_app
from demo_shop.testing import Visitor
from demo_shop.village import FIRST

SATURDAY = datetime(2026, 11, 21, 13, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def app() -> Flask:
    settings = ShopSettings(control=True, clock=lambda: SATURDAY)
    made = create_app(settings)
    made.testing = True
    return made


@pytest.fixture
def visit(app: Flask) -> Callable[..., Visitor]:
    """Enter a shop, which then has exactly these faults."""

    def enter(*faults: str, host: str = FIRST) -> Visitor:
        app.extensions["demo_shop"].switches.set(host, faults)
        return Visitor(app.test_client(), host)

    return enter
