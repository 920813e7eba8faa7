"""Whether enough was seen to say that something is not there."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from inspector.facts import Page
from inspector.reading.company_numbers import company_numbers
from inspector.reading.elements import read_elements, types_of
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

# A page on rights and duties, but about them in general: an article of a magazine.
COULD_BE_ARTICLES = frozenset(
    {"terms", "privacy", "cookies", "returns", "complaints", "delivery", "payment"}
)
ARTICLE_PLACE = re.compile(
    r"/(?:blogs?|nieuws|news|actualit[ée]s?|magazine|inspirati(?:e|on)|weblog)/[^/]+",
    re.I,
)
ARTICLES = frozenset({"BlogPosting", "NewsArticle"})
HOMES = {"kvk": "nl", "kbo": "be", "siren": "fr", "siret": "fr"}
NAMES_OF_COUNTRIES = {
    "nl": re.compile(r"\b(?:Nederland|Pays-Bas|Netherlands|Niederlande)\b"),
    "be": re.compile(r"\b(?:België|Belgique|Belgium|Belgien)\b"),
}


def imprint_pages(site: Site) -> tuple[Page, ...]:
    """The pages where a company says who it is, the likeliest first."""
    pages = [page for page in site.of_kind(*IMPRINT_KINDS) if not is_article(page)]
    place = {kind: number for number, kind in enumerate(IMPRINT_KINDS)}
    return tuple(sorted(pages, key=lambda page: place[page.kind]))


def has_seen(site: Site, *kinds: str) -> bool:
    """Whether a readable page of each of these kinds was seen, and none was kept back.

    Only then may a check say that something is absent.
    """
    if site.has_note("out-of-time", "turned-away"):
        return False
    return all(any(is_readable(page) for page in site.of_kind(kind)) for kind in kinds)


def is_article(page: Page) -> bool:
    """Whether a page is an article on a subject, and no word of the shop on it."""
    if page.kind not in COULD_BE_ARTICLES:
        return False
    if ARTICLE_PLACE.search(urlsplit(page.url).path):
        return True
    data = read_elements(page.html, page.url).data
    return any(ARTICLES & set(types_of(item)) for item in data)


def is_unseen(page: Page, quote: str) -> bool:
    """Whether words stand on a page only where a browser shows them to nobody."""
    if not page.unseen:
        return False
    words, text = " ".join(quote.split()), " ".join(page.text.split())
    hidden = sum(" ".join(part.split()).count(words) for part in page.unseen)
    if hidden:
        return hidden >= text.count(words)
    parts = (" ".join(part.split()) for part in page.unseen if len(part) >= 12)
    return any(part in words and text.count(part) == 1 for part in parts)


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
