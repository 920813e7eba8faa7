"""Fetches the pages of a shop that matter, politely and within its time."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from inspector.facts import Entrance, Page
from inspector.reading.domains import is_same_site
from inspector.reading.goods import goods_on, sells_here
from inspector.reading.page import read_page
from inspector.reading.page_kind import kind_of_link
from inspector.visit.fetching import (
    MAX_PAGE_BYTES,
    MAX_PAPER_BYTES,
    Answer,
    Fetcher,
)
from inspector.visit.finding import (
    ACTIONS,
    PLACES,
    WANTED,
    WANTED_PER_LANGUAGE,
    Candidate,
    candidates_on,
    choose,
    key_of,
    names_paper,
)
from inspector.visit.notebook import EXPECTED, Notebook
from inspector.visit.options import Progress
from inspector.visit.papers import is_paper, page_of_paper
from inspector.visit.pointers import (
    LANGUAGES,
    USUAL_PLACES,
    homes_in_other_languages,
    language_in,
    led_on_to,
    usual_places,
)
from inspector.visit.politeness import Manners, read_manners

ROUNDS = 3
SITEMAP_ADDRESS = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)", re.I)
MAX_SITEMAP_ADDRESSES = 3_000
# How many links of a menu are tried for a shelf, and which places hold menus.
MOST_DOORS = 3
NO_PAGES = ("image/", "video/", "audio/", "font/", "text/css", "application/zip")
DOORS = {PLACES["nav"]: 0, PLACES["header"]: 1, PLACES["body"]: 2}


async def read_robots(fetcher: Fetcher, start: str) -> Manners:
    """What the shop's robots.txt asks; one that is not there asks nothing."""
    return read_manners(await robots_text(fetcher, start))


async def robots_text(fetcher: Fetcher, start: str) -> str:
    """The shop's robots.txt as it stands; empty when there is none."""
    answer = await fetcher.get(urljoin(start, "/robots.txt"))
    is_there = not answer.problem and answer.status == 200
    is_text = answer.content_type.startswith("text/plain")
    return answer.text if is_there and is_text else ""


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
        own = language_in(home.url) or home.language[:2]
        others: list[Candidate] = []
        sources = [home]
        for number in range(ROUNDS):
            known = [
                candidate
                for page in sources
                for candidate in candidates_on(page, start=home.url)
            ]
            if number == 0:
                own = _usual_language(known) or own
            others += [each for each in known if each.language not in {"", own}]
            mine = [each for each in known if each.language in {"", own}]
            fresh = await self._fetch_all(mine)
            if not fresh:
                break
            sources = fresh
        if not all(self._has(kind) for kind in (*EXPECTED, "product")):
            found = await self._from_sitemap(home.url)
            others += [each for each in found if each.language not in {"", own}]
            await self._fetch_all([c for c in found if c.language in {"", own}])
        await self._look_on_shelves(home)
        self._sell_where_shown(home)
        await self._guess(home, own)
        await self._look_in_other_languages(home, own, others)

    async def _look_on_shelves(self, home: Page) -> None:
        """Follow what stands beside a price, when no address promised a product.

        When the home page shows nothing for sale, its menu leads to where goods are.
        """
        if self._has("product"):
            return
        known = [home, *(p for p in self._book.pages if p.kind == "category")]
        await self._fetch_goods(known, home)
        if not self._has("product"):
            menu = candidates_on(home, start=home.url)
            doors = [each for each in menu if each.kind in {"other", "category"}]
            doors.sort(key=lambda door: DOORS.get(door.rank[0], 9))
            wanted = {"category": MOST_DOORS, "other": MOST_DOORS}
            fresh = await self._fetch_all(doors, wanted=wanted, have=Counter())
            await self._fetch_goods([*known, *fresh], home)

    def _sell_where_shown(self, home: Page) -> None:
        """Take a page that sells what it shows for a product as well.

        Some shops have one list with a number to fill in for each, and one button.
        """
        shelves = (p for p in self._book.pages if p.kind in {"category", "other"})
        sells = next((p for p in (home, *shelves) if sells_here(p.html)), None)
        if sells is not None and not self._has("product"):
            self._book.pages.append(replace(sells, kind="product"))

    async def _fetch_goods(self, shelves: list[Page], home: Page) -> None:
        goods = [
            Candidate(url, "other", "link", (3, number, url))
            for shelf in shelves
            for number, url in enumerate(goods_on(shelf.html, shelf.url))
            if is_same_site(url, home.url) and not ACTIONS.search(url)
        ]
        # Promised nothing: the page itself must say that it sells something.
        await self._fetch_all(goods, wanted={"other": 3}, have=Counter())

    async def _guess(self, home: Page, language: str) -> None:
        """Look where a page stands in many shops, and believe only what it says."""
        if self._book.has_note("turned-away"):
            return
        for kind in USUAL_PLACES:
            for url in usual_places(kind, language, home.url):
                if self._has(kind) or key_of(url) in self._seen:
                    continue
                self._seen.add(key_of(url))
                await self._manners.wait()
                answer = await self._fetcher.get(url)
                self._keep_if_true(answer, kind, home)

    def _keep_if_true(self, answer: Answer, kind: str, home: Page) -> None:
        is_there = answer.status == 200 and not answer.problem
        if not is_there or not is_same_site(answer.url, home.url):
            return
        page = page_of(self._book, answer, promised="other", found_by="guess")
        # Some shops answer every address with the same page.
        if page is not None and page.kind == kind and page.text != home.text:
            self._book.pages.append(page)

    async def _look_in_other_languages(
        self, home: Page, own: str, others: list[Candidate]
    ) -> None:
        """The pages on rights in every other language the shop is written in."""
        homes = homes_in_other_languages(home)
        for language in LANGUAGES:
            known = [each for each in others if each.language == language]
            start = homes.get(language)
            if language == own or (not known and start is None):
                continue
            if start is not None and is_same_site(start, home.url):
                fresh = await self._fetch_all(
                    [Candidate(start, "other", "language", (0, 0, start))],
                    wanted={"other": 1},
                    have=Counter(),
                )
                for page in fresh:
                    known += candidates_on(page, start=home.url)
            known = [each for each in known if each.language in {"", language}]
            await self._fetch_all(known, wanted=WANTED_PER_LANGUAGE, have=Counter())

    def _has(self, kind: str) -> bool:
        return any(page.kind == kind for page in self._book.pages)

    async def _fetch_all(
        self,
        candidates: list[Candidate],
        *,
        wanted: Mapping[str, int] = WANTED,
        have: Counter[str] | None = None,
    ) -> list[Page]:
        book = self._book
        counted = Counter(page.kind for page in book.pages) if have is None else have
        chosen = choose(
            candidates,
            seen=self._seen,
            have=counted,
            room=book.options.max_pages - len(book.pages),
            wanted_kinds=wanted,
        )
        pages = await asyncio.gather(*(self._fetch(choice) for choice in chosen))
        return [page for page in pages if page is not None]

    async def _fetch(self, choice: Candidate, *, is_led: bool = False) -> Page | None:
        book = self._book
        if not self._manners.may_fetch(choice.url, choice.kind):
            book.note("robots", choice.url)
            return None
        await self._manners.wait()
        most = MAX_PAPER_BYTES if names_paper(choice.url) else MAX_PAGE_BYTES
        answer = await self._fetcher.get(choice.url, most=most)
        promise = {"promised": choice.kind, "found_by": choice.found_by}
        if is_paper(answer):
            # A file of the shop may stand where it keeps its pictures.
            place = choice.url if names_paper(choice.url) else book.url
            page = await page_of_paper(book, answer, place=place, **promise)
        else:
            page = page_of(book, answer, **promise)
        beyond = led_on_to(page) if page is not None else ""
        if beyond and not is_led:
            if not is_same_site(beyond, book.url) or key_of(beyond) in self._seen:
                return None
            self._seen.add(key_of(beyond))
            return await self._fetch(replace(choice, url=beyond), is_led=True)
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


def _usual_language(candidates: list[Candidate]) -> str:
    """The language that most addresses on the home page name, or empty."""
    named = Counter(candidate.language for candidate in candidates)
    language, count = named.most_common(1)[0] if named else ("", 0)
    return language if count > len(candidates) / 2 else ""


def page_of(
    book: Notebook, answer: Answer, *, promised: str, found_by: str
) -> Page | None:
    """The page an answer holds; `None`, with a note, when there is nothing to read."""
    if answer.problem:
        # Half a page proves nothing: what is missing may stand in the other half.
        book.note(f"page-{answer.problem}", answer.url, promised)
        return None
    if not is_same_site(answer.url, book.url):
        book.note("page-elsewhere", answer.url, promised)
        return None
    if answer.content_type.startswith(NO_PAGES):
        return None
    if answer.status in {403, 429, 503}:
        book.note("turned-away", answer.url, str(answer.status))
    return read_page(
        answer.url,
        answer.text,
        promised=promised,
        found_by=found_by,
        status=answer.status,
        headers=answer.headers,
    )
