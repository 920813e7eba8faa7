"""Listens in on a browser: every request, cookie and kept key, and what caused it."""

import asyncio
from dataclasses import replace

from playwright.async_api import BrowserContext, Error, Page
from playwright.async_api import Request as BrowserRequest

from inspector.facts import Cookie, Request, StoredKey
from inspector.reading.domains import host_of, is_same_site
from inspector.visit.browser import script
from inspector.visit.wire import Wire

READ_STORAGE = """() => {
  const keys = (area) => {
    try { return Object.keys(window[area]); } catch { return []; }
  };
  return {
    local: keys("localStorage"),
    session: keys("sessionStorage"),
    causes: window.__inspectorCauses || [],
  };
}"""
MAX_REQUESTS = 1_500
MAX_FRAMES = 15
ADDRESS_CHARACTERS = 2_000


class Recorder:
    """What one context did since it was opened, or since `forget`."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self._context = context
        self._site = site
        self._wire = Wire(site)
        self._requests: dict[tuple[str, str], Request] = {}
        self._written: dict[tuple[str, str], str] = {}
        self._storage: set[StoredKey] = set()
        context.on("request", self._on_request)

    async def listen(self, page: Page) -> None:
        """Hear this page; to be called before it goes anywhere."""
        await self._context.add_init_script(script("causes"))
        await self._wire.listen(self._context, page)

    def forget(self) -> None:
        """Begin again, as before a choice in the banner; the cookie jar stays."""
        self._requests.clear()
        self._storage.clear()
        self._wire.forget()

    def requests(self) -> tuple[Request, ...]:
        """Every request, once, in a fixed order."""
        return tuple(
            replace(
                self._requests[key],
                caused_by=self._written.get(("request", key[0]))
                or self._wire.cause_of(key[0])
                or self._requests[key].caused_by,
            )
            for key in sorted(self._requests)
        )

    async def cookies(self) -> tuple[Cookie, ...]:
        """The jar, and what servers tried to set and the browser did not keep."""
        found = self._wire.tried()
        for kept in await self._context.cookies():
            domain = str(kept.get("domain", "")).lstrip(".")
            expires = int(kept.get("expires", -1))
            name = str(kept.get("name", ""))
            sent = found.get((name, domain))
            by_script = self._written.get(("cookie", name), "")
            found[(name, domain)] = Cookie(
                name=name,
                domain=domain,
                path=str(kept.get("path", "/")),
                expires=None if expires < 0 else expires,
                http_only=bool(kept.get("httpOnly")),
                secure=bool(kept.get("secure")),
                # A browser calls Lax what was sent without a word about it.
                same_site=sent.same_site if sent else str(kept.get("sameSite", "")),
                third_party=not is_same_site(f"http://{domain}/", self._site),
                set_by=sent.set_by if sent else by_script,
            )
        return tuple(found[key] for key in sorted(found))

    def storage(self) -> tuple[StoredKey, ...]:
        """The keys found so far, in a fixed order."""
        return tuple(
            sorted(self._storage, key=lambda key: (key.origin, key.area, key.key))
        )

    async def read_storage(self, page: Page) -> None:
        """Look at what scripts keep now, in the page and in the frames within it."""
        for frame in page.frames[:MAX_FRAMES]:
            try:
                async with asyncio.timeout(2):
                    found = await frame.evaluate(READ_STORAGE)
            except (Error, TimeoutError):
                continue
            for what, name, cause in found["causes"]:
                self._written[(what, name)] = cause
            host = host_of(frame.url)
            for area in ("local", "session"):
                self._storage |= {
                    StoredKey(host, area, key, self._written.get((area, key), ""))
                    for key in found[area]
                    if host
                }

    def _on_request(self, request: BrowserRequest) -> None:
        host = host_of(request.url)
        if not host or len(self._requests) >= MAX_REQUESTS:
            return
        try:
            stands_in = request.frame.url
        except Error:
            # The request of a page that is only being opened.
            stands_in = ""
        kind = request.resource_type
        self._requests[(request.url, kind)] = Request(
            request.url[:ADDRESS_CHARACTERS],
            host,
            kind,
            third_party=not is_same_site(request.url, self._site),
            method=request.method,
            caused_by=stands_in[:ADDRESS_CHARACTERS],
        )
