"""Ways to a page besides its link: structured data, other languages, usual places."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from inspector.facts import Page

LANGUAGES = ("nl", "fr", "en", "de")
# Properties and types of schema.org that name a page of a kind.
PROPERTIES = {
    "termsofservice": "terms",
    "merchantreturnlink": "returns",
    "shippingsettingslink": "delivery",
    "publishingprinciples": "other",
}
TYPES = {
    "contactpage": "contact",
    "aboutpage": "about",
    "checkoutpage": "checkout",
    "product": "product",
    "collectionpage": "category",
}
# Where pages stand that nobody links to: words per language, then shop systems.
USUAL_PLACES: dict[str, dict[str, tuple[str, ...]]] = {
    "terms": {
        "nl": ("/algemene-voorwaarden", "/voorwaarden"),
        "fr": ("/conditions-generales-de-vente", "/cgv"),
        "en": ("/terms-and-conditions", "/terms"),
        "de": ("/agb",),
        "": ("/policies/terms-of-service",),
    },
    "privacy": {
        "nl": ("/privacyverklaring", "/privacybeleid", "/privacy"),
        "fr": ("/politique-de-confidentialite", "/confidentialite"),
        "en": ("/privacy-policy", "/privacy"),
        "de": ("/datenschutz",),
        "": ("/policies/privacy-policy",),
    },
    "returns": {
        "nl": ("/retourneren", "/retour"),
        "fr": ("/retours", "/retractation"),
        "en": ("/returns", "/return-policy"),
        "de": ("/widerruf",),
        "": ("/policies/refund-policy",),
    },
    "contact": {
        "nl": ("/contact", "/klantenservice"),
        "fr": ("/contact", "/mentions-legales"),
        "en": ("/contact", "/contact-us"),
        "de": ("/impressum", "/kontakt"),
        "": ("/pages/contact",),
    },
}
PATH_LANGUAGE = re.compile(r"^/(nl|fr|en|de)(?:[-_][a-z]{2})?(?:/|$)", re.I)
QUERY_LANGUAGE = re.compile(r"(?:^|&)(?:lang|language|locale|hl)=(nl|fr|en|de)\b", re.I)
HOST_LANGUAGE = re.compile(r"^(nl|fr|en|de)\.", re.I)
MOST_DATA = 400_000
MOST_ITEMS = 2_000
# A page that says more than this, in characters, says something of its own.
MOST_OF_A_DOORWAY = 1_000


def language_in(url: str) -> str:
    """The language an address itself names, or empty."""
    parts = urlsplit(url)
    found = (
        PATH_LANGUAGE.search(parts.path)
        or QUERY_LANGUAGE.search(parts.query)
        or HOST_LANGUAGE.search(parts.netloc)
    )
    return found[1].lower() if found else ""


def usual_places(kind: str, language: str, start: str) -> list[str]:
    """Addresses where a page of a kind stands in many shops, in this language."""
    places = USUAL_PLACES.get(kind, {})
    return [
        urljoin(start, path)
        for path in (*places.get(language, ()), *places.get("", ()))
    ]


def named_in_data(page: Page) -> list[tuple[str, str]]:
    """The pages that structured data of a page name: address and kind."""
    found: dict[str, str] = {}
    for data in _data_in(page.html):
        for url, kind in _named_in(data):
            address = urljoin(page.url, url)
            if kind != "other" and address.startswith(("http:", "https:")):
                found.setdefault(address, kind)
    return list(found.items())[:MOST_ITEMS]


def led_on_to(page: Page) -> str:
    """Where a page that only says that one is being led on leads to, or empty.

    Its own address names the other one, and a link on it goes there.
    """
    query = unquote(urlsplit(page.url).query)
    if "://" not in query or len(page.text) > MOST_OF_A_DOORWAY:
        return ""
    for link in LexborHTMLParser(page.html).css("a[href]")[:MOST_ITEMS]:
        there = urljoin(page.url, (link.attributes.get("href") or "").strip())
        is_address = there.startswith(("http:", "https:")) and urlsplit(there).path
        if is_address and _names(query, there) and there != page.url:
            return there
    return ""


def _names(query: str, address: str) -> bool:
    """Whether a query names this very address, and not a longer one."""
    _, found, rest = query.partition(unquote(address))
    return (
        bool(found) and not rest.startswith(("/", "?", "-")) and not rest[:1].isalnum()
    )


def homes_in_other_languages(page: Page) -> dict[str, str]:
    """The same page in other languages, as its head declares; by language."""
    found: dict[str, str] = {}
    for link in LexborHTMLParser(page.html).css("link[rel=alternate][hreflang]"):
        language = (link.attributes.get("hreflang") or "")[:2].lower()
        href = link.attributes.get("href") or ""
        if language in LANGUAGES and href:
            found.setdefault(language, urljoin(page.url, href))
    return found


def _data_in(html: str) -> Iterator[Any]:
    for script in LexborHTMLParser(html).css('script[type="application/ld+json"]'):
        text = script.text(deep=True) or ""
        if len(text) > MOST_DATA:
            continue
        try:
            yield json.loads(text)
        except (ValueError, RecursionError):
            continue


def _named_in(data: Any) -> Iterator[tuple[str, str]]:
    waiting, seen = [data], 0
    while waiting and seen < MOST_ITEMS:
        item = waiting.pop()
        seen += 1
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield from _named_by(item)
            waiting += item.values()


def _named_by(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, kind in PROPERTIES.items():
        for key, value in item.items():
            if key.lower() == name and isinstance(value, str):
                yield value, kind
    url = item.get("url") or item.get("@id")
    types = item.get("@type")
    for each in types if isinstance(types, list) else [types]:
        kind = TYPES.get(str(each).lower(), "other")
        if isinstance(url, str):
            yield url, kind
