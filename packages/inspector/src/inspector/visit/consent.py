"""Meets the cookie banner as three visitors: one waits, one refuses, one accepts."""

import asyncio
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error, Frame, Page

from inspector.facts import Banner, BannerButton, ConsentState
from inspector.reading.consent_labels import role_of
from inspector.visit.browser import (
    Chromium,
    go,
    open_page,
    photograph,
    script,
    settle,
)
from inspector.visit.controls import press_numbered
from inspector.visit.notebook import Notebook
from inspector.visit.options import Progress
from inspector.visit.recorder import Recorder

LOAD_SECONDS = 20
# Tags are often fired a moment after the page has loaded.
WATCH_SECONDS = 1.5
CHOICES = frozenset({"accept", "reject", "acknowledge"})
SCROLL = "window.scrollTo(0, document.body.scrollHeight / 2)"


@dataclass(frozen=True)
class Shown:
    """A banner on the screen, with what is needed to press its buttons."""

    frame: Frame
    text: str
    buttons: tuple[BannerButton, ...]
    indexes: tuple[int, ...]

    def index_of(self, role: str) -> int | None:
        """The largest button of a role, as our script numbered it."""
        fitting = [
            (button.width * button.height, index)
            for button, index in zip(self.buttons, self.indexes, strict=True)
            if button.role == role
        ]
        return max(fitting)[1] if fitting else None


async def look_at_consent(book: Notebook, chromium: Chromium, home: str) -> None:
    """Write down what happens before a choice, after refusing and after accepting."""
    second = next(
        (page.url for page in book.pages if page.kind in {"product", "category"}), ""
    )
    pages = [home, second] if second else [home]
    await asyncio.gather(
        _observe(book, chromium, pages, state="before"),
        _observe(book, chromium, pages, state="refused"),
        _observe(book, chromium, pages, state="accepted"),
    )


async def choose_in_banner(page: Page, role: str) -> bool:
    """Press the button of a role; through the settings when refusing asks for it."""
    shown = await find_banner(page)
    if shown is None:
        return False
    index = shown.index_of(role)
    if index is None and role == "reject":
        settings = shown.index_of("settings")
        if settings is None or not await _press(shown, settings):
            return False
        await settle(page, still=0.3, longest=1.5)
        shown = await find_banner(page)
        index = shown.index_of("reject") if shown else None
    if shown is None or index is None or not await _press(shown, index):
        return False
    await _wait_until_gone(page)
    return True


async def find_banner(page: Page) -> Shown | None:
    """The banner on the screen: the smallest box that holds every choice."""
    best: Shown | None = None
    for frame in page.frames[:12]:
        try:
            async with asyncio.timeout(4):
                boxes: list[dict[str, Any]] = await frame.evaluate(script("banner"))
        except (Error, TimeoutError):
            continue
        for box in boxes:
            shown = _shown(frame, box)
            if _choices(shown) and (best is None or _rank(shown) > _rank(best)):
                best = shown
    return best


async def _observe(
    book: Notebook, chromium: Chromium, pages: list[str], *, state: str
) -> None:
    async with chromium.visitor() as visitor, open_page(visitor) as page:
        recorder = Recorder(visitor, book.url)
        loaded = await go(page, pages[0], seconds=LOAD_SECONDS)
        await settle(page)
        reached = loaded
        if state == "before":
            await _read_banner(book, page, loaded=loaded)
        elif loaded:
            role = {"refused": "reject", "accepted": "accept"}[state]
            reached = await choose_in_banner(page, role)
            recorder.forget()
        if reached:
            book.consent[state] = await _watch(page, recorder, pages, state)
        else:
            book.consent[state] = ConsentState(state, reached=False)
    done = len(book.consent)
    book.tell(Progress("consent", done, 3, pages[0]))


async def _watch(
    page: Page, recorder: Recorder, pages: list[str], state: str
) -> ConsentState:
    storage = set()
    for number, url in enumerate(pages):
        # The first page is open already, unless a choice was made on it.
        if number or state != "before":
            await go(page, url, seconds=LOAD_SECONDS)
        try:
            await page.evaluate(SCROLL)
        except Error:
            continue
        await asyncio.sleep(WATCH_SECONDS)
        storage |= set(await recorder.storage(page))
    return ConsentState(
        name=state,
        reached=True,
        pages=tuple(pages),
        requests=recorder.requests(),
        cookies=await recorder.cookies(),
        storage=tuple(sorted(storage, key=lambda key: (key.origin, key.area, key.key))),
    )


async def _read_banner(book: Notebook, page: Page, *, loaded: bool) -> None:
    picture = await photograph(page)
    if picture:
        book.pictures["home-desktop.png"] = picture
    if not loaded:
        book.note("banner-not-read", page.url)
        return
    shown = await find_banner(page)
    if shown is not None:
        book.banner = Banner(page.url, shown.text, shown.buttons)


async def _wait_until_gone(page: Page) -> None:
    """Let the choice reach the shop: leaving at once would cut it off."""
    for _ in range(8):
        await asyncio.sleep(0.3)
        await settle(page, still=0.2, longest=1)
        if await find_banner(page) is None:
            return


async def _press(shown: Shown, index: int) -> bool:
    return await press_numbered(shown.frame, "__inspectorBanner", index)


def _shown(frame: Frame, box: dict[str, Any]) -> Shown:
    buttons = tuple(
        BannerButton(
            label=button["label"],
            role=role_of(button["label"]),
            element=button["element"],
            width=round(float(button["width"]), 1),
            height=round(float(button["height"]), 1),
            contrast=round(float(button["contrast"]), 2),
        )
        for button in box["buttons"]
    )
    indexes = tuple(int(button["index"]) for button in box["buttons"])
    return Shown(frame, box["text"], buttons, indexes)


def _choices(shown: Shown) -> frozenset[str]:
    return frozenset(button.role for button in shown.buttons) & CHOICES


def _rank(shown: Shown) -> tuple[int, int, int]:
    has_accept = "accept" in _choices(shown)
    return (int(has_accept), len(_choices(shown)), -len(shown.text))
