"""Finds the cookie banner on a page, reads it, and presses its buttons."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error, Frame, Page

from inspector.facts import BannerButton
from inspector.reading.consent_labels import role_of
from inspector.visit.browser import script, settle
from inspector.visit.controls import press_numbered

CHOICES = frozenset({"accept", "reject", "acknowledge"})


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


async def choose_in_banner(
    page: Page, role: str, *, before: Callable[[], None] | None = None
) -> bool:
    """Press the button of a role; through the settings when refusing asks for it.

    `before` is called when the banner was found and nothing is pressed yet.
    """
    shown = await find_banner(page)
    if shown is None:
        return False
    if before is not None:
        before()
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
