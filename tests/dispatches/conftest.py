"""A shop with a machine that listens."""

from collections.abc import Iterator

import pytest

from tests.builders.dispatches import lead_to
from tests.builders.orders import Connected, a_connection
from tests.builders.receivers import Receiver, receiving
from tests.builders.reviews import a_certified_shop


@pytest.fixture
def ours() -> Connected:
    """A certified shop, connected, that has its products kept."""
    return a_connection(a_certified_shop(), takes_products=True)


@pytest.fixture
def machine(ours, settings) -> Iterator[Receiver]:
    """What listens on its domain."""
    with receiving(ours.shop.domain) as receiver:
        lead_to(settings, receiver)
        yield receiver
