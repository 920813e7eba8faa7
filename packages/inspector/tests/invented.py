"""Invented shops as visits: pages from `pages/`, with facts a visit would add."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from inspector import (
    Banner,
    BannerButton,
    Checkout,
    ConsentState,
    Entrance,
    Finding,
    Hop,
    Page,
    Profile,
    Site,
    Tick,
    TlsFacts,
    examine,
)
from inspector.reading.page import read_page

FOLDER = Path(__file__).parent / "pages"
URL = "https://kaas.test/"
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
PATHS = {
    "home": "",
    "terms": "algemene-voorwaarden",
    "privacy": "privacy",
    "contact": "contact",
    "returns": "retourneren",
    "returns-herroepen": "herroepen",
    "product": "product/belegen",
}
GOOD_HEADERS = (
    ("content-type", "text/html; charset=utf-8"),
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    (
        "content-security-policy",
        "default-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'",
    ),
    ("referrer-policy", "no-referrer"),
)
GOOD_TLS = TlsFacts(
    host="kaas.test",
    port=443,
    protocol="TLSv1.3",
    subject="CN=kaas.test",
    names=("kaas.test",),
    valid_from="2026-10-01T00:00:00+00:00",
    valid_until="2026-12-30T00:00:00+00:00",
    key_kind="ec",
    key_bits=256,
    signature_hash="sha256",
)
GOOD_WAYS = (
    Entrance(
        "http://kaas.test/",
        (Hop("http://kaas.test/", 301, URL), Hop(URL, 200)),
    ),
    Entrance(URL, (Hop(URL, 200),)),
)
ACCEPT = BannerButton("Accepteren", "accept", "button", 140, 44, 8.5)
REFUSE = BannerButton("Weigeren", "reject", "button", 140, 44, 8.5)
GOOD_BANNER = Banner(URL, "Wij vragen uw toestemming voor cookies.", (ACCEPT, REFUSE))
GOOD_CHECKOUT = Checkout(
    reached="order-button",
    product_url=f"{URL}product/belegen",
    cart_url=f"{URL}winkelwagen",
    checkout_url=f"{URL}afrekenen",
    button_label="Bestellen en betalen",
    certain=True,
    ticks=(Tick(f"{URL}afrekenen", "checkbox", "news", "Nieuwsbrief", checked=False),),
)
BEFORE = ConsentState("before", reached=True, pages=(URL,))


def a_site(
    *,
    change: Mapping[str, str] | None = None,
    drop: Iterable[str] = (),
    headers: tuple[tuple[str, str], ...] = GOOD_HEADERS,
    **facts: Any,
) -> Site:
    """The cheese shop in good order, with words changed and pages left out."""
    pages = _pages(change or {}, frozenset(drop), headers)
    given: dict[str, Any] = {
        "entrances": GOOD_WAYS,
        "tls": (GOOD_TLS,),
        "consent": (BEFORE,),
        "banner": GOOD_BANNER,
        "checkout": GOOD_CHECKOUT,
        "used_browser": True,
    }
    return Site(url=URL, visited_at=MONDAY, **{"pages": pages, **given, **facts})


def find(check: str, site: Site, **terms: int | str | bool) -> Finding:
    """What one check finds on that Monday."""
    profile = Profile.everything().only(check)
    if terms:
        profile = Profile("test", (type(profile.checks[0])(check, terms),))
    return examine(site, profile, on=date(2026, 11, 23)).finding(check)


def _pages(
    change: Mapping[str, str],
    drop: frozenset[str],
    headers: tuple[tuple[str, str], ...],
) -> tuple[Page, ...]:
    texts = {path.stem: path.read_text() for path in (FOLDER / "kaas").glob("*.html")}
    for old, new in change.items():
        assert any(old in text for text in texts.values()), f"nothing says {old!r}"
        texts = {name: text.replace(old, new) for name, text in texts.items()}
    return tuple(
        read_page(
            URL + PATHS[name],
            text,
            promised=name.partition("-")[0],
            headers=headers,
        )
        for name, text in sorted(texts.items())
        if name not in drop
    )
