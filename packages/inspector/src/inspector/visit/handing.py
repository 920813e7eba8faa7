"""One thing handed to one address, with every guard of a visit, for a platform.

Not part of any visit: a visit reads, this gives. It goes through the same gate, so it
reaches the public internet alone, at exactly the address that was checked.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from inspector.visit.errand import Errand
from inspector.visit.fetching import trust_context
from inspector.visit.gate import Gate, GateRules, Resolve, resolve_by_system
from inspector.visit.options import Progress, VisitOptions

SECONDS = 15.0
MAX_ANSWER_BYTES = 65_536


@dataclass(frozen=True)
class Handed:
    """What came of it; `body` is at most the first bytes, and only where all came.

    `problem` is empty when something answered, else one of not-https, bad-url,
    private-address, unusual-port, no-such-name, no-answer, timeout, tls.
    """

    status: int = 0
    body: bytes = b""
    problem: str = ""


def hand_over(
    url: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    options: VisitOptions,
    seconds: float = SECONDS,
    resolve: Resolve = resolve_by_system,
) -> Handed:
    """Post once over https; where the answer leads elsewhere nobody follows.

    A redirect is an answer like any other. Never raises for what the other side does.
    """

    async def work(tell: object) -> Handed:
        rules = GateRules(options.connect_to, options.allow_private)
        async with Gate(rules, resolve=resolve) as gate:
            return await _Hands(gate, options, seconds).give(url, body, headers)

    if urlsplit(url).scheme != "https":
        return Handed(problem="not-https")
    return Errand[Handed, Progress](work).run(lambda progress: None)


class _Hands:
    """One post through one gate."""

    def __init__(self, gate: Gate, options: VisitOptions, seconds: float) -> None:
        self._gate = gate
        self._seconds = seconds
        own = gate.own_pass
        self._client = httpx.AsyncClient(
            proxy=httpx.Proxy(gate.address, auth=(own.username, own.password)),
            verify=_context(options.trust),
            trust_env=False,
            timeout=seconds,
            headers={
                "User-Agent": options.user_agent,
                "Accept": "application/json",
                # What is packed could unfold into anything.
                "Accept-Encoding": "identity",
            },
        )

    async def give(self, url: str, body: bytes, headers: Mapping[str, str]) -> Handed:
        host = urlsplit(url).hostname or ""
        try:
            async with asyncio.timeout(self._seconds), self._client as client:
                return await _answer(client, url, body, headers)
        except (TimeoutError, httpx.TimeoutException):
            return Handed(problem="timeout")
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
            return Handed(problem="bad-url")
        except httpx.ProxyError:
            return Handed(problem=self._gate.why_refused(host) or "bad-url")
        # What TLS says in the middle of an answer, httpx does not make its own.
        except (httpx.HTTPError, OSError) as problem:
            is_tls = "SSL" in str(problem) or "TLS" in str(problem)
            return Handed(problem="tls" if is_tls else "no-answer")


@lru_cache(maxsize=4)
def _context(trust: Path | None) -> ssl.SSLContext:
    # Reading all authorities takes longer than the rest of a post.
    return trust_context(trust)


async def _answer(
    client: httpx.AsyncClient, url: str, body: bytes, headers: Mapping[str, str]
) -> Handed:
    request = client.stream("POST", url, content=body, headers=dict(headers))
    async with request as response:
        found = bytearray()
        async for chunk in response.aiter_raw():
            found += chunk
            if len(found) > MAX_ANSWER_BYTES:
                return Handed(response.status_code)
        return Handed(response.status_code, bytes(found))
