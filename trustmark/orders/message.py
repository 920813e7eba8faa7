"""An order as a shop tells it, whatever the way it came by."""

from dataclasses import dataclass, field

from trustmark.orders.models import Source
from trustmark.orders.rules import Fault


@dataclass(frozen=True)
class ProductMessage:
    """A thing in the order; texts as they came."""

    external_id: str
    name: str
    url: str = ""
    image_url: str = ""
    gtin: str = ""
    sku: str = ""
    sync_url: str = ""


@dataclass(frozen=True)
class OrderMessage:
    """All of an order that we may keep; texts as they came.

    `dropped` are the names, never the values, of what else the shop sent.
    """

    email: str
    source: Source
    number: str = ""
    client: str = ""
    language: str = ""
    delay: str = ""
    customer_name: str = ""
    is_only_first: bool = False
    products: tuple[ProductMessage, ...] = ()
    dropped: frozenset[str] = field(default_factory=frozenset)


class OrderRefused(Exception):
    """The order cannot be taken; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
