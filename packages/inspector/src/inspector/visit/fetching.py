"""Fetches pages over HTTP, every request through the gate."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from inspector.facts import Hop
from inspector.visit.gate import Gate
from inspector.visit.options import VisitOptions

MAX_HOPS = 10
MAX_PAGE_BYTES = 3_000_000
# Terms with pictures on paper are larger than any page; what reads them has bounds too.
MAX_PAPER_BYTES = 10_000_000
PEEK_BYTES = 4_096
PER_REQUEST_SECONDS = 20
AT_ONCE = 4
READABLE = re.compile(r"text/|application/(?:xhtml|xml|json|rss)|\+xml", re.I)
META_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([a-z0-9_-]+)", re.I)


@dataclass(frozen=True)
class Answer:
    """What came of one request after its redirects.

    `problem` is empty when something answered, else one of private-address,
    no-such-name, no-answer, timeout, tls, too-many-redirects, bad-url, cut-off.
    """

    url: str
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    hops: tuple[Hop, ...] = ()
    problem: str = ""

    @property
    def content_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self._header("content-type").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """The body as text; empty when it is no text."""
        if not READABLE.search(self.content_type or "text/html"):
            return ""
        named = re.search(r"charset=[\"']?([\w-]+)", self._header("content-type"))
        in_page = META_CHARSET.search(self.body[:4096])
        charset = named[1] if named else in_page[1].decode() if in_page else "utf-8"
        try:
            return self.body.decode(charset, errors="replace")
        except LookupError:
            return self.body.decode(errors="replace")

    def _header(self, name: str) -> str:
        return dict(self.headers).get(name, "")


def trust_context(trust: Path | None) -> ssl.SSLContext:
    """Certificates are checked against the system's authorities and the extra file."""
    context = httpx.create_ssl_context()
    if trust is not None:
        context.load_verify_locations(cafile=str(trust))
    return context


def unchecked_context() -> ssl.SSLContext:
    """For reading a shop whose certificate we already know to be wrong."""
    context = httpx.create_ssl_context(verify=False)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    return context


class Fetcher:
    """Fetches for one visit, a few at a time."""

    def __init__(self, client: httpx.AsyncClient, gate: Gate) -> None:
        self._client = client
        self._gate = gate
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def get(self, url: str, *, most: int = MAX_PAGE_BYTES) -> Answer:
        """Fetch one address, `most` bytes of it, and follow its redirects."""
        hops: list[Hop] = []
        for _ in range(MAX_HOPS):
            async with self._turn:
                answer = await self._once(url, most=most)
            if answer.problem:
                return _with_hops(answer, hops)
            location = dict(answer.headers).get("location", "")
            hops.append(Hop(url, answer.status, location))
            if not (300 <= answer.status < 400 and location):
                return _with_hops(answer, hops)
            url = urljoin(url, location)
            if urlsplit(url).scheme not in {"http", "https"}:
                return _with_hops(Answer(url, problem="bad-url"), hops)
        return _with_hops(Answer(url, problem="too-many-redirects"), hops)

    async def peek(self, url: str) -> Answer:
        """The first bytes of one address, without following where it leads."""
        async with self._turn:
            answer = await self._once(url, most=PEEK_BYTES)
        return replace(answer, problem="") if answer.problem == "cut-off" else answer

    async def _once(self, url: str, *, most: int = MAX_PAGE_BYTES) -> Answer:
        host = urlsplit(url).hostname or ""
        try:
            async with (
                asyncio.timeout(PER_REQUEST_SECONDS),
                self._client.stream("GET", url) as response,
            ):
                refused = self._refusal_in(response, host)
                if refused:
                    return Answer(url, problem=refused)
                body, whole = await _read(response, most)
        except (TimeoutError, httpx.TimeoutException):
            return Answer(url, problem="timeout")
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
            return Answer(url, problem="bad-url")
        # What TLS says in the middle of an answer, httpx does not make its own.
        except (httpx.HTTPError, OSError) as problem:
            return Answer(url, problem=self._cause_of(problem, host))
        return Answer(
            url,
            response.status_code,
            tuple(
                (key.lower(), value) for key, value in response.headers.multi_items()
            ),
            body,
            problem="" if whole else "cut-off",
        )

    def _refusal_in(self, response: httpx.Response, host: str) -> str:
        # A shop may send this header too; the gate's own log decides. What the gate
        # could not even read (httpx leaves the brackets off an IPv6 host) is in no log.
        if "x-gate-refused" not in response.headers:
            return ""
        unread = "bad-url" if response.status_code == 400 else ""
        return self._gate.why_refused(host) or unread

    def _cause_of(self, problem: Exception, host: str) -> str:
        if isinstance(problem, httpx.ProxyError):
            return self._gate.why_refused(host) or "no-answer"
        return "tls" if "SSL" in str(problem) or "TLS" in str(problem) else "no-answer"


@asynccontextmanager
async def open_fetcher(
    gate: Gate, options: VisitOptions, context: ssl.SSLContext
) -> AsyncIterator[Fetcher]:
    """A fetcher whose only way out is the gate."""
    proxy = httpx.Proxy(
        gate.address, auth=(gate.own_pass.username, gate.own_pass.password)
    )
    languages = ", ".join(
        f"{language};q={1 - place / 10:.1f}"
        for place, language in enumerate(options.languages)
    )
    async with httpx.AsyncClient(
        proxy=proxy,
        verify=context,
        http2=True,
        trust_env=False,
        timeout=PER_REQUEST_SECONDS,
        headers={
            "User-Agent": options.user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
            "Accept-Language": languages,
        },
    ) as client:
        yield Fetcher(client, gate)


async def _read(response: httpx.Response, most: int) -> tuple[bytes, bool]:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > most:
            return bytes(body[:most]), False
    return bytes(body), True


def _with_hops(answer: Answer, hops: list[Hop]) -> Answer:
    return Answer(
        answer.url,
        answer.status,
        answer.headers,
        answer.body,
        tuple(hops),
        answer.problem,
    )
