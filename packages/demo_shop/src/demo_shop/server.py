"""The village on the wire: one server for http, one for https, a thread per visitor."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from demo_shop.certificates import Papers, papers_for
from demo_shop.settings import ShopSettings
from demo_shop.village import village

PATIENCE = 15


class Handler(WSGIRequestHandler):
    """Answers without noise, and tells nobody which software it is."""

    timeout = PATIENCE

    def send_response(self, code: int, message: str | None = None) -> None:
        self.send_response_only(code, message)
        self.send_header("Date", self.date_time_string())

    def log(self, type: str, message: str, *args: Any) -> None:
        """Keep quiet about visits: they are of no interest to anybody."""


class Server(ThreadedWSGIServer):
    """Shakes hands in the thread of the visitor.

    Otherwise a visitor who connects and says nothing, as browsers do and scanners
    like to, would keep everybody else waiting at the door.
    """

    def __init__(self, host: str, port: int, app: Flask) -> None:
        super().__init__(host, port, app, handler=Handler)
        self.request_queue_size = 128

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.ssl_context is None:
            super().finish_request(request, client_address)
            return
        request.settimeout(PATIENCE)
        try:
            safe = self.ssl_context.wrap_socket(request, server_side=True)
        except OSError:
            return  # a probe for an old protocol, or a visitor who left
        try:
            super().finish_request(safe, client_address)
        finally:
            _say_goodbye(safe)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a broken connection pass in silence."""


@dataclass(frozen=True)
class Listening:
    """Where a running village is reached."""

    http_port: int
    https_port: int
    papers: Papers


@contextmanager
def serving(
    app: Flask, settings: ShopSettings, host: str, ports: tuple[int, int], folder: Path
) -> Iterator[Listening]:
    """Serve the village on both ports until the block ends."""
    papers = papers_for(names(settings), folder, at=settings.clock())
    plain = Server(host, ports[0], app)
    secure = Server(host, ports[1], app)
    secure.ssl_context = _context(papers)
    threads = [
        threading.Thread(target=each.serve_forever, kwargs={"poll_interval": 0.1})
        for each in (plain, secure)
    ]
    for thread in threads:
        thread.start()
    try:
        yield Listening(plain.port, secure.port, papers)
    finally:
        for server in (plain, secure):
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


def names(settings: ShopSettings) -> list[str]:
    """Every name the certificate must be good for."""
    return [*village(), settings.tracker_host, "localhost", "127.0.0.1"]


def _context(papers: Papers) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    context.set_alpn_protocols(["http/1.1"])
    context.load_cert_chain(papers.leaf, papers.key)
    return context


def _say_goodbye(safe: ssl.SSLSocket) -> None:
    """Close properly: a visitor sees that nothing was cut off."""
    try:
        safe.settimeout(1)
        safe.unwrap().shutdown(socket.SHUT_RDWR)
    except (OSError, ValueError):
        pass
    finally:
        safe.close()
