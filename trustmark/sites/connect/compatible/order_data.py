"""What was ordered, out of the JSON text in which plug-ins send everything they know.

It may hold the whole order, the customer and both addresses. The products are taken
out of it; of the rest not a value goes further than this file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trustmark.orders.api import ProductMessage
from trustmark.sites.connect.compatible.bodies import read_json, text_of

UNREADABLE = "order_data"
_GTINS = ("gtin", "ean", "isbn", "upc", "jan")
# The parts plug-ins are known to send; a name we do not know is told as "other".
_KNOWN_PARTS = frozenset({"order", "customer", "invoice_address", "delivery_address"})


@dataclass(frozen=True)
class OrderData:
    """The products, and the names of the parts that were thrown away."""

    products: tuple[ProductMessage, ...] = ()
    dropped: frozenset[str] = frozenset()


def read(sent: object) -> OrderData:
    """The products of an order, in the shape of any plug-in; an odd one has none."""
    value = sent
    if isinstance(sent, str):
        if not sent.strip():
            return OrderData()
        try:
            value = read_json(sent)
        except ValueError:
            return OrderData(dropped=frozenset({UNREADABLE}))
    if not isinstance(value, Mapping):
        return OrderData(dropped=frozenset({UNREADABLE}))
    parts = {str(name) for name, part in value.items() if part and name != "products"}
    return OrderData(
        products=tuple(map(_product, _listed(value.get("products")))),
        dropped=frozenset(f"order_data.{_named(part)}" for part in parts),
    )


def _named(part: str) -> str:
    return part if part in _KNOWN_PARTS else "other"


def _listed(value: object) -> Iterable[Mapping[str, object]]:
    """PHP writes a list with a gap in its numbers as an object."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, list):
        return []
    return [entry for entry in value if isinstance(entry, Mapping)]


def _product(entry: Mapping[str, object]) -> ProductMessage:
    return ProductMessage(
        external_id=_first(entry, "id", "product_id"),
        name=_first(entry, "name"),
        url=_first(entry, "url"),
        image_url=_first(entry, "image_url") or _first_of(entry.get("image_urls")),
        gtin=_first(entry, *_GTINS),
        sku=_first(entry, "sku"),
        sync_url=_first(entry, "sync_url"),
    )


def _first(entry: Mapping[str, object], *names: str) -> str:
    texts = (text_of(entry.get(name)).strip() for name in names)
    return next((text for text in texts if text), "")


def _first_of(value: object) -> str:
    return text_of(value[0]) if isinstance(value, list) and value else ""
