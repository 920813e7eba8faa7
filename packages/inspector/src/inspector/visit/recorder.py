"""Listens in on a browser: every request, every cookie a server tries to set."""

import asyncio
import re
from http.cookies import CookieError, Morsel, SimpleCookie

from playwright.async_api import BrowserContext, Error, Page
from playwright.async_api import Request as BrowserRequest
from playwright.async_api import Response as BrowserResponse

from inspector.facts import Cookie, Request, StoredKey
from inspector.reading.domains import host_of, is_same_site

READ_STORAGE = """() => {
  const keys = (area) => {
    try { return Object.keys(window[area]); } catch { return []; }
  };
  return { local: keys("localStorage"), session: keys("sessionStorage") };
}"""
MAX_REQUESTS = 1_500


class Recorder:
    """What one context did since it was opened, or since `forget`."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self._context = context
        self._site = site
        self._requests: dict[tuple[str, str], Request] = {}
        self._tried: dict[tuple[str, str], Cookie] = {}
        self._reading: set[asyncio.Task[None]] = set()
        context.on("request", self._on_request)
        context.on("response", self._on_response)

    def forget(self) -> None:
        """Begin again, as after a choice in the banner; the cookie jar stays."""
        self._requests.clear()
        self._tried.clear()

    def requests(self) -> tuple[Request, ...]:
        """Every request, once, in a fixed order."""
        return tuple(self._requests[key] for key in sorted(self._requests))

    async def cookies(self) -> tuple[Cookie, ...]:
        """The jar, and what servers tried to set and the browser did not keep."""
        await asyncio.gather(*self._reading, return_exceptions=True)
        found = dict(self._tried)
        for kept in await self._context.cookies():
            domain = str(kept.get("domain", "")).lstrip(".")
            expires = int(kept.get("expires", -1))
            name = str(kept.get("name", ""))
            found[(name, domain)] = Cookie(
                name=name,
                domain=domain,
                path=str(kept.get("path", "/")),
                expires=None if expires < 0 else expires,
                http_only=bool(kept.get("httpOnly")),
                secure=bool(kept.get("secure")),
                same_site=str(kept.get("sameSite", "")),
                third_party=not is_same_site(f"http://{domain}/", self._site),
            )
        return tuple(found[key] for key in sorted(found))

    async def storage(self, page: Page) -> tuple[StoredKey, ...]:
        """The keys scripts keep, in the page and in the frames within it."""
        found: set[tuple[str, str, str]] = set()
        for frame in page.frames[:15]:
            try:
                async with asyncio.timeout(2):
                    areas: dict[str, list[str]] = await frame.evaluate(READ_STORAGE)
            except (Error, TimeoutError):
                continue
            host = host_of(frame.url)
            found |= {(host, area, key) for area, keys in areas.items() for key in keys}
        return tuple(StoredKey(*entry) for entry in sorted(found) if entry[0])

    def _on_request(self, request: BrowserRequest) -> None:
        if len(self._requests) >= MAX_REQUESTS:
            return
        host = host_of(request.url)
        if not host:
            return
        kind = request.resource_type
        third = not is_same_site(request.url, self._site)
        self._requests[(request.url, kind)] = Request(
            request.url[:2000], host, kind, third
        )

    def _on_response(self, response: BrowserResponse) -> None:
        task = asyncio.ensure_future(self._read_cookies(response))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _read_cookies(self, response: BrowserResponse) -> None:
        try:
            async with asyncio.timeout(3):
                lines = await response.headers_array()
        except (Error, TimeoutError):
            return
        for line in lines:
            if line["name"].lower() == "set-cookie":
                self._try(line["value"], response.url)

    def _try(self, header: str, url: str) -> None:
        for line in header.split("\n"):
            try:
                parsed = SimpleCookie(line)
            except CookieError:
                continue
            for name, morsel in parsed.items():
                if _is_removal(morsel):
                    continue
                domain = (morsel["domain"] or host_of(url)).lstrip(".").lower()
                self._tried[(name, domain)] = Cookie(
                    name=name,
                    domain=domain,
                    path=morsel["path"] or "/",
                    http_only=bool(morsel["httponly"]),
                    secure=bool(morsel["secure"]),
                    same_site=str(morsel["samesite"]),
                    third_party=not is_same_site(f"http://{domain}/", self._site),
                    seen_in="header",
                )


def _is_removal(morsel: "Morsel[str]") -> bool:
    """Whether a server takes a cookie away: an age of nothing, or a date long past."""
    if str(morsel["max-age"]).strip() in {"0", "-1"}:
        return True
    return bool(re.search(r"\b(?:19\d\d|200\d)\b", str(morsel["expires"])))
