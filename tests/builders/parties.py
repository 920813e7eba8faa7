"""Companies and shops for tests, through the front door of shops."""

import re
from datetime import datetime
from itertools import count

from tests.builders.people import MONDAY, a_user
from trustmark.accounts.api import User
from trustmark.shops import api as shops
from trustmark.shops.api import Company, CompanyDetails, Shop, ShopDetails
from trustmark.shops.suppliers.domains import PRETENDED

_numbers = count(1)
# Domains and company numbers as they are given out below.
_NUMBERED = re.compile(r"(?<=kaasboer)\d+(?=\.test)|\b69\d{6}\b|\b1\d{9}\b")
SEATS = {
    "NL": ("Kaasmarkt 12", "1012 AB", "Alkmaar", "+31 72 000 00 00"),
    "BE": ("Grote Markt 3", "2000", "Antwerpen", "+32 3 000 00 00"),
}


def company_details(
    *,
    name: str = "Kaasboer Jansen B.V.",
    country: str = "NL",
    number: str = "",
    vat_number: str = "",
    email: str = "jansen@kaas.test",
    language: str = "nl",
) -> CompanyDetails:
    """What a company says of itself; every call is another company."""
    street, postcode, city, phone = SEATS.get(country, SEATS["NL"])
    return CompanyDetails(
        name=name,
        legal_form="bv",
        country=country,
        number=number or a_company_number(country),
        vat_number=vat_number,
        street=street,
        postcode=postcode,
        city=city,
        email=email,
        phone=phone,
        language=language,
    )


def shop_details(
    *,
    name: str = "Kaasboer Jansen",
    url: str = "",
    languages: tuple[str, ...] = ("nl",),
    countries: tuple[str, ...] = ("NL", "BE"),
) -> ShopDetails:
    """What a company says of a shop; every call is another domain."""
    return ShopDetails(
        name=name,
        url=url or f"https://www.kaasboer{next(_numbers)}.test/",
        languages=languages,
        countries=countries,
        category="food",
        description="Kaas van de boer, per post.",
    )


def without_numbers(details: object) -> str:
    """What was written here, whichever number it got: two calls are then alike."""
    return _NUMBERED.sub("#", repr(details))


def a_company_number(country: str = "NL") -> str:
    """A company number nobody else in the test has, well formed for its country."""
    if country != "BE":
        return f"{69_000_000 + next(_numbers):08d}"
    begin = 10_000_000 + next(_numbers)
    return f"{begin:08d}{97 - begin % 97:02d}"


def a_company(
    *, by: User | None = None, at: datetime = MONDAY, **details: str
) -> Company:
    """A registered company with one contact."""
    return shops.register_company(
        company_details(**details), by=by or a_user(at=at), at=at
    )


def a_shop(
    company: Company | None = None,
    *,
    name: str = "Kaasboer Jansen",
    url: str = "",
    at: datetime = MONDAY,
) -> Shop:
    """A registered shop that was asked to prove its domain."""
    shop = shops.register_shop(
        company or a_company(at=at), shop_details(name=name, url=url), at=at
    )
    shops.ask_domain_proof(shop, at=at)
    return shop


def place_word(shop: Shop) -> None:
    """Put the word of the proof where the platform will look for it."""
    proof = shops.find_proof(shop)
    assert proof is not None
    PRETENDED.words[shop.domain] = [f"{shops.PREFIX}{proof.word}"]


def prove_domain(shop: Shop, *, at: datetime = MONDAY) -> None:
    """Place the word and let the platform find it."""
    place_word(shop)
    proof = shops.find_proof(shop)
    assert proof is not None
    shops.look_for_proof(proof, at=at)
