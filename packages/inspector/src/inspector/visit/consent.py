"""Meets the shop as new visitors: one waits, one refuses, one accepts, one phones."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Error, Page

from inspector.facts import Banner, ConsentState
from inspector.visit.banner import choose_in_banner, find_banner
from inspector.visit.barriers import look_for_barriers
from inspector.visit.browser import Chromium, go, open_page, photograph, settle
from inspector.visit.notebook import STATES, Notebook
from inspector.visit.options import Progress
from inspector.visit.recorder import Recorder
from inspector.visit.unseen import note_unseen

LOAD_SECONDS = 20
# Tags are often fired a moment after the page has loaded.
WATCH_SECONDS = 1.5
# Where a visitor goes after the home page, the likeliest last.
LATER = ("category", "product")
SCROLL = "window.scrollTo(0, document.body.scrollHeight / 2)"


@dataclass(frozen=True)
class Watched:
    """One new visitor on the home page, and the recorder that listens in."""

    page: Page
    recorder: Recorder
    has_loaded: bool


class ConsentLook:
    """What one shop does to new visitors, each in a browser that was never there."""

    def __init__(self, book: Notebook, chromium: Chromium, home: str) -> None:
        self._book = book
        self._chromium = chromium
        self._home = home
        later = [
            page for page in book.pages if page.kind in LATER and page.status < 400
        ]
        self._later = (
            max(later, key=lambda page: LATER.index(page.kind)).url if later else home
        )

    async def wait(self) -> None:
        """What happens before a choice; the banner is read and pictured."""
        async with self._visitor() as seen:
            await self._keep_picture(seen.page, "home-desktop.png")
            await self._read_banner(seen)
            if seen.has_loaded:
                await note_unseen(self._book, seen.page)
                await look_for_barriers(self._book, seen.page, "home")
            await self._watch(seen, "before", reached=seen.has_loaded)

    async def phone(self) -> None:
        """What happens on the home page of a phone, before a choice."""
        async with self._visitor(phone=True) as seen:
            await self._keep_picture(seen.page, "home-phone.png")
            await self._watch(seen, "phone", reached=seen.has_loaded)

    async def accept(self) -> None:
        """What happens after everything was accepted."""
        async with self._visitor() as seen:
            await self._choose(seen, "accept", "accepted")

    async def refuse(self, *, afterwards: Callable[[Page], Awaitable[None]]) -> None:
        """What happens after refusing; who refused then goes on `afterwards`."""
        async with self._visitor() as seen:
            await self._choose(seen, "reject", "refused")
            await afterwards(seen.page)

    async def _choose(self, seen: Watched, role: str, state: str) -> None:
        reached = seen.has_loaded and await choose_in_banner(
            seen.page, role, before=seen.recorder.forget
        )
        await self._watch(seen, state, reached=reached)

    @asynccontextmanager
    async def _visitor(self, *, phone: bool = False) -> AsyncIterator[Watched]:
        async with (
            self._chromium.visitor(phone=phone) as visitor,
            open_page(visitor) as page,
        ):
            recorder = Recorder(visitor, self._book.url)
            await recorder.listen(page)
            has_loaded = await go(page, self._home, seconds=LOAD_SECONDS)
            await settle(page)
            yield Watched(page, recorder, has_loaded)

    async def _watch(self, seen: Watched, state: str, *, reached: bool) -> None:
        book = self._book
        watched = ConsentState(state, reached=False)
        if reached:
            later = [] if state == "phone" else [self._later]
            await self._stay(seen)
            for url in later:
                await go(seen.page, url, seconds=LOAD_SECONDS)
                await self._stay(seen)
            watched = ConsentState(
                name=state,
                reached=True,
                pages=tuple(dict.fromkeys([self._home, *later])),
                requests=seen.recorder.requests(),
                cookies=await seen.recorder.cookies(),
                storage=seen.recorder.storage(),
            )
        book.consent[state] = watched
        book.tell(Progress("consent", len(book.consent), len(STATES), self._home))

    async def _stay(self, seen: Watched) -> None:
        """Stay on a page the way a reader would, until late tags were fired."""
        try:
            async with asyncio.timeout(2):
                await seen.page.evaluate(SCROLL)
        except (Error, TimeoutError):
            return
        await asyncio.sleep(WATCH_SECONDS)
        await seen.recorder.read_storage(seen.page)

    async def _read_banner(self, seen: Watched) -> None:
        if not seen.has_loaded:
            self._book.note("banner-not-read", seen.page.url)
            return
        shown = await find_banner(seen.page)
        if shown is not None:
            self._book.banner = Banner(seen.page.url, shown.text, shown.buttons)

    async def _keep_picture(self, page: Page, name: str) -> None:
        picture = await photograph(page)
        if picture:
            self._book.pictures[name] = picture
