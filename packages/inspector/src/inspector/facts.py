"""The facts a visit writes down: frozen, plain, without any judgement."""

import hashlib
from dataclasses import dataclass

KINDS = (
    "home",
    "terms",
    "privacy",
    "cookies",
    "returns",
    "delivery",
    "payment",
    "contact",
    "complaints",
    "about",
    "reviews",
    "category",
    "product",
    "cart",
    "checkout",
    "other",
)


@dataclass(frozen=True)
class Page:
    """One page as it was served; `text` is what a reader sees, in NFC.

    `found_by` says how we came there: `start`, `link`, `data` (structured data),
    `sitemap`, `guess` (where it stands in many shops), `language` (the same shop in
    another language), `walk`.
    `rendered` is true when the HTML comes from the browser after its scripts ran.
    `unseen` holds the words of `text` that a browser showed to nobody.
    """

    url: str
    kind: str = "other"
    found_by: str = "link"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    html: str = ""
    text: str = ""
    language: str = ""
    screenshot: str | None = None
    rendered: bool = False
    unseen: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the HTML, in hexadecimal."""
        return hashlib.sha256(self.html.encode()).hexdigest()

    def header(self, name: str) -> str:
        """The value of a response header, several joined by a comma; else empty."""
        found = [value for key, value in self.headers if key == name.lower()]
        return ", ".join(found)


@dataclass(frozen=True)
class Request:
    """One request the browser made; `kind` is the browser's word (script, image).

    `caused_by` is the script that asked for it, else the page or frame it stands in.
    """

    url: str
    host: str
    kind: str
    third_party: bool
    method: str = "GET"
    caused_by: str = ""

    @property
    def is_beacon(self) -> bool:
        """Whether it tells another party something, rather than fetch a file."""
        if self.kind in {"ping", "beacon"}:
            return True
        is_message = self.kind in {"fetch", "xhr"} or (
            self.kind == "image" and "?" in self.url
        )
        return self.third_party and is_message


@dataclass(frozen=True)
class Cookie:
    """One cookie; `expires` in seconds since 1970, `None` when it ends with the visit.

    `seen_in` is `jar` when the browser kept it, `header` when a server only tried.
    `set_by` is the script that wrote it or the address that sent it; `blocked` is the
    browser's reason for not keeping it.
    """

    name: str
    domain: str
    path: str = "/"
    expires: int | None = None
    http_only: bool = False
    secure: bool = False
    same_site: str = ""
    third_party: bool = False
    seen_in: str = "jar"
    set_by: str = ""
    blocked: str = ""


@dataclass(frozen=True)
class StoredKey:
    """One key a script left in the browser; `area` is `local` or `session`."""

    origin: str
    area: str
    key: str
    set_by: str = ""


@dataclass(frozen=True)
class ConsentState:
    """What happened in a fresh browser in one state: before, refused or accepted.

    A fourth, `phone`, is before a choice on a phone, where some shops do other things.
    `reached` is false when the state could not be brought about; then nothing in it
    proves anything.
    """

    name: str
    reached: bool
    pages: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    cookies: tuple[Cookie, ...] = ()
    storage: tuple[StoredKey, ...] = ()


@dataclass(frozen=True)
class Barrier:
    """One rule a page breaks, by the name axe gives it, and where (CSS selectors).

    `norms` are the success criteria of WCAG as axe writes them: `wcag143` is 1.4.3.
    `places` are the first few of `count`.
    """

    rule: str
    impact: str = ""
    norms: tuple[str, ...] = ()
    count: int = 1
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class BarrierLook:
    """What `engine` found on one page as it stood in the browser."""

    url: str
    kind: str
    engine: str
    barriers: tuple[Barrier, ...] = ()


@dataclass(frozen=True)
class BannerButton:
    """One control in the cookie banner; sizes in CSS pixels, contrast 1 to 21."""

    label: str
    role: str
    element: str
    width: float
    height: float
    contrast: float
    layer: int = 1


@dataclass(frozen=True)
class Banner:
    """The cookie banner as a first visitor meets it."""

    url: str
    text: str
    buttons: tuple[BannerButton, ...] = ()


@dataclass(frozen=True)
class TlsProbe:
    """One question to a host, put in handshakes of its own: would you accept this?

    `asked` is a protocol (SSLv2 to TLSv1.3), a family of ciphers (null, anonymous,
    export, rc4, 3des, static-rsa, cbc, forward-secret, dhe), `early-data`, or
    `renegotiation` of the insecure kind. `answer` is accepted, refused, or unclear: an
    error is never a refusal. `detail` is the cipher, or what was said.
    """

    asked: str
    answer: str
    detail: str = ""


@dataclass(frozen=True)
class ChainLink:
    """One certificate as the host sent it, the first being its own."""

    subject: str
    issuer: str
    fingerprint: str


@dataclass(frozen=True)
class TlsFacts:
    """What a TLS handshake with one host showed; moments in ISO 8601.

    `problem` is empty when the certificate is trusted for the host, else one of:
    expired, not-yet-valid, wrong-name, self-signed, untrusted, incomplete, weak,
    client-certificate, protocol, no-answer, other. `asks_certificate` is true when the
    host serves only who shows a certificate.
    """

    host: str
    port: int
    problem: str = ""
    detail: str = ""
    protocol: str = ""
    cipher: str = ""
    subject: str = ""
    issuer: str = ""
    names: tuple[str, ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    key_kind: str = ""
    key_bits: int = 0
    signature_hash: str = ""
    fingerprint: str = ""
    public_key_pin: str = ""
    names_are_critical: bool = False
    asks_certificate: bool = False
    chain: tuple[ChainLink, ...] = ()
    probes: tuple[TlsProbe, ...] = ()

    def answer(self, asked: str) -> str:
        """What the host answered to one question: accepted, refused or unclear."""
        found = (probe.answer for probe in self.probes if probe.asked == asked)
        return next(found, "unclear")


@dataclass(frozen=True)
class DnsFacts:
    """What the name service says about the shop's domain.

    `signing` is signed when the domain above vouches for its keys (DNSSEC), unsigned,
    or unclear. `unanswered` holds the questions that met an error: what is empty there
    proves nothing. Of the sender policy: how many there are, the sign before the `all`
    it comes to, and how much a receiver of mail has to ask.
    """

    domain: str
    addresses: tuple[str, ...] = ()
    mail_servers: tuple[str, ...] = ()
    sender_policy: str = ""
    mail_policy: str = ""
    authorities: tuple[str, ...] = ()
    problem: str = ""
    signing: str = "unclear"
    unanswered: tuple[str, ...] = ()
    sender_policies: int = 0
    sender_ending: str = ""
    sender_lookups: int = 0


@dataclass(frozen=True)
class Hop:
    """One answer on the way from an address to a page."""

    url: str
    status: int
    location: str = ""


@dataclass(frozen=True)
class Entrance:
    """Where a visitor ends who types one address; `problem` when nothing answered."""

    url: str
    hops: tuple[Hop, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Tick:
    """A checkbox or radio button as found before anybody touched it."""

    url: str
    kind: str
    name: str
    label: str
    checked: bool
    required: bool = False
    picture: str | None = None


@dataclass(frozen=True)
class OrderStep:
    """One step of the walk as it stood: product, cart, checkout or order-button.

    `costs` are its lines with an amount; `button` is what led on from it.
    """

    url: str
    kind: str
    costs: tuple[str, ...] = ()
    button: str = ""
    picture: str | None = None


@dataclass(frozen=True)
class Checkout:
    """How far the walk to the order button came, and what stood there.

    `reached` is one of product, cart, checkout, order-button. `certain` is false when
    the last button could also lead to a further step. The button is never pressed.
    `summary` holds the costs of the last step, a line each. `cookies` are those the
    walk ended with, `requests` those to others on the way; cookies had been refused.
    `unasked` holds where a step tried to send an order that nobody had pressed for.
    """

    reached: str
    product_url: str = ""
    cart_url: str = ""
    checkout_url: str = ""
    button_label: str = ""
    certain: bool = False
    summary: str = ""
    ticks: tuple[Tick, ...] = ()
    screenshot: str | None = None
    steps: tuple[OrderStep, ...] = ()
    unasked: tuple[str, ...] = ()
    cookies: tuple[Cookie, ...] = ()
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True)
class FileAnswer:
    """What one address beside the pages answered.

    `purpose` is `missing` (a page that cannot exist), `security-txt` (whose `text` is
    kept), or `open-file`: one that should not be there. Of such a file only the digest
    of its first bytes is kept, and what its content `proves` it to be: repository,
    settings, database, archive, phpinfo, adminer, server-status, folder-list or log.
    """

    purpose: str
    url: str
    status: int
    content_type: str = ""
    digest: str = ""
    text: str = ""
    proves: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Note:
    """Something that could not be seen, and why."""

    code: str
    url: str = ""
    detail: str = ""
