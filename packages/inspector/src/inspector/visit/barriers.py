"""Looks with axe for what keeps people out of a page."""

import asyncio
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from inspector.facts import Barrier, BarrierLook
from inspector.visit.browser import script
from inspector.visit.notebook import Notebook

SECONDS = 6
# WCAG 2.1 A and AA: what EN 301 549, and so the law, asks of a website.
NORMS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
MOST_ELEMENTS = 6_000
MOST_RULES = 40
MOST_PLACES = 5
PLACE_CHARACTERS = 200


async def look_for_barriers(book: Notebook, page: Page, kind: str) -> None:
    """Write down which rules the page breaks; nothing when it cannot be looked at.

    axe runs in a world of its own: it sees the page, and scripts of the page can
    neither see nor change what it does.
    """
    if any(look.kind == kind for look in book.barriers):
        return
    try:
        async with asyncio.timeout(SECONDS):
            session = await page.context.new_cdp_session(page)
            told = await _ask_axe(session)
            await session.detach()
    except (Error, TimeoutError):
        book.note("barriers-not-looked-for", page.url)
        return
    if told is None:
        book.note("barriers-not-looked-for", page.url)
        return
    found = tuple(
        Barrier(
            rule=str(each["rule"]),
            impact=str(each["impact"]),
            norms=tuple(str(norm) for norm in each["norms"]),
            count=int(each["count"]),
            places=tuple(str(place) for place in each["places"]),
        )
        for each in told["barriers"]
    )
    book.barriers.append(BarrierLook(page.url, kind, str(told["engine"]), found))


async def _ask_axe(session: CDPSession) -> dict[str, Any] | None:
    tree = await session.send("Page.getFrameTree")
    world = await session.send(
        "Page.createIsolatedWorld",
        {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "barriers"},
    )
    place = {"contextId": world["executionContextId"]}
    await session.send("Runtime.evaluate", {"expression": _axe(), **place})
    answer = await session.send(
        "Runtime.evaluate",
        {
            "expression": _question(),
            "awaitPromise": True,
            "returnByValue": True,
            **place,
        },
    )
    told: dict[str, Any] | None = answer["result"].get("value")
    return told


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@cache
def _question() -> str:
    norms = ", ".join(f"'{norm}'" for norm in NORMS)
    limits = f"{MOST_ELEMENTS}, {MOST_RULES}, {MOST_PLACES}, {PLACE_CHARACTERS}"
    return f"({script('barriers')})([{norms}], {limits})"
