"""Fetches the pages of a shop that matter, politely and within its time."""

import asyncio
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

from inspector.facts import Entrance, Page
from inspector.reading.domains import is_same_site
from inspector.reading.page import read_page
from inspector.reading.page_kind import kind_of_link
from inspector.visit.fetching import Answer, Fetcher
from inspector.visit.finding import Candidate, candidates_on, choose, key_of
from inspector.visit.notebook import Notebook
from inspector.visit.options import Progress
from inspector.visit.politeness import Manners, read_manners

ROUNDS = 3
SITEMAP_ADDRESS = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.I)
MAX_SITEMAP_ADDRESSES = 3_000


async def read_robots(fetcher: Fetcher, start: str) -> Manners:
    """The shop's robots.txt; one that is not there asks nothing."""
    answer = await fetcher.get(urljoin(start, "/robots.txt"))
    is_there = not answer.problem and answer.status == 200
    is_text = answer.content_type.startswith("text/plain")
    return read_manners(answer.text if is_there and is_text else "")


async def look_at_entrances(fetcher: Fetcher, start: str) -> list[Entrance]:
    """Where each way to type the shop's address leads: plain, secure, with www."""
    parts = urlsplit(start)
    bare = (parts.hostname or "").removeprefix("www.")
    if parts.port:
        urls = [start]
    else:
        hosts = (bare, f"www.{bare}") if "." in bare else (bare,)
        urls = [f"{scheme}://{host}/" for scheme in ("http", "https") for host in hosts]
    answers = await asyncio.gather(*(fetcher.get(url) for url in urls))
    return [
        Entrance(url, answer.hops, answer.problem)
        for url, answer in zip(urls, answers, strict=True)
    ]


class Crawl:
    """One walk over a shop, from its first page outwards."""

    def __init__(self, book: Notebook, fetcher: Fetcher, manners: Manners) -> None:
        self._book = book
        self._fetcher = fetcher
        self._manners = manners
        self._seen: set[str] = set()

    async def run(self, home: Page) -> None:
        """Add the pages that matter to the notebook, rights and duties first."""
        self._seen.add(key_of(home.url))
        sources = [home]
        for _ in range(ROUNDS):
            known = [
                candidate
                for page in sources
                for candidate in candidates_on(page, start=home.url)
            ]
            fresh = await self._fetch_all(known)
            if not fresh:
                break
            sources = fresh
        if not self._has("product") or not self._has("terms"):
            await self._fetch_all(await self._from_sitemap(home.url))

    def _has(self, kind: str) -> bool:
        return any(page.kind == kind for page in self._book.pages)

    async def _fetch_all(self, candidates: list[Candidate]) -> list[Page]:
        book = self._book
        have = Counter(page.kind for page in book.pages)
        room = book.options.max_pages - len(book.pages)
        chosen = choose(candidates, seen=self._seen, have=have, room=room)
        pages = await asyncio.gather(*(self._fetch(choice) for choice in chosen))
        return [page for page in pages if page is not None]

    async def _fetch(self, choice: Candidate) -> Page | None:
        book = self._book
        if not self._manners.may_fetch(choice.url, choice.kind):
            book.note("robots", choice.url)
            return None
        await self._manners.wait()
        answer = await self._fetcher.get(choice.url)
        page = page_of(book, answer, promised=choice.kind, found_by=choice.found_by)
        if page is None or any(key_of(p.url) == key_of(page.url) for p in book.pages):
            return None
        book.pages.append(page)
        total = book.options.max_pages
        book.tell(Progress("pages", len(book.pages), total, page.url))
        return page

    async def _from_sitemap(self, start: str) -> list[Candidate]:
        urls: list[str] = []
        places = self._manners.sitemaps or (urljoin(start, "/sitemap.xml"),)
        for place in places[:2]:
            urls += await self._addresses_in(place, start)
        nested = [url for url in urls if urlsplit(url).path.endswith(".xml")]
        for place in nested[:3]:
            urls += await self._addresses_in(place, start)
        return [
            Candidate(url, kind_of_link("", url), "sitemap", (9, len(url), url))
            for url in urls
            if not urlsplit(url).path.endswith(".xml")
        ]

    async def _addresses_in(self, place: str, start: str) -> list[str]:
        if not is_same_site(place, start):
            return []
        answer = await self._fetcher.get(place)
        found = SITEMAP_ADDRESS.findall(answer.text)[:MAX_SITEMAP_ADDRESSES]
        return [url for url in found if is_same_site(url, start)]


def page_of(
    book: Notebook, answer: Answer, *, promised: str, found_by: str
) -> Page | None:
    """The page an answer holds; `None`, with a note, when there is nothing to read."""
    if answer.problem and not answer.body:
        book.note(f"page-{answer.problem}", answer.url)
        return None
    if not is_same_site(answer.url, book.url):
        book.note("page-elsewhere", answer.url, promised)
        return None
    if answer.status in {403, 429, 503}:
        book.note("turned-away", answer.url, str(answer.status))
    if answer.content_type == "application/pdf":
        book.note("page-pdf", answer.url, promised)
    return read_page(
        answer.url,
        answer.text,
        promised=promised,
        found_by=found_by,
        status=answer.status,
        headers=answer.headers,
    )
