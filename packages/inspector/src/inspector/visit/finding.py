"""Finds the pages that matter: by what their links promise, not by chance."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from inspector.facts import Page
from inspector.reading.domains import host_of, is_same_site
from inspector.reading.markup import read_markup
from inspector.reading.page_kind import kind_of_link
from inspector.visit.pointers import language_in, named_in_data

# How many pages of a kind are worth a visit.
WANTED = {
    "terms": 2,
    "privacy": 2,
    "cookies": 1,
    "returns": 3,
    "contact": 3,
    "complaints": 2,
    "delivery": 1,
    "payment": 1,
    "about": 1,
    "reviews": 1,
    "category": 2,
    "product": 3,
}
# What each further language of a shop must have as well.
WANTED_PER_LANGUAGE = {"terms": 1, "privacy": 1, "returns": 1, "complaints": 1}
# What a shop may keep as a file where it keeps its pictures, on another domain.
ON_PAPER = frozenset(WANTED_PER_LANGUAGE) | {"delivery"}
MOST_PARTS = 2_000
PLACES = {"footer": 0, "nav": 1, "header": 2, "body": 3}
# Addresses that change something, or hold no page.
ACTIONS = re.compile(
    r"log-?(?:out|in)\b|uitloggen|sign-?(?:out|in)|logout|/account|/wishlist|"
    r"add[-_]?to[-_]?cart|[?&](?:add|remove|delete|action)=|/cdn-cgi/|/wp-admin|"
    r"\.(?:jpe?g|png|gif|webp|svg|zip|mp4|css|js|ics|xml|json)$",
    re.I,
)


@dataclass(frozen=True)
class Candidate:
    """A page worth fetching, and what its link promised."""

    url: str
    kind: str
    found_by: str
    rank: tuple[int, int, str]

    @property
    def language(self) -> str:
        """The language its address names, or empty."""
        return language_in(self.url)


def candidates_on(page: Page, *, start: str) -> list[Candidate]:
    """The pages of the same site that a page links to, the likeliest first."""
    found: dict[str, Candidate] = {}
    stores = hosts_of_files(page.html, page.url)
    for link in read_markup(page.html, page.url).links:
        url = urldefrag(link.url).url
        if urlsplit(url).scheme not in {"http", "https"} or ACTIONS.search(url):
            continue
        kind = kind_of_link(link.text, url)
        is_paper = kind in ON_PAPER and names_paper(url) and host_of(url) in stores
        if not is_paper and not is_same_site(url, start):
            continue
        rank = (PLACES[link.place], len(link.text) or 99, url)
        candidate = Candidate(url, kind, "link", rank)
        if url not in found or _says_more(candidate, found[url]):
            found[url] = candidate
    for url, kind in named_in_data(page):
        if is_same_site(url, start) and not ACTIONS.search(url):
            found.setdefault(url, Candidate(url, kind, "data", (5, len(url), url)))
    return sorted(found.values(), key=lambda candidate: candidate.rank)


def names_paper(url: str) -> bool:
    """Whether an address names a PDF file."""
    return urlsplit(url).path.lower().endswith(".pdf")


def hosts_of_files(html: str, url: str) -> frozenset[str]:
    """The hosts where a page keeps its own pictures and styles: its store of files.

    Scripts do not count, since they come from others.
    """
    parts = LexborHTMLParser(html).css("img[src], link[rel=stylesheet][href]")
    named = (
        part.attributes.get("src") or part.attributes.get("href") or ""
        for part in parts[:MOST_PARTS]
    )
    return frozenset(_host_in(each, url) for each in named) - {""}


def _host_in(address: str, url: str) -> str:
    try:
        return host_of(urljoin(url, address.strip()))
    except ValueError:
        return ""


def choose(
    candidates: list[Candidate],
    *,
    seen: set[str],
    have: Counter[str],
    room: int,
    wanted_kinds: Mapping[str, int] = WANTED,
) -> list[Candidate]:
    """The next pages to fetch: as many of each kind as is worth it, rights first."""
    chosen: list[Candidate] = []
    counts = have.copy()
    for kind, wanted in wanted_kinds.items():
        for candidate in candidates:
            if counts[kind] >= wanted or len(chosen) >= room:
                break
            if candidate.kind == kind and key_of(candidate.url) not in seen:
                chosen.append(candidate)
                seen.add(key_of(candidate.url))
                counts[kind] += 1
    return chosen


def key_of(url: str) -> str:
    """One key for the ways to write the address of a page."""
    parts = urlsplit(url)
    host = (parts.netloc.lower()).removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _says_more(candidate: Candidate, known: Candidate) -> bool:
    if (candidate.kind == "other") != (known.kind == "other"):
        return known.kind == "other"
    return candidate.rank < known.rank
