"""The shops: who they are, how they look and what they sell.

Each shop is one file in `village/`. Read once, checked while reading: a text that is
missing in one of a shop's languages is an error, not a surprise for a visitor.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("village")
FIRST = "kaasboer-jansen.test"

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Company:
    """The firm behind a shop; every number is invented and passes its check."""

    name: str
    street: str
    postcode: str
    town: str
    country: str
    number: str
    vat: str
    phone: str
    email: str
    iban: str
    court: str = ""


@dataclass(frozen=True)
class Look:
    """The colours and the letter of one shop."""

    accent: str
    deep: str
    tint: str
    headings: str


@dataclass(frozen=True)
class Category:
    """A shelf."""

    slug: str
    name: Texts


@dataclass(frozen=True)
class Maker:
    """Who made a product, with the address that product safety law asks for."""

    name: str
    address: str
    contact: str


@dataclass(frozen=True)
class Product:
    """Something for sale; `price` is in cents, with VAT except in a business shop."""

    number: int
    slug: str
    category: str
    name: Texts
    about: Texts
    price: int
    vat: int
    picture: str
    colours: tuple[str, str]
    maker: Maker
    gtin: str
    # What stands on the label: a list of (heading, text) per language.
    label: Mapping[str, tuple[tuple[str, str], ...]]
    amount: int = 0
    unit: str = ""

    @property
    def unit_price(self) -> int:
        """Cents per kilo, litre or hundred metres, or 0 when sold by the piece."""
        return round(self.price * 1000 / self.amount) if self.amount else 0


@dataclass(frozen=True)
class Shop:
    """One shop of the village."""

    host: str
    name: str
    scheme: str
    audience: str
    languages: tuple[str, ...]
    company: Company
    look: Look
    trade: Texts
    tagline: Texts
    story: Texts
    categories: tuple[Category, ...]
    products: tuple[Product, ...]
    delivery_home: int
    delivery_abroad: int
    free_from: int
    used: bool = False
    # Nobody of the demo village applies with it: it is there for a person who wants to.
    unclaimed: bool = False

    @property
    def business_only(self) -> bool:
        """Whether consumers cannot buy here; prices are then without VAT."""
        return self.audience == "b2b"

    @property
    def invoice_days(self) -> int:
        """How long a customer who pays by invoice has."""
        return 30 if self.business_only else 14

    def product(self, slug: str) -> Product | None:
        """The product at this address, if there is one."""
        return next((each for each in self.products if each.slug == slug), None)

    def category(self, slug: str) -> Category | None:
        """The shelf at this address, if there is one."""
        return next((each for each in self.categories if each.slug == slug), None)

    def search(self, words: str, lang: str) -> list[Product]:
        """The products whose name or description holds every word."""
        wanted = words.casefold().split()
        return [
            each
            for each in self.products
            if wanted
            and all(
                word in f"{each.name[lang]} {each.about[lang]}".casefold()
                for word in wanted
            )
        ]


@cache
def village() -> Mapping[str, Shop]:
    """Every shop by its host name."""
    shops = [
        _read(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in sorted(FOLDER.glob("*.toml"))
    ]
    return {shop.host: shop for shop in shops}


def _read(entry: dict[str, Any]) -> Shop:
    languages = tuple(entry["languages"])
    makers = {key: Maker(*lines) for key, lines in entry["makers"].items()}
    products = tuple(
        _read_product(product, number, languages, makers, entry)
        for number, product in enumerate(entry["product"], start=1)
    )
    return Shop(
        host=entry["host"],
        name=entry["name"],
        scheme=entry["scheme"],
        audience=entry["audience"],
        languages=languages,
        company=Company(**entry["company"]),
        look=Look(**entry["look"]),
        trade=_texts(entry["trade"], languages),
        tagline=_texts(entry["tagline"], languages),
        story=_texts(entry["story"], languages),
        categories=tuple(
            Category(slug, _texts(names, languages))
            for slug, names in entry["categories"].items()
        ),
        products=products,
        used=entry.get("used", False),
        unclaimed=entry.get("unclaimed", False),
        **entry["delivery"],
    )


def _read_product(
    entry: dict[str, Any],
    number: int,
    languages: tuple[str, ...],
    makers: dict[str, Maker],
    shop: dict[str, Any],
) -> Product:
    # How to keep or wash something is said of what is sold by weight.
    shared = shop.get("label", {}) if "amount" in entry else {}
    first, second = entry.get("colours", (shop["look"]["accent"], "#f4efe4"))
    return Product(
        number=number,
        slug=entry["slug"],
        category=entry["category"],
        name=_texts(entry["name"], languages),
        about=_texts(entry["about"], languages),
        price=entry["price"],
        vat=entry.get("vat", shop["vat"]),
        picture=entry["picture"],
        colours=(first, second),
        maker=makers[entry["maker"]],
        gtin=_gtin(shop["gtin"] * 1000 + number),
        label=_label(entry.get("label", {}), shared, languages),
        amount=entry.get("amount", 0),
        unit=entry.get("unit", "kg" if "amount" in entry else ""),
    )


def _label(
    own: dict[str, Any], shared: dict[str, Any], languages: tuple[str, ...]
) -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        lang: tuple(
            (heading, text)
            for part in (own, shared)
            for heading, text in part.get(lang, {}).items()
        )
        for lang in languages
    }


def _texts(entry: dict[str, str], languages: tuple[str, ...]) -> Texts:
    return {lang: entry[lang] for lang in languages}


def _gtin(number: int) -> str:
    """A thirteen-digit article number from the range kept free for use in a shop."""
    digits = f"2{number:011d}"
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return f"{digits}{-total % 10}"
