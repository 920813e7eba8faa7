"""Whether enough was seen to say that something is not there."""

import re
from functools import lru_cache

from inspector.facts import Page
from inspector.reading.company_numbers import company_numbers
from inspector.site import Site

# Below this a page is a shell that scripts fill, or an excuse.
READABLE_CHARACTERS = 200
IMPRINT_KINDS = (
    "contact",
    "terms",
    "home",
    "about",
    "privacy",
    "returns",
    "complaints",
)

HOMES = {"kvk": "nl", "kbo": "be", "siren": "fr", "siret": "fr"}
NAMES_OF_COUNTRIES = {
    "nl": re.compile(r"\b(?:Nederland|Pays-Bas|Netherlands|Niederlande)\b"),
    "be": re.compile(r"\b(?:België|Belgique|Belgium|Belgien)\b"),
}


def imprint_pages(site: Site) -> tuple[Page, ...]:
    """The pages where a company says who it is, the likeliest first."""
    pages = site.of_kind(*IMPRINT_KINDS)
    place = {kind: number for number, kind in enumerate(IMPRINT_KINDS)}
    return tuple(sorted(pages, key=lambda page: place[page.kind]))


def has_seen(site: Site, *kinds: str) -> bool:
    """Whether a readable page of each of these kinds was seen, and none was kept back.

    Only then may a check say that something is absent.
    """
    if site.has_note("out-of-time", "turned-away"):
        return False
    return all(any(is_readable(page) for page in site.of_kind(kind)) for kind in kinds)


def is_readable(page: Page) -> bool:
    """Whether a page holds enough text to judge it by."""
    return len(page.text) >= READABLE_CHARACTERS


def countries_of(site: Site) -> frozenset[str]:
    """Where the company is registered and which neighbours it says it sells to.

    Empty when no register number tells; then a demand is looked at everywhere.
    """
    home = _homes_of(imprint_pages(site))
    if not home:
        return frozenset()
    sold_to = {
        country
        for page in site.of_kind("home", "delivery", "terms", "returns")
        for country, name in NAMES_OF_COUNTRIES.items()
        if name.search(page.text)
    }
    return home | sold_to


@lru_cache(maxsize=8)
def _homes_of(pages: tuple[Page, ...]) -> frozenset[str]:
    return frozenset(
        HOMES[number.kind]
        for page in pages
        for number in company_numbers(page.text)
        if number.valid and number.kind in HOMES
    )
