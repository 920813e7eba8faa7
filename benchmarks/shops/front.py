"""Stands in front of a shop made by others: ends TLS, and plants what it lacks.

A footer, a consent banner, trackers and faults are put into the pages as they pass, so
that the software of the shop stays as it came from its registry. Names of trackers end
here as well.
"""

import http.client
import re
import ssl
import threading
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

TRACKERS = ("meetbureau.test", "pixel.advertentie.test")
PIXEL = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00"
    b"\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
TAG = (
    "document.cookie='_ga=GA1.1.1234567890.1700000000;path=/;max-age=15552000';"
    "new Image().src='https://meetbureau.test/collect?v=2&cid=1234567890';"
    "const s=document.createElement('script');"
    "s.src='https://pixel.advertentie.test/fbevents.js';document.head.append(s);"
)
PASSED_ON = {"connection", "transfer-encoding", "content-length", "content-encoding"}


@dataclass
class Shop:
    """One shop behind the front: where it listens, and what is planted in it.

    `head`, `menu` and `foot` go into every page of HTML; `swaps` replaces words in it;
    `files` are served without asking the shop; `headers` are added to every answer.
    """

    host: str
    port: int
    head: str = ""
    foot: str = ""
    menu: str = ""
    swaps: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    sends_to_https: bool = True
    secure_cookies: bool = True
    asked: Counter[str] = field(default_factory=Counter)


class Front:
    """The front of every shop, on two ports of loopback."""

    def __init__(self, leaf: Path, key: Path) -> None:
        self.shops: dict[str, Shop] = {}
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
        context.load_cert_chain(leaf, key)
        self._plain = _Server(self, None)
        self._secure = _Server(self, context)
        self.ports = (self._plain.server_port, self._secure.server_port)
        for server in (self._plain, self._secure):
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._plain.shutdown()
        self._secure.shutdown()

    def ways(self, host: str) -> list[str]:
        """The options that lead the inspector here, for a shop and its trackers."""
        words = []
        for name in (host, f"www.{host}", *TRACKERS):
            for usual, port in zip((80, 443), self.ports, strict=True):
                words += ["--connect-to", f"{name}:{usual}=127.0.0.1:{port}"]
        return words


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, front: Front, context: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.front = front
        self.context = context

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.context is not None:
            request.settimeout(20)
            try:
                request = self.context.wrap_socket(request, server_side=True)
            except OSError:
                return
        with suppress(OSError):
            super().finish_request(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20
    server: _Server

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_HEAD = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _serve(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        shop = self.server.front.shops.get(host.removeprefix("www."))
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        if shop is None:
            self._track()
        elif (self.server.context is None and shop.sends_to_https) or host.startswith(
            "www."
        ):
            place = f"https://{shop.host}{self.path}"
            self._send(301, {"Location": place, **shop.headers}, b"")
        elif self.path.partition("?")[0] in shop.files:
            kind, content = shop.files[self.path.partition("?")[0]]
            self._send(200, {"Content-Type": kind, **shop.headers}, content)
        else:
            self._pass_on(shop, body)

    def _track(self) -> None:
        """What a tracker answers: a cookie of its own, and a picture or a script."""
        is_script = self.path.partition("?")[0].endswith(".js")
        cookie = "tid=abc123; Max-Age=15552000; Path=/; Secure; SameSite=None"
        kind = "text/javascript" if is_script else "image/gif"
        content = b"document.cookie='_fbp=fb.1.1;path=/';" if is_script else PIXEL
        self._send(200, {"Content-Type": kind, "Set-Cookie": cookie}, content)

    def _pass_on(self, shop: Shop, body: bytes) -> None:
        shop.asked[f"{self.command} {self.path.partition('?')[0]}"] += 1
        line = http.client.HTTPConnection("127.0.0.1", shop.port, timeout=60)
        given = {
            key: value
            for key, value in self.headers.items()
            if key.lower() not in {"accept-encoding", "connection"}
        }
        given["X-Forwarded-Proto"] = "https" if self.server.context else "http"
        try:
            line.request(self.command, self.path, body=body or None, headers=given)
            answer = line.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self._send(502, {"Content-Type": "text/plain"}, b"The shop is away.")
            return
        finally:
            line.close()
        pairs = [
            (key, self._cookie(shop, key, value))
            for key, value in answer.getheaders()
            if key.lower() not in PASSED_ON
        ]
        if "text/html" in (answer.getheader("Content-Type") or ""):
            content = _planted(shop, content)
        self._send_pairs(answer.status, [*pairs, *shop.headers.items()], content)

    def _cookie(self, shop: Shop, key: str, value: str) -> str:
        wants = key.lower() == "set-cookie" and shop.secure_cookies
        return f"{value}; Secure" if wants and "secure" not in value.lower() else value

    def _send(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self._send_pairs(status, list(headers.items()), content)

    def _send_pairs(
        self, status: int, headers: list[tuple[str, str]], content: bytes
    ) -> None:
        self.send_response(status)
        for key, value in headers:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _planted(shop: Shop, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    for old, new in shop.swaps:
        text = text.replace(old, new)
    foot = f"<footer class='planted'>{shop.foot}</footer>" if shop.foot else ""
    text = text.replace("</head>", f"{shop.head}</head>", 1)
    if shop.menu:
        menu = f"<nav class='planted'>{shop.menu}</nav>"
        text = re.sub(r"(<body[^>]*>)", lambda body: body[1] + menu, text, count=1)
    before, end, after = text.rpartition("</body>")
    return f"{before}{foot}{end}{after}".encode() if end else text.encode()
