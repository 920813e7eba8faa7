"""Everything a visit does with a browser."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any

from playwright.async_api import Error
from playwright.async_api import Page as BrowserPage

from inspector.facts import Page
from inspector.reading.domains import host_of
from inspector.reading.page import read_page
from inspector.visit.barriers import look_for_barriers
from inspector.visit.browser import (
    BrowserRefused,
    Chromium,
    content_of,
    go,
    open_chromium,
    open_page,
    photograph,
    settle,
)
from inspector.visit.consent import ConsentLook
from inspector.visit.gate import Gate
from inspector.visit.notebook import Notebook
from inspector.visit.options import Progress
from inspector.visit.tls import look_at_tls
from inspector.visit.unseen import note_unseen
from inspector.visit.walk import walk_to_checkout

LOAD_SECONDS = 15
PICTURED = frozenset(
    {"terms", "privacy", "cookies", "returns", "contact", "complaints", "delivery"}
)
# The others are made with the same frame around them.
LOOKED_THROUGH = frozenset({"terms", "contact"})
# Kept back from the browser, so that the visit can end in time.
SPARE_SECONDS = 3
# Beside the window of who refused.
MORE_WINDOWS = range(1)


@asynccontextmanager
async def browser_ahead(
    book: Notebook, gate: Gate
) -> AsyncIterator[asyncio.Task[Chromium]]:
    """A browser that starts while pages are being fetched, and is gone afterwards."""
    async with AsyncExitStack() as stack:

        async def start() -> Chromium:
            pins = await _pins(book, gate)
            opening = open_chromium(gate, book.options, pins=pins)
            return await stack.enter_async_context(opening)

        starting = asyncio.create_task(start())
        try:
            yield starting
        finally:
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)


async def look_with_browser(book: Notebook, starting: asyncio.Task[Chromium]) -> None:
    """Consent, the walk to the checkout, pictures, as far as time allows."""
    home = next((page for page in book.pages if page.kind == "home"), None)
    if home is None or book.seconds_left < 2 * SPARE_SECONDS:
        book.note("out-of-time", detail="browser")
        return
    if any(facts.problem for facts in book.tls) and home.url.startswith("https:"):
        book.note("browser-untrusted-certificate", home.url)
        return
    try:
        async with asyncio.timeout(book.seconds_left - SPARE_SECONDS):
            chromium = await starting
            book.used_browser = True
            book.tell(Progress("browser", 1, 1, home.url))
            await _look(book, chromium, home)
    except TimeoutError:
        book.note("out-of-time", detail="browser")
    except BrowserRefused as refusal:
        book.note("no-browser", detail=str(refusal))
    except Error as problem:
        book.note("browser-broke", detail=str(problem).partition("\n")[0])


async def _look(book: Notebook, chromium: Chromium, home: Page) -> None:
    """All visitors at once: while one waits for a page to settle, another works."""
    consent = ConsentLook(book, chromium, home.url)

    async def picture(page: BrowserPage) -> None:
        await _look_for_barriers(book, page)
        await _picture_pages(book, page, home)

    async def wait_and_phone() -> None:
        await consent.wait()
        await consent.phone()

    await asyncio.gather(
        _unless_it_breaks(book, wait_and_phone()),
        _unless_it_breaks(book, consent.refuse(afterwards=picture)),
        _unless_it_breaks(book, consent.accept()),
        _unless_it_breaks(book, walk_to_checkout(book, chromium)),
    )
    if "home-desktop.png" in book.pictures:
        seen = next((page for page in book.pages if page.kind == "home"), home)
        book.replace_page(home, replace(seen, screenshot="home-desktop.png"))


async def _unless_it_breaks(book: Notebook, work: Coroutine[Any, Any, None]) -> None:
    """One visitor; when its page dies under it, the others go on."""
    try:
        await work
    except Error as problem:
        book.note("browser-broke", detail=str(problem).partition("\n")[0])


async def _pins(book: Notebook, gate: Gate) -> tuple[str, ...]:
    """Keys of our own test shops, only after their certificate proved valid."""
    trust = book.options.trust
    if trust is None:
        return ()
    places = {f"{host_of(book.url)}:443", *book.options.connect_to}
    secure = sorted(place for place in places if not place.endswith(":80"))
    found = await asyncio.gather(
        *(
            look_at_tls(gate, host, int(port), trust=trust)
            for host, _, port in (place.rpartition(":") for place in secure)
        )
    )
    pins = {facts.public_key_pin for facts in found if not facts.problem}
    return tuple(sorted(pins - {""}))


async def _look_for_barriers(book: Notebook, page: BrowserPage) -> None:
    """On the page where who refused came to stand: a product, a category or home."""
    here = next((seen for seen in book.pages if seen.url == page.url), None)
    await look_for_barriers(book, page, here.kind if here else "home")


async def _picture_pages(book: Notebook, first: BrowserPage, home: Page) -> None:
    """Every page on rights in full, as who refused the cookies sees it.

    Windows cost more than pages, so one is used again until something fails in it.
    """
    wanted = [
        page
        for page in book.pages
        if page.kind in PICTURED and page.language == home.language and page.html
    ]
    waiting = deque(
        (fetched, f"{fetched.kind}-{place}")
        for place, fetched in enumerate(wanted, start=1)
    )

    async def take_turns(page: BrowserPage | None) -> None:
        while waiting:
            if page is not None:
                if not await _picture_page(book, page, *waiting.popleft()):
                    page = None
                continue
            async with open_page(first.context) as another:
                is_fine = True
                while waiting and is_fine:
                    is_fine = await _picture_page(book, another, *waiting.popleft())

    await asyncio.gather(take_turns(first), *(take_turns(None) for _ in MORE_WINDOWS))


async def _picture_page(
    book: Notebook, page: BrowserPage, fetched: Page, name: str
) -> bool:
    """Picture one page; false when its window had better not be used again."""
    if not await go(page, fetched.url, seconds=LOAD_SECONDS):
        return False
    await settle(page, still=0.15, longest=2)
    picture = f"{name}.png"
    _keep(book, picture, await photograph(page, whole=True))
    await note_unseen(book, page)
    if fetched.kind in LOOKED_THROUGH:
        await look_for_barriers(book, page, fetched.kind)
    if picture in book.pictures:
        rendered = _better(fetched, await content_of(page), picture)
        book.replace_page(fetched, rendered)
    book.tell(Progress("screenshots", len(book.pictures), None, fetched.url))
    return True


def _better(fetched: Page, html: str, picture: str) -> Page:
    """The page as scripts completed it, when that says clearly more."""
    rendered = read_page(
        fetched.url,
        html,
        promised=fetched.kind,
        found_by=fetched.found_by,
        status=fetched.status,
        headers=fetched.headers,
        rendered=True,
    )
    says_more = len(rendered.text) > 1.3 * len(fetched.text) + 200
    return replace(rendered if says_more else fetched, screenshot=picture)


def _keep(book: Notebook, name: str, picture: bytes) -> None:
    if picture:
        book.pictures[name] = picture
