"""Asks the browser which words of a page it shows to nobody."""

import asyncio

from playwright.async_api import Error, Page

from inspector.visit.browser import script
from inspector.visit.notebook import Notebook

SECONDS = 4
CHARACTERS = 600


async def note_unseen(book: Notebook, page: Page) -> None:
    """Write them down for the address the page stands at, when it answers."""
    try:
        async with asyncio.timeout(SECONDS):
            found: list[str] = await page.evaluate(script("unseen"))
    except (Error, TimeoutError):
        return
    words = tuple(str(part)[:CHARACTERS] for part in found)
    if words:
        book.unseen[page.url] = words
