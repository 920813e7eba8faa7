"""Everything a visit does with a browser, in order of what matters most."""

import asyncio
from dataclasses import replace

from playwright.async_api import BrowserContext, Error

from inspector.facts import Page
from inspector.reading.page import read_page
from inspector.visit.browser import (
    BrowserRefused,
    Chromium,
    go,
    open_chromium,
    open_page,
    photograph,
    settle,
)
from inspector.visit.consent import choose_in_banner, look_at_consent
from inspector.visit.gate import Gate
from inspector.visit.notebook import Notebook
from inspector.visit.options import Progress
from inspector.visit.tls import look_at_tls
from inspector.visit.walk import walk_to_checkout

LOAD_SECONDS = 15
PICTURED = frozenset(
    {"terms", "privacy", "cookies", "returns", "contact", "complaints", "delivery"}
)
# Kept back from the browser, so that the visit can end in time.
SPARE_SECONDS = 3
AT_ONCE = 3


async def look_with_browser(book: Notebook, gate: Gate) -> None:
    """Consent, the walk to the checkout, pictures; what time is left decides."""
    home = next((page for page in book.pages if page.kind == "home"), None)
    if home is None or book.seconds_left < 2 * SPARE_SECONDS:
        book.note("out-of-time", detail="browser")
        return
    if any(facts.problem for facts in book.tls) and home.url.startswith("https:"):
        book.note("browser-untrusted-certificate", home.url)
        return
    try:
        async with asyncio.timeout(book.seconds_left - SPARE_SECONDS):
            pins = await _pins(book, gate)
            async with open_chromium(gate, book.options, pins=pins) as chromium:
                book.used_browser = True
                book.tell(Progress("browser", 1, 1, home.url))
                await look_at_consent(book, chromium, home.url)
                await walk_to_checkout(book, chromium)
                await _picture_pages(book, chromium)
    except TimeoutError:
        book.note("out-of-time", detail="browser")
    except BrowserRefused as refusal:
        book.note("no-browser", detail=str(refusal))
    except Error as problem:
        book.note("browser-broke", detail=str(problem).partition("\n")[0])


async def _pins(book: Notebook, gate: Gate) -> tuple[str, ...]:
    """Keys of our own test shops, only after their certificate proved valid."""
    if book.options.trust is None:
        return ()
    pins = {facts.public_key_pin for facts in book.tls if not facts.problem}
    for place in book.options.connect_to:
        host, _, port = place.rpartition(":")
        if port == "80" or any(facts.host == host for facts in book.tls):
            continue
        facts = await look_at_tls(gate, host, int(port), trust=book.options.trust)
        if not facts.problem:
            pins.add(facts.public_key_pin)
    return tuple(sorted(pins - {""}))


async def _picture_pages(book: Notebook, chromium: Chromium) -> None:
    """The home page on a phone, and every page on rights in full."""
    home = next(page for page in book.pages if page.kind == "home")
    async with chromium.visitor(phone=True) as visitor, open_page(visitor) as page:
        if await go(page, home.url, seconds=LOAD_SECONDS):
            await settle(page)
            _keep(book, "home-phone.png", await photograph(page))
    if "home-desktop.png" in book.pictures:
        book.replace_page(home, replace(home, screenshot="home-desktop.png"))
    wanted = [
        page
        for page in book.pages
        if page.kind in PICTURED and page.language == home.language
    ]
    turn = asyncio.Semaphore(AT_ONCE)
    async with chromium.visitor() as visitor:
        async with open_page(visitor) as first:
            await go(first, home.url, seconds=LOAD_SECONDS)
            await choose_in_banner(first, "reject")
        await asyncio.gather(
            *(
                _picture_page(book, visitor, turn, fetched, f"{fetched.kind}-{place}")
                for place, fetched in enumerate(wanted, start=1)
            )
        )


async def _picture_page(
    book: Notebook,
    visitor: BrowserContext,
    turn: asyncio.Semaphore,
    fetched: Page,
    name: str,
) -> None:
    async with turn, open_page(visitor) as page:
        if not await go(page, fetched.url, seconds=LOAD_SECONDS):
            return
        await settle(page, still=0.15, longest=2)
        picture = f"{name}.png"
        _keep(book, picture, await photograph(page, whole=True))
        if picture in book.pictures:
            rendered = _better(fetched, await page.content(), picture)
            book.replace_page(fetched, rendered)
    book.tell(Progress("screenshots", len(book.pictures), None, fetched.url))


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
