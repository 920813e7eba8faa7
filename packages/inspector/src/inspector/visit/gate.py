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

from inspector.visit import addresses
from inspector.visit.heads import (
    GateRefused,
    Target,
    header_of,
    plain_target,
    refusal_bytes,
    tunnel_target,
)
from inspector.visit.relay import Relay, TooMuch

USUAL_PORTS = frozenset({80, 443, 8080, 8443})
MAX_HEAD_BYTES = 65_536
MAX_CONNECTIONS = 3_000
HEAD_SECONDS = 10
CONNECT_SECONDS = 10

Resolve = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True)
class GateRules:
    """What the gate may let through besides the public internet."""

    connect_to: Mapping[str, str] = field(default_factory=dict)
    allow_private: frozenset[str] = frozenset()
    ports: frozenset[int] = USUAL_PORTS
    max_bytes: int = 300_000_000


@dataclass(frozen=True)
class Pass:
    """What lets one client through the gate, until the gate seals it."""

    username: str
    password: str

    @property
    def authorization(self) -> str:
        """The header value that shows this pass."""
        pair = f"{self.username}:{self.password}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"


@dataclass(frozen=True)
class Passage:
    """One request at the gate; `refused` is empty when it went through."""

    host: str
    port: int
    address: str = ""
    refused: str = ""


async def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses the system knows for a name, in its order of preference.

    Names under `localhost` are this machine, whatever the system makes of them
    (RFC 6761, section 6.3).
    """
    if host.endswith(".localhost"):
        return ["127.0.0.1", "::1"]
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
        self._sealed: set[Pass] = set()
        self._passes: list[Pass] = []
        self.own_pass = self.issue_pass()
        self._resolve = resolve
        self._relay = Relay(rules.max_bytes)
        self._server: asyncio.Server | None = None
        self._clients: dict[asyncio.Task[None], Pass | None] = {}

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
        """The header value that lets our own fetching in."""
        return self.own_pass.authorization

    def issue_pass(self) -> Pass:
        """A credential for one more client of this visit."""
        number = len(self._passes)
        self._passes.append(Pass(f"visit-{number}", secrets.token_urlsafe(24)))
        return self._passes[-1]

    def seal(self, pass_: Pass) -> None:
        """Let nothing through on this pass any more, and cut what is under way."""
        self._sealed.add(pass_)
        for client, shown in self._clients.items():
            if shown == pass_:
                client.cancel()

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
            self._clients[task] = None
            task.add_done_callback(lambda ended: self._clients.pop(ended, None))
        try:
            await self._answer(reader, writer)
        except GateRefused as refusal:
            with contextlib.suppress(OSError):
                writer.write(refusal_bytes(refusal))
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
        headers = [header_of(line) for line in lines]
        self._check_pass(headers)
        method, _, rest = request_line.partition(" ")
        if method == "CONNECT":
            target = tunnel_target(rest.partition(" ")[0])
        else:
            target = plain_target(method, rest.partition(" ")[0], headers)
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

    def _check_pass(self, headers: list[tuple[str, str]]) -> None:
        given = dict(headers).get("proxy-authorization", "").encode()
        for pass_ in self._passes:
            if secrets.compare_digest(given, pass_.authorization.encode()):
                break
        else:
            raise GateRefused("no-credential", 407)
        if pass_ in self._sealed:
            raise GateRefused("sealed")
        task = asyncio.current_task()
        if task is not None:
            self._clients[task] = pass_

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
