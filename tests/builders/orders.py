"""Connected shops and their orders for tests, through the front door of orders."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from tests.builders.parties import a_shop, prove_domain
from tests.builders.people import MONDAY
from trustmark.orders import api as orders
from trustmark.orders.api import Connection, Order, OrderMessage, Source
from trustmark.shops.api import Shop

_numbers = count(1001)


@dataclass(frozen=True)
class Connected:
    """A connected shop with the text of one key."""

    connection: Connection
    key: str

    @property
    def shop(self) -> Shop:
        """The shop itself."""
        return self.connection.shop

    @property
    def credentials(self) -> dict[str, str]:
        """What a plug-in puts into every address."""
        return {"id": str(self.connection.public_id), "code": self.key}


def a_connection(
    shop: Shop | None = None, *, takes_products: bool = False, at: datetime = MONDAY
) -> Connected:
    """A shop with a proven domain, a connection and a key."""
    if shop is None:
        shop = a_shop(at=at)
        prove_domain(shop, at=at)
    connection = orders.connect(shop, at=at)
    if takes_products:
        orders.choose_products(connection, takes=True, by=None)
    return Connected(connection, orders.new_key(connection, by=None, at=at).text)


def an_order_message(
    *, email: str = "klant@thuis.test", **told: object
) -> OrderMessage:
    """An order as a shop tells it; every call is another number."""
    values: dict[str, object] = {
        "number": str(next(_numbers)),
        "source": Source.COMPATIBLE,
        "language": "nl",
        "delay": "3",
        "customer_name": "Jan de Boer",
    }
    return OrderMessage(email=email, **(values | told))  # type: ignore[arg-type]


def an_order(
    connected: Connected | None = None,
    *,
    at: datetime = MONDAY,
    **told: object,
) -> Order:
    """An order that a shop told."""
    connected = connected or a_connection(at=at)
    message = an_order_message(**told)  # type: ignore[arg-type]
    return orders.take_order(connected.connection, message, at=at).order
