"""Reads the head of a request at the gate, and refuses what no proxy should carry."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from inspector.visit import addresses

REASONS = {400: "Bad Request", 403: "Forbidden", 407: "Proxy Authentication Required"}


class GateRefused(Exception):
    """The gate does not let this request through; `reason` is a code."""

    def __init__(self, reason: str, status: int = 403) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


@dataclass(frozen=True)
class Target:
    """Where a request wants to go, with the head to send on when it is plain HTTP."""

    host: str
    port: int
    head: bytes = b""
    body_bytes: int = 0


def header_of(line: str) -> tuple[str, str]:
    """One header line as a lower-case name and its value."""
    name, colon, value = line.partition(":")
    if not colon or name != name.strip() or not name:
        raise GateRefused("bad-request", 400)
    return name.lower(), value.strip()


def tunnel_target(authority: str) -> Target:
    """The target of a CONNECT."""
    host, _, port = authority.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise GateRefused("bad-request", 400)
    return Target(_checked_host(host.strip("[]")), int(port))


def plain_target(method: str, url: str, headers: list[tuple[str, str]]) -> Target:
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


def refusal_bytes(refusal: GateRefused) -> bytes:
    """The answer of the gate to a request it refuses."""
    lines = [
        f"HTTP/1.1 {refusal.status} {REASONS[refusal.status]}",
        f"X-Gate-Refused: {refusal.reason}",
        "Content-Length: 0",
        "Connection: close",
    ]
    if refusal.status == 407:
        lines.append('Proxy-Authenticate: Basic realm="gate"')
    return "\r\n".join([*lines, "", ""]).encode()


def _goes_on(name: str) -> bool:
    own = {"host", "connection", "keep-alive", "te", "trailer", "upgrade"}
    return name not in own and not name.startswith("proxy-")


def _checked_host(host: str) -> str:
    try:
        return addresses.clean_host(host)
    except addresses.BadUrl:
        raise GateRefused("bad-name") from None
