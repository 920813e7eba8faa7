"""A tiny shop on loopback over HTTPS, with its own authority; it counts orders."""

import datetime as dt
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from invented import FOLDER, PATHS

HOST = "kaas.test"
BANNER = """<div class="cookie-banner" style="position:fixed;bottom:0;background:#fff">
<p>Mogen wij cookies plaatsen?</p>
<button onclick="choose('yes')">Accepteren</button>
<button onclick="choose('no')">Weigeren</button></div>
<script>
const banner = document.querySelector(".cookie-banner");
if (document.cookie.includes("consent=")) banner.remove();
if (document.cookie.includes("consent=yes")) document.cookie = "_ga=GA1.1.1.1;path=/";
function choose(what) {
  document.cookie = `consent=${what};path=/`;
  banner.remove();
}
</script>"""
CART = """<h1>Winkelwagen</h1><p>1 x Belegen kaas € 8,95</p>
<a href="/afrekenen">Afrekenen</a>"""
ADDRESS = """<h1>Uw gegevens</h1><form method="get" action="/betaling">
<label>Naam <input name="name" required></label>
<label>E-mail <input type="email" name="email" required></label>
<label>Postcode <input name="postcode" required></label>
<label><input type="checkbox" name="news"> Stuur mij de nieuwsbrief</label>
<button>Verder</button></form>"""
PAYING = """<ol class="steps"><li>Gegevens</li><li aria-current="step">Betaling</li>
<li>Controleren</li></ol><h1>Betaling</h1><form method="get" action="/overzicht">
<label><input type="radio" name="payment" value="ideal" checked> iDEAL</label>
<button>Verder</button></form>"""
OVERVIEW = """<h1>Controleren</h1><p>Totaal € 8,95</p>
<form method="post" action="/bestelling"><button>{button}</button></form>"""

# What the firms serve: a script that ignores every choice, and what it fetches.
FOLLOWING = {
    "/follow.js": (
        "text/javascript",
        """for (const name of ["_ga", "_gid", "_fbp"])
  document.cookie = `${name}=1; Max-Age=9999; Path=/`;
localStorage.setItem("_hjid", "1");
new Image().src = "https://pixel-twee.test/p.gif?event=view";
navigator.sendBeacon("https://baken-drie.test/collect", "x");
fetch("https://meter-vier.test/collect", {
  method: "POST", mode: "no-cors", credentials: "include", body: "x" });
const frame = document.createElement("iframe");
frame.src = "https://kader-vijf.test/frame";
const hidden = document.createElement("div");
document.body.append(hidden);
hidden.attachShadow({ mode: "closed" }).append(frame);""",
    ),
    "/frame": ("text/html", '<script src="https://bron-zes.test/lib.js"></script>'),
    "/lib.js": ("text/javascript", "0"),
}
FIRMS = (
    "script-een.test",
    "pixel-twee.test",
    "baken-drie.test",
    "meter-vier.test",
    "kader-vijf.test",
    "bron-zes.test",
)


@dataclass
class TinyShop:
    """Where the shop listens, whom to trust, and what was ordered.

    Whatever asks for an address that begins with `/bestelling` has ordered.
    """

    port: int
    authority: Path
    orders: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


@contextmanager
def tiny_shop(
    folder: Path,
    *,
    button: str = "Bestellen en betalen",
    more: Mapping[str, str] | None = None,
    names: tuple[str, ...] = (HOST,),
) -> Iterator[TinyShop]:
    """Serve the cheese shop; `more` maps paths to pages, or to `-> address`.

    The path `*` stands for every address that is not there.
    """
    pages = _pages(button) | dict(more or {})
    shop = TinyShop(0, folder / "authority.pem")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(shop, pages))
    shop.port = server.server_address[1]
    with _serving(server, _certificate(folder, names)):
        yield shop


@dataclass
class Firms:
    """Where the firms that follow visitors listen, and whom to trust."""

    port: int
    authority: Path


@contextmanager
def following_firms(folder: Path, *hosts: str) -> Iterator[Firms]:
    """Serve firms that follow visitors; each answer sets a cookie of that firm."""
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Follower)
    firms = Firms(server.server_address[1], folder / "authority.pem")
    with _serving(server, _certificate(folder, hosts)):
        yield firms


class _Follower(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        kind, body = FOLLOWING.get(path, ("image/gif", "GIF89a"))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        name = (self.headers["Host"] or "").partition(".")[0]
        self.send_header(
            "Set-Cookie", f"tid-{name}=1; Max-Age=9999; Secure; SameSite=None; Path=/"
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _serving(server: ThreadingHTTPServer, certificate: Path) -> Iterator[None]:
    server.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _pages(button: str) -> dict[str, str]:
    pages = {
        f"/{path}": (FOLDER / "kaas" / f"{name}.html")
        .read_text()
        .replace("</body>", f"{BANNER}</body>")
        for name, path in PATHS.items()
    }
    pages["/winkelwagen"] = CART
    pages["/afrekenen"] = ADDRESS
    pages["/betaling"] = PAYING
    pages["/overzicht"] = OVERVIEW.format(button=button)
    return pages


def _handler(shop: TinyShop, pages: Mapping[str, str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            shop.asked.append(path)
            if path.startswith("/bestelling"):
                shop.orders.append(path)
            page = pages.get(path, pages.get("*"))
            if page is not None and page.startswith("-> "):
                self.send_response(302)
                self.send_header("Location", page.removeprefix("-> "))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            body = (page or "<h1>Niet gevonden</h1>").encode()
            self.send_response(200 if page is not None else 404)
            kind = "plain" if path.endswith((".txt", ".sql", ".env")) else "html"
            self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
            if path == "/winkelwagen":
                self.send_header("Set-Cookie", "session=1; Path=/; Secure; HttpOnly")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            path = self.path.partition("?")[0]
            shop.sent.append(path)
            if path.startswith("/bestelling"):
                shop.orders.append(path)
            self.send_response(303)
            self.send_header("Location", "/winkelwagen")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def _certificate(folder: Path, names: tuple[str, ...]) -> Path:
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in "ab")
    issuer = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"Authority of {names[0]}")]
    )
    authority = _signed(issuer, authority_key, issuer, authority_key, ())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    leaf = _signed(subject, key, issuer, authority_key, names)
    (folder / "authority.pem").write_bytes(authority.public_bytes(Encoding.PEM))
    path = folder / "shop.pem"
    path.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + leaf.public_bytes(Encoding.PEM)
    )
    return path


def _signed(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuer_key: ec.EllipticCurvePrivateKey,
    names: tuple[str, ...],
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)  # noqa: TID251 - certificates live by the real clock
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=60))
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), True)
    )
    if names:
        hosts = [x509.DNSName(name) for name in names]
        builder = builder.add_extension(x509.SubjectAlternativeName(hosts), False)
    return builder.sign(issuer_key, hashes.SHA256())
