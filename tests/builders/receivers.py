"""Machines of shops for tests: real servers on loopback, over https."""

import datetime as dt
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Came:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What the machine answers."""

    status: int = 204
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Answering = Callable[[Came], Reply]


@dataclass
class Receiver:
    """A running machine: what came, and how it answers."""

    domain: str
    port: int = 0
    answering: Answering = lambda came: Reply()
    came: list[Came] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens, as the world knows it."""
        return f"https://{self.domain}/keurmeester"

    @property
    def connection(self) -> str:
        """The setting that leads the platform here."""
        return f"{self.domain}:443=127.0.0.1:{self.port}"


@contextmanager
def receiving(domain: str) -> Iterator[Receiver]:
    """A machine under this name, until the block ends."""
    receiver = Receiver(domain)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            came = Came(self.path, headers, self.rfile.read(length))
            receiver.came.append(came)
            reply = receiver.answering(came)
            self.send_response(reply.status)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *parts: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_papers(domain))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def authority_file() -> Path:
    """The authority that signs what these machines show."""
    return _authority()[2]


@cache
def _authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Name, Path]:
    key, name = ec.generate_private_key(ec.SECP256R1()), _named("Tests")
    builder = _builder(name, name, key).add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    )
    file = Path(mkdtemp()) / "authority.pem"
    signed = builder.sign(key, hashes.SHA256())
    file.write_bytes(signed.public_bytes(Encoding.PEM))
    return key, name, file


def _papers(domain: str) -> Path:
    issuer, issued_by, file = _authority()
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(_named(domain), issued_by, key).add_extension(
        x509.SubjectAlternativeName([x509.DNSName(domain)]), critical=False
    )
    signed = builder.sign(issuer, hashes.SHA256())
    papers = file.parent / f"{domain}.pem"
    papers.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + signed.public_bytes(Encoding.PEM)
    )
    return papers


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)  # noqa: TID251 - a handshake happens at no other time
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - dt.timedelta(days=1))
    return builder.not_valid_after(now + dt.timedelta(days=30))
