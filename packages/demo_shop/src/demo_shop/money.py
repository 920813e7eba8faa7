"""Prices in cents, and what an order costs."""

from collections.abc import Mapping
from dataclasses import dataclass

from demo_shop.village import Product, Shop

SERVICE_FEE = 295
CARD_SURCHARGE = 150


@dataclass(frozen=True)
class Line:
    """A product in the cart."""

    product: Product
    count: int

    @property
    def price(self) -> int:
        """What this line costs."""
        return self.product.price * self.count


@dataclass(frozen=True)
class Bill:
    """What the customer pays, part by part."""

    lines: tuple[Line, ...]
    goods: int
    delivery: int
    surcharge: int
    service_fee: int
    vat: int
    total: int


def lines_of(shop: Shop, cart: Mapping[str, int]) -> tuple[Line, ...]:
    """The cart as lines, in the order of the catalogue."""
    return tuple(
        Line(product, cart[product.slug])
        for product in shop.products
        if cart.get(product.slug)
    )


def delivery_cost(shop: Shop, goods: int, country: str) -> int:
    """What delivery to a country costs for goods of this price."""
    if goods >= shop.free_from:
        return 0
    at_home = country in ("", shop.company.country)
    return shop.delivery_home if at_home else shop.delivery_abroad


def bill(
    shop: Shop,
    cart: Mapping[str, int],
    *,
    country: str = "",
    pick_up: bool = False,
    surcharge: int = 0,
    service_fee: int = 0,
) -> Bill:
    """What this cart costs; VAT is in the prices, or added in a business shop."""
    lines = lines_of(shop, cart)
    goods = sum(line.price for line in lines)
    delivery = 0 if pick_up else delivery_cost(shop, goods, country)
    extras = delivery + surcharge + service_fee
    parts = [(line.price, line.product.vat) for line in lines] + [(extras, 21)]
    if shop.business_only:
        vat = sum(_share(price, rate, 100) for price, rate in parts)
        total = goods + extras + vat
    else:
        vat = sum(_share(price, rate, 100 + rate) for price, rate in parts)
        total = goods + extras
    return Bill(lines, goods, delivery, surcharge, service_fee, vat, total)


def amount(cents: int, lang: str) -> str:
    """A price as people write it in their language."""
    whole, rest = divmod(abs(cents), 100)
    if lang == "en":
        return f"€{whole:,}.{rest:02d}"
    grouped = f"{whole:,}".replace(",", "." if lang == "nl" else "\u202f")
    number = f"{grouped},{rest:02d}"
    return f"€\u00a0{number}" if lang == "nl" else f"{number}\u00a0€"


def _share(price: int, rate: int, base: int) -> int:
    """The VAT in or on a price, in whole cents, half a cent upwards."""
    return (price * rate * 2 + base) // (base * 2)
