"""Keeps what every step of the order walk showed: page, costs, boxes and picture."""

import asyncio
import re
from dataclasses import dataclass, field, replace

from playwright.async_api import Error, Page

from inspector.facts import Checkout, Cookie, OrderStep, Tick
from inspector.facts import Page as PageFacts
from inspector.reading.money import amounts
from inspector.reading.page import read_page
from inspector.visit.browser import content_of, photograph
from inspector.visit.controls import Control
from inspector.visit.notebook import Notebook
from inspector.visit.recorder import Recorder
from inspector.visit.unseen import note_unseen

MAIN_TEXT = """() => (document.querySelector("main, [role=main]") || document.body)
  ?.innerText || ''"""
MOST_LINES = 40
LINE_CHARACTERS = 160
SUMMARY_CHARACTERS = 1_500


@dataclass
class Walk:
    """How far one walk has come, and what stood there."""

    product_url: str = ""
    cart_url: str = ""
    checkout_url: str = ""
    reached: str = "product"
    button_label: str = ""
    certain: bool = False
    summary: str = ""
    picture: str | None = None
    is_known: bool = False
    has_chosen_payment: bool = False
    ticks: dict[tuple[str, str, str], Tick] = field(default_factory=dict)
    steps: list[OrderStep] = field(default_factory=list)
    unasked: tuple[str, ...] = ()

    def remember_ticks(self, page: Page, controls: list[Control]) -> None:
        """Keep every box as it was when its page first appeared."""
        step = self.steps[-1] if self.steps else None
        is_pictured = step is not None and step.url == page.url
        for control in controls:
            # One that is ticked and says nothing is the more worth a look.
            is_mute_tick = control.type == "checkbox" and control.checked
            label = control.label or (control.name.strip() if is_mute_tick else "")
            if control.is_tick and label:
                key = (control.type, control.name, label)
                self.ticks.setdefault(
                    key,
                    Tick(
                        page.url,
                        control.type,
                        control.name.strip(),
                        label,
                        control.checked,
                        control.required,
                        step.picture if step is not None and is_pictured else None,
                    ),
                )

    def note_button(self, label: str) -> None:
        """Keep what the button says that leads on from the last step."""
        if self.steps:
            self.steps[-1] = replace(self.steps[-1], button=label)

    async def to_facts(self, recorder: Recorder) -> Checkout:
        """What the walk saw, with the cookies it ends with."""
        return Checkout(
            reached=self.reached,
            product_url=self.product_url,
            cart_url=self.cart_url,
            checkout_url=self.checkout_url,
            button_label=self.button_label,
            certain=self.certain,
            summary=self.summary,
            ticks=tuple(self.ticks.values()),
            screenshot=self.picture,
            steps=tuple(self.steps),
            unasked=self.unasked,
            cookies=await _cookies_of(recorder),
            requests=tuple(r for r in recorder.requests() if r.third_party),
        )


async def _cookies_of(recorder: Recorder) -> tuple[Cookie, ...]:
    try:
        return await recorder.cookies()
    except Error:
        # The browser broke on the way; what was seen before that is kept all the same.
        return ()


async def keep_step(
    book: Notebook, page: Page, walk: Walk, recorder: Recorder, kind: str
) -> None:
    """Write down one step as it stands now; the same one twice is one step.

    The last one is pictured anew, since its button may have come without a new page.
    """
    text = await text_of(page)
    costs = cost_lines(text)
    last = walk.steps[-1] if walk.steps else None
    if last is not None and (last.url, last.costs) == (page.url, costs):
        if kind != "order-button":
            return
        walk.steps.pop()
    await recorder.read_storage(page)
    await note_unseen(book, page)
    name = f"order-{len(walk.steps) + 1}.png"
    picture = await photograph(page, whole=True)
    if picture:
        book.pictures[name] = picture
    kept = name if picture else None
    walk.steps.append(OrderStep(page.url, kind, costs, picture=kept))
    _keep_page(book, page.url, await content_of(page), kind, kept)


async def text_of(page: Page) -> str:
    """What the main part of a page says; empty when it does not answer."""
    try:
        async with asyncio.timeout(3):
            return str(await page.evaluate(MAIN_TEXT))
    except (Error, TimeoutError):
        return ""


def cost_lines(text: str) -> tuple[str, ...]:
    """The lines with an amount, each with the words it belongs to.

    A line that is only an amount gets the words of the line before it.
    """
    found: list[str] = []
    before = ""
    for line in text.split("\n"):
        line = " ".join(line.split())
        if amounts(line):
            has_words = bool(re.search(r"[^\W\d_]{2,}", re.sub(r"\bEUR\b", "", line)))
            found.append(line if has_words else f"{before} {line}".strip())
            before = ""
        elif line:
            before = line[-LINE_CHARACTERS:]
    return tuple(line[:LINE_CHARACTERS] for line in found[-MOST_LINES:])


def summary_of(costs: tuple[str, ...]) -> str:
    """The costs of the last step as one text, the total being last."""
    return "\n".join(costs)[-SUMMARY_CHARACTERS:]


def _keep_page(
    book: Notebook, url: str, html: str, kind: str, picture: str | None
) -> None:
    """Put a step among the pages, in the place of what was fetched without a cart."""
    here = sorted(
        (page for page in book.pages if page.url == url),
        # A page may stand there as a product too.
        key=lambda page: page.kind != "product",
    )
    known = here[0] if here else None
    is_other = known is not None and known.kind not in {"cart", "checkout"}
    if known is not None and is_other:
        book.replace_page(known, _reread(known, html, picture))
    if is_other or kind == "product" or not html:
        return
    place = "cart" if kind == "cart" else "checkout"
    page = read_page(url, html, promised=place, found_by="walk", rendered=True)
    page = replace(page, screenshot=picture)
    if known is not None:
        book.replace_page(known, page)
    else:
        book.pages.append(page)


def _reread(known: PageFacts, html: str, picture: str | None) -> PageFacts:
    """A fetched page as scripts completed it, when that says clearly more."""
    drawn = read_page(
        known.url,
        html,
        promised=known.kind,
        found_by=known.found_by,
        status=known.status,
        headers=known.headers,
        rendered=True,
    )
    says_more = len(drawn.text) > 1.3 * len(known.text) + 200
    return replace(drawn if says_more else known, screenshot=picture)
