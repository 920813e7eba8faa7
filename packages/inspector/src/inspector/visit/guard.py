"""Stands between the walk of a customer and an order: what could place one is refused.

The judgement of buttons in `order_step` may err; this does not depend on it. Requests
are refused by what they are; a page may send something only right after we pressed or
filled in; and once the last step was seen and pictured, the pass of this visitor at the
gate is sealed, so that not one byte leaves any more.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

from playwright.async_api import (
    BrowserContext,
    Error,
    Page,
    Request,
    Route,
    WebSocketRoute,
)

from inspector.reading.domains import host_of
from inspector.visit.browser import Chromium
from inspector.visit.gate import Gate, Pass
from inspector.visit.notebook import Notebook
from inspector.visit.ordering_requests import (
    READING,
    could_enrol,
    could_order,
    goes_to_pay,
    is_placing,
)

# What a page that stands still may still fetch to be drawn.
DRAWN = frozenset({"image", "font", "stylesheet", "media"})
# What leaves without anybody waiting for an answer.
UNANSWERED = frozenset({"ping", "beacon", "cspreport"})
MOST_NOTED = 20
# A beacon is sent while its page dies, when nobody can stop it any more.
NO_BEACONS = """(() => {
  const kept = [];
  Object.defineProperty(window, "__inspectorBeacons", { value: kept });
  Navigator.prototype.sendBeacon = (where) => {
    try { kept.push(new URL(where, location.href).href); } catch { return false; }
    return true;
  };
  const fetchNow = window.fetch;
  window.fetch = (what, how) => fetchNow(what, how && { ...how, keepalive: false });
})();"""

LEAVE = """() => {
  for (const what of ["beforeunload", "pagehide", "unload"])
    window.dispatchEvent(new Event(what));
  return [...(window.__inspectorBeacons || [])].map(String);
}"""


class OrderGuard:
    """The guard over one visitor.

    `is_alarmed` once a page tried to order or to go on by itself: its buttons cannot be
    believed any more either. `unasked` holds where a page at rest tried to send an
    order that nobody pressed a button for.
    """

    def __init__(self, book: Notebook, gate: Gate, on_pass: Pass) -> None:
        self._book = book
        self._gate = gate
        self._pass = on_pass
        self._refused = 0
        self.is_alarmed = False
        self.unasked: list[str] = []
        self._is_known = False
        self._is_frozen = False
        self._may_change = False
        self._may_leave = False

    def know_customer(self) -> None:
        """From now on the shop may know who the customer is, so an order could come."""
        self._is_known = True

    @contextmanager
    def filling(self) -> Iterator[None]:
        """While we fill in, the page may send what was filled in; it may not leave."""
        self._may_change = True
        try:
            yield
        finally:
            self._may_change = False

    @contextmanager
    def pressing(self) -> Iterator[None]:
        """While a press works out, the page may send something and leave once."""
        self._may_change = self._may_leave = True
        try:
            yield
        finally:
            self._may_change = self._may_leave = False

    def freeze(self) -> None:
        """The last step is seen: the page may only fetch what it is drawn with."""
        self._is_frozen = True

    def seal(self) -> None:
        """Nothing of this visitor leaves the gate any more."""
        self._is_frozen = True
        self._gate.seal(self._pass)

    async def see_it_left(self, page: Page) -> None:
        """Let the page believe that one leaves, and hear what it would send then.

        Only after `seal`: nothing that it does now goes anywhere.
        """
        try:
            async with asyncio.timeout(3):
                told: list[str] = await page.evaluate(LEAVE)
        except (Error, TimeoutError):
            return
        self.unasked += [
            url[:300]
            for url in told[:20]
            if place_of(url) == place_of(page.url) or is_placing(url)
        ]

    async def watch(self, context: BrowserContext) -> None:
        """Stand before every request of a visitor."""
        await context.add_init_script(NO_BEACONS)
        await context.route("**/*", self._judge)
        await context.route_web_socket("**/*", _close)

    async def _judge(self, route: Route, request: Request) -> None:
        is_at_rest = not self._may_change
        reason = self._why_refused(request)
        if reason and is_at_rest and self._is_known and _sends_an_order(request):
            self.unasked.append(request.url[:300])
        try:
            if not reason:
                await route.continue_()
                return
            # Any other reason would put an error page in the place of the shop's.
            await route.abort("aborted")
        except Error:
            # The page is gone, and its request with it.
            return
        self._remember(reason, request)

    def _remember(self, reason: str, request: Request) -> None:
        goes_on = reason == "unasked" and request.resource_type == "document"
        self.is_alarmed |= goes_on or reason == "could-order"
        is_worth_it = request.method not in READING or reason == "could-order"
        if is_worth_it and self._refused < MOST_NOTED:
            self._refused += 1
            self._book.note(f"refused-{reason}", request.url[:300], request.method)

    def _why_refused(self, request: Request) -> str:
        kind, method = request.resource_type, request.method
        if self._is_frozen:
            is_drawing = kind in DRAWN and method == "GET"
            return "" if is_drawing and not _could_order(request) else "after-last-step"
        if could_enrol(method, request.url, _body_of(request)):
            return "enrolment"
        if not self._is_known:
            return ""
        if _could_order(request):
            return "could-order"
        if kind in UNANSWERED:
            return "unasked"
        is_leaving = kind == "document" and _is_main(request)
        if is_leaving:
            may, self._may_leave = self._may_leave, False
            # The next page may not send anything: only what we pressed was meant.
            self._may_change = False
            return "" if may else "unasked"
        return "" if method in READING or self._may_change else "unasked"


@asynccontextmanager
async def guarded_visitor(
    book: Notebook, chromium: Chromium
) -> AsyncIterator[tuple[BrowserContext, OrderGuard]]:
    """A fresh visitor under guard, sealed before its pages are closed."""
    on_pass = chromium.gate.issue_pass()
    guard = OrderGuard(book, chromium.gate, on_pass)
    async with chromium.visitor(on_pass=on_pass) as visitor:
        await guard.watch(visitor)
        try:
            yield visitor, guard
        finally:
            guard.seal()


def _sends_an_order(request: Request) -> bool:
    """Whether a page sends its own form, or what only an order is called.

    What an order is called elsewhere, some shops call the looking at their last step.
    """
    if request.method in READING:
        return False
    if is_placing(request.url):
        return True
    is_form = request.resource_type == "document" and _is_main(request)
    return is_form and _is_of_its_page(request)


def _is_of_its_page(request: Request) -> bool:
    try:
        return place_of(request.url) == place_of(request.frame.url)
    except Error:
        return False


def place_of(url: str) -> str:
    """Host and path of an address."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"


def _could_order(request: Request) -> bool:
    is_reading = request.method in READING
    if could_order(request.method, request.url, _body_of(request)):
        return True
    may_pay = not is_reading or request.resource_type == "document"
    return may_pay and goes_to_pay(host_of(request.url))


def _body_of(request: Request) -> bytes:
    return request.post_data_buffer or b""


def _is_main(request: Request) -> bool:
    try:
        return request.frame.parent_frame is None
    except Error:
        # Of a page that is only being opened.
        return True


async def _close(socket: WebSocketRoute) -> None:
    await socket.close()
