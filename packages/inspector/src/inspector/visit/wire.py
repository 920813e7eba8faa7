"""Hears the browser's own account of its network: causes, cookies sent, why not kept.

Third-party cookies never reach a page, and a cookie the browser refuses never reaches
its jar; only the wire tells of both.
"""

import contextlib
from dataclasses import replace
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Error, Page

from inspector.facts import Cookie
from inspector.reading.set_cookie import cookies_in

MAX_HEARD = 3_000
ADDRESS_CHARACTERS = 2_000


class Wire:
    """What went over the wire for one page and the frames in it."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._causes: dict[str, str] = {}
        self._tried: dict[tuple[str, str], Cookie] = {}
        # A redirect keeps its number: the addresses and answers of one number in order.
        self._addresses: dict[str, list[str]] = {}
        self._answers: dict[str, int] = {}

    async def listen(self, context: BrowserContext, page: Page) -> None:
        """Hear a page, and every frame of another site that opens in it."""
        await self._hear(await context.new_cdp_session(page))

    def forget(self) -> None:
        """Begin again; what is under way is still heard."""
        self._causes.clear()
        self._tried.clear()

    def cause_of(self, url: str) -> str:
        """The script that asked for an address, or the page that names it."""
        return self._causes.get(url, "")

    def tried(self) -> dict[tuple[str, str], Cookie]:
        """Every cookie a server sent, kept or not, by name and domain."""
        return dict(self._tried)

    async def _hear(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._on_request)
        session.on("Network.responseReceivedExtraInfo", self._on_answer)
        with contextlib.suppress(Error):
            await session.send("Network.enable")

    def _on_request(self, event: dict[str, Any]) -> None:
        url = str(event["request"]["url"])
        if len(self._causes) < MAX_HEARD:
            self._causes.setdefault(url, _cause_in(event)[:ADDRESS_CHARACTERS])
            self._addresses.setdefault(event["requestId"], []).append(url)

    def _on_answer(self, event: dict[str, Any]) -> None:
        number = event["requestId"]
        turn = self._answers.get(number, 0)
        self._answers[number] = turn + 1
        addresses = self._addresses.get(number, [])
        url = addresses[min(turn, len(addresses) - 1)] if addresses else ""
        reasons = {
            str(blocked.get("cookieLine", "")): ",".join(blocked["blockedReasons"])
            for blocked in event.get("blockedCookies", [])
        }
        for name, value in event.get("headers", {}).items():
            if name.lower() == "set-cookie":
                for line in str(value).split("\n"):
                    self._try(line, url, reasons.get(line, ""))

    def _try(self, line: str, url: str, blocked: str) -> None:
        for cookie in cookies_in(line, url=url, site=self._site):
            if len(self._tried) < MAX_HEARD:
                key = (cookie.name, cookie.domain)
                self._tried[key] = replace(cookie, blocked=blocked)


def _cause_in(event: dict[str, Any]) -> str:
    """The nearest script on the way to a request, through promises and timers too."""
    initiator = event.get("initiator", {})
    stack = initiator.get("stack")
    while stack:
        for call in stack.get("callFrames", []):
            if call.get("url"):
                return str(call["url"])
        stack = stack.get("parent")
    return str(initiator.get("url") or "")
