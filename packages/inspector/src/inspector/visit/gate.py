"""The gate: a small proxy on loopback through which every byte of a visit goes.

It resolves a name itself, refuses every address that is not public, and connects to
exactly the address it checked. So redirects, subresources, scripts and names that
change their address between two questions are all covered in one place. Only clients
that know a random credential may use it, which also keeps the browser's own
housekeeping inside.
"""

import asyncio
import base64
import contextlib
import secrets
import socket
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

from inspector.visit import addresses
from inspector.visit.relay import Relay, TooMuch

USUAL_PORTS = frozenset({80, 443, 8080, 8443})
MAX_HEAD_BYTES = 65_536
MAX_CONNECTIONS = 3_000
HEAD_SECONDS = 10
CONNECT_SECONDS = 10
REASONS = {400: "Bad Request", 403: "Forbidden", 407: "Proxy Authentication Required"}

Resolve = Callable[[str, int], Awaitable[list[str]]]


class GateRefused(Exception):
    """The gate does not let this request through; `reason` is a code."""

    def __init__(self, reason: str, status: int = 403) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True)
class GateRules:
    """What the gate may let through besides the public internet."""

    connect_to: Mapping[str, str] = field(default_factory=dict)
    allow_private: frozenset[str] = frozenset()
    ports: frozenset[int] = USUAL_PORTS
    max_bytes: int = 300_000_000


@dataclass(frozen=True)
class Passage:
    """One request at the gate; `refused` is empty when it went through."""

    host: str
    port: int
    address: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Target:
    """Where a request wants to go, with the head to send on when it is plain HTTP."""

    host: str
    port: int
    head: bytes = b""
    body_bytes: int = 0


async def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses the system knows for a name, in its order of preference."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Gate:
    """An asynchronous context: open while a visit lasts.

    `passages` logs every request; `counts` says how often each host was asked.
    """

    def __init__(
        self, rules: GateRules, *, resolve: Resolve = resolve_by_system
    ) -> None:
        self.rules = rules
        self.passages: list[Passage] = []
        self.counts: Counter[str] = Counter()
        self.username = "visit"
        self.password = secrets.token_urlsafe(24)
        self._resolve = resolve
        self._relay = Relay(rules.max_bytes)
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Gate":
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, limit=MAX_HEAD_BYTES
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.close()
        for client in self._clients:
            client.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)

    @property
    def address(self) -> str:
        """Where the gate listens, without its credential."""
        assert self._server is not None, "the gate is not open"  # noqa: S101
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    @property
    def authorization(self) -> str:
        """The header value that lets a client in."""
        pair = f"{self.username}:{self.password}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"

    def why_refused(self, host: str) -> str:
        """The reason code of the last refusal for a host, or empty."""
        for passage in reversed(self.passages):
            if passage.host == host:
                return passage.refused
        return ""

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._clients.add(task)
            task.add_done_callback(self._clients.discard)
        try:
            await self._answer(reader, writer)
        except GateRefused as refusal:
            with contextlib.suppress(OSError):
                writer.write(_refusal(refusal))
                await writer.drain()
        except (OSError, EOFError, ValueError, TimeoutError, TooMuch):
            # The client or the shop went away, or sent no end of bytes: hang up.
            pass
        except asyncio.CancelledError:
            # The gate closes. The stream server would log a task that ends cancelled.
            pass
        finally:
            writer.close()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        async with asyncio.timeout(HEAD_SECONDS):
            head = await reader.readuntil(b"\r\n\r\n")
        request_line, *lines = head[:-4].decode("latin-1").split("\r\n")
        headers = [_header_of(line) for line in lines]
        if not self._is_ours(headers):
            raise GateRefused("no-credential", 407)
        method, _, rest = request_line.partition(" ")
        if method == "CONNECT":
            target = _tunnel_target(rest.partition(" ")[0])
        else:
            target = _plain_target(method, rest.partition(" ")[0], headers)
        far_reader, far_writer = await self._connect(target)
        try:
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 200 Connection Established\r\n\r\n")
                await self._relay.both_ways(reader, writer, far_reader, far_writer)
            else:
                far_writer.write(target.head)
                await self._relay.one_exchange(
                    reader, writer, far_reader, far_writer, target.body_bytes
                )
        finally:
            far_writer.close()

    def _is_ours(self, headers: list[tuple[str, str]]) -> bool:
        given = dict(headers).get("proxy-authorization", "")
        return secrets.compare_digest(given.encode(), self.authorization.encode())

    async def _connect(
        self, target: Target
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self.counts[target.host] += 1
        try:
            if self.counts.total() > MAX_CONNECTIONS:
                raise GateRefused("too-many-connections")
            places = await self._places_for(target)
        except GateRefused as refusal:
            self._log(target, refused=refusal.reason)
            raise
        for address, port in places:
            with contextlib.suppress(OSError, TimeoutError):
                async with asyncio.timeout(CONNECT_SECONDS):
                    pair = await asyncio.open_connection(address, port)
                self._log(target, address=address)
                return pair
        self._log(target, refused="no-answer")
        raise GateRefused("no-answer")

    async def _places_for(self, target: Target) -> list[tuple[str, int]]:
        """Addresses that were checked, to be connected to as they are."""
        mapped = self.rules.connect_to.get(f"{target.host}:{target.port}")
        if mapped:
            address, _, port = mapped.rpartition(":")
            return [(address.strip("[]"), int(port))]
        private_is_fine = target.host in self.rules.allow_private
        if target.port not in self.rules.ports and not private_is_fine:
            raise GateRefused("unusual-port")
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                found = await self._resolve(target.host, target.port)
        except (OSError, TimeoutError, UnicodeError):
            raise GateRefused("no-such-name") from None
        allowed = [
            (address, target.port)
            for address in found
            if private_is_fine or addresses.is_public(address)
        ]
        if not allowed:
            raise GateRefused("private-address" if found else "no-such-name")
        return allowed[:4]

    def _log(self, target: Target, *, address: str = "", refused: str = "") -> None:
        self.passages.append(Passage(target.host, target.port, address, refused))


def _header_of(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or name != name.strip() or not name:
        raise GateRefused("bad-request", 400)
    return name.lower(), value.strip()


def _tunnel_target(authority: str) -> Target:
    host, _, port = authority.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise GateRefused("bad-request", 400)
    return Target(_checked_host(host.strip("[]")), int(port))


def _plain_target(method: str, url: str, headers: list[tuple[str, str]]) -> Target:
    """The target of an absolute URL, with a head that asks for one answer only."""
    try:
        parts = urlsplit(url)
        port = parts.port or 80
    except ValueError:
        raise GateRefused("bad-request", 400) from None
    if parts.scheme != "http" or not method.isalpha():
        raise GateRefused("bad-request", 400)
    names = [name for name, _ in headers]
    # A body of unknown length, or of two lengths, is how requests are smuggled.
    if "transfer-encoding" in names or names.count("content-length") > 1:
        raise GateRefused("bad-request", 400)
    length = dict(headers).get("content-length", "0")
    if not length.isdecimal():
        raise GateRefused("bad-request", 400)
    host = _checked_host(parts.hostname or "")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{method} {path} HTTP/1.1", f"Host: {parts.netloc.rpartition('@')[2]}"]
    lines += [f"{name}: {value}" for name, value in headers if _goes_on(name)]
    lines += ["Connection: close", "", ""]
    return Target(host, port, "\r\n".join(lines).encode("latin-1"), int(length))


def _goes_on(name: str) -> bool:
    own = {"host", "connection", "keep-alive", "te", "trailer", "upgrade"}
    return name not in own and not name.startswith("proxy-")


def _checked_host(host: str) -> str:
    try:
        return addresses.clean_host(host)
    except addresses.BadUrl:
        raise GateRefused("bad-name") from None


def _refusal(refusal: GateRefused) -> bytes:
    lines = [
        f"HTTP/1.1 {refusal.status} {REASONS[refusal.status]}",
        f"X-Gate-Refused: {refusal.reason}",
        "Content-Length: 0",
        "Connection: close",
    ]
    if refusal.status == 407:
        lines.append('Proxy-Authenticate: Basic realm="gate"')
    return "\r\n".join([*lines, "", ""]).encode()
