"""The buttons, links and fields of a page in the browser, and how to use them."""

import asyncio
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error, Frame, Page

from inspector.visit.browser import script

PRESS_SECONDS = 4


@dataclass(frozen=True)
class Control:
    """One control as a visitor sees it; `form` is -1 outside any form."""

    index: int
    tag: str
    type: str
    label: str
    name: str
    href: str
    value: str
    checked: bool
    required: bool
    disabled: bool
    form: int
    fields: int
    has_password: bool
    area: float
    place: str

    @property
    def is_pressable(self) -> bool:
        """Whether it is a link or a button that does something."""
        is_button = self.tag in {"a", "button"} or self.type in {"submit", "button"}
        return is_button and not self.disabled and bool(self.label)

    @property
    def is_tick(self) -> bool:
        """Whether it is a checkbox, a radio button or a switch."""
        return self.type in {"checkbox", "radio"}

    @property
    def is_field(self) -> bool:
        """Whether something can be typed into it or chosen from it."""
        typed = {"text", "email", "tel", "number", "textarea"}
        return self.tag in {"select", "textarea"} or (
            self.tag == "input" and self.type in typed
        )


async def list_controls(page: Page) -> list[Control]:
    """Every control that can be seen; none when the page does not answer."""
    try:
        async with asyncio.timeout(PRESS_SECONDS):
            found: list[dict[str, Any]] = await page.evaluate(script("controls"))
    except (Error, TimeoutError):
        return []
    return [Control(**described) for described in found]


async def press(page: Page, control: Control) -> bool:
    """Press a control listed last; false when it could not be pressed."""
    return await press_numbered(page.main_frame, "__inspectorControls", control.index)


async def press_numbered(frame: Frame, kept_in: str, index: int) -> bool:
    """Press an element that one of our scripts kept in a window variable."""
    try:
        async with asyncio.timeout(PRESS_SECONDS * 2):
            handle = await frame.evaluate_handle(
                "([kept, index]) => window[kept][index]", [kept_in, index]
            )
            element = handle.as_element()
            if element is None:
                return False
            try:
                await element.click(timeout=PRESS_SECONDS * 500)
            except Error:
                # Something lies over it, or it moves; a script reaches it all the same,
                # a moment later, so that a page that leaves at once does not take the
                # answer with it.
                await element.evaluate(
                    "(element) => void setTimeout(() => element.click())"
                )
    except (Error, TimeoutError):
        return False
    return True


async def fill(page: Page, control: Control, value: str) -> None:
    """Put a value in a field listed last; a field that refuses is left alone."""
    try:
        async with asyncio.timeout(PRESS_SECONDS):
            handle = await page.evaluate_handle(
                "(index) => window.__inspectorControls[index]", control.index
            )
            element = handle.as_element()
            if element is not None and control.tag == "select":
                await element.select_option(value, timeout=1500)
            elif element is not None:
                await element.fill(value, timeout=1500)
    except (Error, TimeoutError):
        return
