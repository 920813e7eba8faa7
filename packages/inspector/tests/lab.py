"""A laboratory of hosts on loopback with a CA, each right or wrong in one way."""

import base64
import datetime as dt
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

HOST = "lab.test"
# The 1024 bit group of RFC 2409, section 6.2: making one of our own takes minutes.
OAKLEY_2 = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22"
    "514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6"
    "F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381"
    "FFFFFFFFFFFFFFFF",
    16,
)
DAY = dt.timedelta(days=1)
OLDER = "@SECLEVEL=0"


@dataclass(frozen=True)
class Signer:
    """Who signs: a name, its key and its certificate."""

    name: x509.Name
    key: Any
    certificate: x509.Certificate


@dataclass(frozen=True)
class Paper:
    """What stands on the certificate of one host."""

    days_before: int = 10
    days_after: int = 80
    names: tuple[str, ...] = (HOST,)
    subject: str = HOST
    names_are_critical: bool = False
    key: str = "ec"


@dataclass(frozen=True)
class Manner:
    """How one host shakes hands."""

    lowest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_2
    highest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
    ciphers: str = "ECDHE+AESGCM:ECDHE+CHACHA20"
    short_dh: bool = False
    wants_certificate: bool = False
    headers: str = ""


class Laboratory:
    """An authority, an intermediate, and whatever hosts a test asks for."""

    def __init__(self, folder: Path, *, now: dt.datetime) -> None:
        self.folder = folder
        self.now = now
        self.root = self._authority("Lab root", None)
        self.middle = self._authority("Lab intermediate", self.root)
        self.lower = self._authority("Lab issuer", self.middle)
        self.stranger = self._authority("Nobody's root", None)
        self.trust = folder / "root.pem"
        self.trust.write_bytes(self.root.certificate.public_bytes(Encoding.PEM))

    def leaf(self, paper: Paper, by: Signer) -> tuple[Any, x509.Certificate]:
        """The key and certificate of one host."""
        key: Any = ec.generate_private_key(ec.SECP256R1())
        if paper.key.startswith("rsa"):
            size = int(paper.key.removeprefix("rsa"))
            key = rsa.generate_private_key(65537, size)
        names = [x509.DNSName(name) for name in paper.names]
        builder = self._builder(_named(paper.subject), by.name, key)
        builder = builder.not_valid_before(self.now - paper.days_before * DAY)
        builder = builder.not_valid_after(self.now + paper.days_after * DAY)
        if names:
            builder = builder.add_extension(
                x509.SubjectAlternativeName(names), paper.names_are_critical
            )
        return key, builder.sign(by.key, hashes.SHA256())

    def self_signed(self) -> tuple[Any, list[x509.Certificate]]:
        """A host that is its own authority."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = _named(HOST)
        builder = self._builder(name, name, key)
        builder = builder.not_valid_before(self.now - DAY)
        builder = builder.not_valid_after(self.now + 80 * DAY)
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(HOST)]), False
        )
        return key, [builder.sign(key, hashes.SHA256())]

    def chain(
        self, paper: Paper = Paper(), above: tuple[Signer, ...] | None = None
    ) -> tuple[Any, list[x509.Certificate]]:
        """A leaf by the lower issuer, and what the host sends along with it."""
        key, leaf = self.leaf(paper, self.lower)
        signers = (self.lower, self.middle) if above is None else above
        return key, [leaf, *(signer.certificate for signer in signers)]

    @contextmanager
    def host(
        self, papers: tuple[Any, list[x509.Certificate]], manner: Manner = Manner()
    ) -> Iterator[int]:
        """Serve one host; yields its port."""
        context = self._context(papers, manner)
        answer = _answer("200 OK", manner.headers)
        with _served(lambda line: _greet(line, context, answer)) as port:
            yield port

    def _context(
        self, papers: tuple[Any, list[x509.Certificate]], manner: Manner
    ) -> ssl.SSLContext:
        key, chain = papers
        path = self.folder / "host.pem"
        path.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + b"".join(each.public_bytes(Encoding.PEM) for each in chain)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers(manner.ciphers)
        with warnings.catch_warnings():
            # Python says that old protocols are old; that is why we serve them.
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = manner.lowest
            context.maximum_version = manner.highest
        context.load_cert_chain(path)
        if manner.short_dh:
            (self.folder / "dh.pem").write_text(_as_pem(OAKLEY_2))
            context.load_dh_params(str(self.folder / "dh.pem"))
        if manner.wants_certificate:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(self.trust)
        return context

    def _authority(self, name: str, by: Signer | None) -> Signer:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _named(name)
        issuer = by.name if by else subject
        builder = self._builder(subject, issuer, key)
        builder = builder.not_valid_before(self.now - 500 * DAY)
        builder = builder.not_valid_after(self.now + 2000 * DAY)
        builder = builder.add_extension(x509.BasicConstraints(True, None), True)
        signed = builder.sign(by.key if by else key, hashes.SHA256())
        return Signer(subject, key, signed)

    def _builder(
        self, subject: x509.Name, issuer: x509.Name, key: Any
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
        )


@contextmanager
def plain_host(status: str = "400 Bad Request", headers: str = "") -> Iterator[int]:
    """A host that knows no TLS at all, and answers every request the same way."""

    def greet(line: socket.socket) -> None:
        with suppress(OSError):
            line.recv(1024)
            line.sendall(_answer(status, headers))

    with _served(greet) as port:
        yield port


@contextmanager
def stubborn_host(context: ssl.SSLContext) -> Iterator[int]:
    """A host that hangs up without a word on whoever does not offer TLS 1.2 or 1.3."""

    def greet(line: socket.socket) -> None:
        with suppress(OSError):
            hello = line.recv(4096, socket.MSG_PEEK)
            if b"\x03\x03" in hello[9:11]:
                _greet(line, context, _answer("200 OK"))

    with _served(greet) as port:
        yield port


@contextmanager
def silent_host() -> Iterator[int]:
    """A host that takes a connection and never says anything."""
    done = threading.Event()
    with _served(lambda line: bool(done.wait(60))) as port:
        try:
            yield port
        finally:
            done.set()


@contextmanager
def _served(greet: Callable[[socket.socket], object]) -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    is_open = threading.Event()
    is_open.set()

    def serve() -> None:
        while is_open.is_set():
            try:
                line, _ = listener.accept()
            except OSError:
                continue
            threading.Thread(
                target=_close_after, args=(greet, line), daemon=True
            ).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        is_open.clear()
        thread.join()
        listener.close()


def _close_after(greet: Callable[[socket.socket], object], line: socket.socket) -> None:
    line.settimeout(5)
    with line:
        greet(line)


def _greet(line: socket.socket, context: ssl.SSLContext, answer: bytes) -> None:
    with suppress(OSError), context.wrap_socket(line, server_side=True) as safe:
        safe.recv(2048)
        safe.sendall(answer)


def _answer(status: str, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: 2\r\n"
    return f"{head}{headers}\r\nok".encode()


def _as_pem(prime: int) -> str:
    """A group of 1024 bits with generator 2, as PKCS #3 wants it."""
    der = bytes.fromhex(f"308187028181{prime:0258x}020102")
    text = base64.encodebytes(der).decode()
    return f"-----BEGIN DH PARAMETERS-----\n{text}-----END DH PARAMETERS-----\n"


def _named(name: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)] if name else []
    return x509.Name(parts)
