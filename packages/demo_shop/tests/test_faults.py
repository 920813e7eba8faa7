"""Each fault changes exactly what it says, and nothing more.

`EXPECTED` holds for every fault the pages that may differ from those of the faultless
shop, what must be gone from them and what must have come. A fault that is not in it
fails; so does a fault that touches a page it should leave alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from flask import Flask

from demo_shop.addresses import OPEN_TO_ALL, rule
from demo_shop.faults import FAULTS
from demo_shop.testing import Visitor
from demo_shop.village import FIRST

Visit = Callable[..., Visitor]

PAGES = {place: rule(place, "nl") for place in OPEN_TO_ALL} | {
    "category": "/categorie/boerenkaas",
    "product": "/product/oude-boerenkaas",
    "missing": "/bestaat-niet",
    "security.txt": "/.well-known/security.txt",
    "sitemap.xml": "/sitemap.xml",
}
CHECKOUT = {
    "filled cart": "/winkelwagen",
    "details": "/afrekenen/gegevens",
    "shipping": "/afrekenen/bezorging",
    "paying": "/afrekenen/betaling",
    "overview": "/afrekenen/overzicht",
    "ordered": "/bedankt",
    "copy": "/bedankt/bestelling.txt",
}
NOT_HTML = {"security.txt", "sitemap.xml", "copy"}
EVERY_PAGE = frozenset({*PAGES, *CHECKOUT}) - NOT_HTML


@dataclass(frozen=True)
class Change:
    """What a fault does to a shop."""

    pages: frozenset[str] | set[str] = frozenset()
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    headers: set[str] = field(default_factory=set)


EXPECTED = {
    "no-company-number": Change(EVERY_PAGE | {"copy"}, gone=("99042117", "KvK-nummer")),
    "wrong-company-number": Change(
        EVERY_PAGE | {"copy"}, gone=("99042117",), come=("KvK-nummer: 9904211<",)
    ),
    "no-vat-number": Change(
        EVERY_PAGE | {"copy"}, gone=("NL999284211B01", "Btw-nummer:")
    ),
    "postbox-only": Change(
        EVERY_PAGE | {"copy"}, gone=("Stremselpad 12<",), come=("Postbus 214",)
    ),
    "no-email": Change(
        EVERY_PAGE | {"copy", "security.txt"}, gone=("hallo@", "mailto:")
    ),
    "no-phone": Change(EVERY_PAGE | {"copy"}, gone=("182 000 123", "tel:")),
    "no-terms": Change(
        EVERY_PAGE | {"copy", "sitemap.xml"},
        gone=('href="/algemene-voorwaarden', ".test/algemene-voorwaarden"),
    ),
    "no-privacy-statement": Change(
        EVERY_PAGE | {"sitemap.xml"},
        gone=('href="/privacyverklaring', ".test/privacyverklaring"),
    ),
    "no-review-clause": Change({"privacy"}, gone=("WebwinkelKeur",)),
    "short-withdrawal": Change(
        {"home", "product", "returns", "terms", "overview", "copy"},
        gone=("14 dagen bedenktijd", "binnen 14 dagen na ontvangst herroepen"),
        come=("7 dagen",),
    ),
    "withdrawal-not-stated": Change(
        {"home", "product", "returns", "terms", "overview", "copy"},
        gone=(
            "dagen bedenktijd",
            "herroepen, zonder",
            "modelformulier",
            "hierbij mede",
        ),
    ),
    "no-withdrawal-function": Change(
        EVERY_PAGE | {"copy", "sitemap.xml"},
        gone=('href="/overeenkomst-herroepen', "Overeenkomst herroepen"),
    ),
    "no-delivery-time": Change(
        {"home", "product", "terms", "delivery", *CHECKOUT} - {"details", "paying"},
        gone=("1 tot 2 werkdagen", "Levertijd", "deliveryTime", "volgende werkdag"),
    ),
    "vague-order-button": Change(
        {"overview"}, gone=("betalingsplicht",), come=(">Doorgaan</button>",)
    ),
    "order-by-link": Change(
        {"overview"}, gone=('<form method="post" class="order">',), come=("?now=1",)
    ),
    "order-by-itself": Change({"overview"}, come=('data-orders="at-once"',)),
    "order-on-leaving": Change({"overview"}, come=('data-orders="on-leaving"',)),
    "preticked-box": Change({"details"}, come=('value="yes" checked',)),
    "late-cost": Change(
        {"overview", "ordered", "copy"},
        gone=("31,85",),
        come=("Servicekosten", "€\u00a034,80"),
    ),
    "card-surcharge": Change(
        {"terms", "payment", "paying"}, come=("toeslag", "€\u00a01,50")
    ),
    "no-complaints-page": Change(
        EVERY_PAGE | {"copy", "sitemap.xml"}, gone=('href="/klachten', ".test/klachten")
    ),
    "old-odr-link": Change(
        {"terms", "complaints"}, come=("https://ec.europa.eu/consumers/odr",)
    ),
    "tracker-before-consent": Change(
        EVERY_PAGE, gone=('data-tracks="no"',), come=('data-tracks="yes"',)
    ),
    "refuse-hidden": Change(EVERY_PAGE, come=("Meer opties",)),
    "refuse-ignored": Change(EVERY_PAGE, come=('data-refusal="ignored"',)),
    "no-https": Change(),
    "no-hsts": Change(headers={"Strict-Transport-Security"}),
    "weak-headers": Change(
        headers={
            "Content-Security-Policy",
            "Permissions-Policy",
            "Referrer-Policy",
            "Server",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-Powered-By",
        }
    ),
    "mixed-content": Change(
        {"home", "product"},
        come=(f'src="http://{FIRST}/',),
        headers={"Content-Security-Policy"},
    ),
    "insecure-cookie": Change(),
    "foreign-seal": Change(EVERY_PAGE, come=("Thuiswinkel Waarborg",)),
}


@dataclass(frozen=True)
class Seen:
    """All that a visitor saw of a shop."""

    pages: dict[str, str]
    headers: dict[str, str]


def look_around(visitor: Visitor) -> Seen:
    """Every page, then an order from cart to confirmation."""
    pages = {place: visitor.get(path).text for place, path in PAGES.items()}
    headers = dict(visitor.get("/").headers)
    visitor.walk_to_the_button()
    for place in ("filled cart", "details", "shipping", "paying", "overview"):
        pages[place] = visitor.read(CHECKOUT[place])
    visitor.post("/afrekenen/overzicht")
    for place in ("ordered", "copy"):
        # The number of an order is the one thing that always differs.
        pages[place] = re.sub(r"2026-4\d+", "2026-4", visitor.read(CHECKOUT[place]))
    return Seen(pages, headers)


@pytest.fixture(scope="module")
def faultless(app: Flask) -> Seen:
    app.extensions["demo_shop"].switches.set(FIRST, [])
    return look_around(Visitor(app.test_client()))


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_changes_what_it_says_and_nothing_else(
    visit: Visit, faultless: Seen, code: str
) -> None:
    expected = EXPECTED[code]

    seen = look_around(visit(code))

    changed = {p for p, page in seen.pages.items() if page != faultless.pages[p]}
    assert changed == set(expected.pages)
    together = "".join(seen.pages[place] for place in changed)
    before = "".join(faultless.pages[place] for place in changed)
    for trace in expected.gone:
        assert trace in before
        assert trace not in together
    for trace in expected.come:
        assert trace not in before
        assert trace in together
    headers = seen.headers.items() ^ faultless.headers.items()
    assert {name for name, _ in headers} - {"Content-Length"} == expected.headers


def test_a_shop_without_faults_shows_no_trace_of_any(faultless: Seen) -> None:
    everything = "".join(faultless.pages.values())

    for code, change in EXPECTED.items():
        # A short word such as "toeslag" may only come where its fault puts it.
        for trace in change.come:
            pages = [faultless.pages[place] for place in change.pages]
            assert not any(trace in page for page in pages), (code, trace)
    assert "7 dagen" not in everything
    assert "http://" not in everything.replace("http://www.sitemaps.org/", "")


def test_a_belgian_shop_without_company_number_hides_the_vat_number_too(
    visit: Visit,
) -> None:
    page = visit("no-company-number", host="wolwinkel-vermeer.test").read("/contact")

    assert "0909.101.420" not in page


def test_a_wrong_belgian_number_is_wrong_wherever_it_stands(visit: Visit) -> None:
    visitor = visit("wrong-company-number", host="wolwinkel-vermeer.test")

    page = visitor.read("/fr/contact")

    assert "0909.101.420" not in page
    assert "0909.101.421" in page


def test_without_https_the_shop_answers_over_http(visit: Visit) -> None:
    sound, open_shop = visit(), visit("no-https")
    plain = f"http://{FIRST}"

    # The switches are shared: the last one who entered decided.
    assert open_shop.client.get("/", base_url=plain).status_code == 200
    visit()
    answer = sound.client.get("/contact?a=1", base_url=plain)
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"https://{FIRST}/contact?a=1"


@pytest.mark.parametrize(
    ("faults", "protections"),
    [((), {"Secure", "HttpOnly", "SameSite=Lax"}), (("insecure-cookie",), set())],
)
def test_the_session_cookie_is_protected_unless_the_fault_is_on(
    visit: Visit, faults: tuple[str, ...], protections: set[str]
) -> None:
    answer = visit(*faults).post("/winkelwagen", product="kaasschaaf", action="add")

    parts = answer.headers["Set-Cookie"].split("; ")
    assert parts[0].startswith("session=")
    assert set(parts[1:]) - {"Path=/"} == protections


def test_an_ignored_refusal_follows_the_visitor_all_the_same(visit: Visit) -> None:
    visitor = visit("refuse-ignored")

    before = visitor.read("/")
    visitor.post("/consent", choice="necessary")

    assert 'data-tracks="no"' in before
    assert 'data-tracks="yes"' in visitor.read("/")


def test_a_hidden_refusal_is_still_possible_one_click_deeper(visit: Visit) -> None:
    visitor = visit("refuse-hidden")

    first_layer = visitor.read("/")
    second_layer = visitor.read("/cookie-instellingen")

    assert 'value="necessary"' not in first_layer
    assert 'value="necessary"' in second_layer


def test_paying_by_card_costs_extra_only_with_the_fault(visit: Visit) -> None:
    assert "<strong>€\u00a031,85</strong>" in visit().walk_to_the_button(payment="card")
    page = visit("card-surcharge").walk_to_the_button(payment="card")

    assert "<strong>€\u00a033,35</strong>" in page


@pytest.mark.parametrize("lang", ["/fr", "/en", ""])
@pytest.mark.parametrize(
    ("code", "paths"),
    [
        ("no-terms", ["/conditions-generales", "/terms-and-conditions"]),
        ("no-complaints-page", ["/plaintes", "/complaints", "/klachten"]),
        ("no-withdrawal-function", ["/se-retracter", "/withdraw-from-contract"]),
    ],
)
def test_a_page_that_is_gone_is_gone_in_every_language(
    visit: Visit, code: str, paths: list[str], lang: str
) -> None:
    visitor = visit(code, host="chocolaterie-dubois.test")

    home = visitor.read(f"{lang}/")

    assert not any(path in home for path in paths)
    assert all(visitor.get(lang + path).status_code == 404 for path in paths)


def test_a_fault_in_one_shop_leaves_its_neighbours_alone(visit: Visit) -> None:
    visit("no-phone", host="fietsenhoek.test")

    assert "tel:" in visit().read("/contact")
