"""Whatever a shop does, a visit orders nothing, opens no account and joins no list."""

import asyncio
from pathlib import Path

import pytest
from loopback import ADDRESS, HOST, OVERVIEW, PAYING, tiny_shop

from demo_shop.testing import running_shop
from demo_shop.village import village
from inspector import Page, VisitOptions
from inspector.reading.domains import host_of
from inspector.visit.browser import find_chromium, open_chromium
from inspector.visit.gate import Gate, GateRules
from inspector.visit.notebook import Notebook
from inspector.visit.ordering_requests import could_enrol, could_order, goes_to_pay
from inspector.visit.tls import look_at_tls
from inspector.visit.walk import walk_to_checkout

with_a_browser = pytest.mark.skipif(
    find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
)


PRODUCT = Page(f"https://{HOST}/product/belegen", kind="product")


def _options(authority: Path, port: int, *hosts: str) -> VisitOptions:
    places = {f"{host}:443": f"127.0.0.1:{port}" for host in hosts}
    return VisitOptions(trust=authority, connect_to=places)


def _walk(options: VisitOptions, *products: Page) -> list[Notebook]:
    """Only the walk of a customer, from each product to where it ends."""

    async def walk() -> list[Notebook]:
        books = []
        async with Gate(GateRules(options.connect_to)) as gate:
            host = host_of(products[0].url)
            facts = await look_at_tls(gate, host, 443, trust=options.trust)
            pins = (facts.public_key_pin,)
            async with open_chromium(gate, options, pins=pins) as chromium:
                for product in products:
                    deadline = asyncio.get_running_loop().time() + 60
                    book = Notebook(product.url, options, lambda news: None, deadline)
                    book.pages.append(product)
                    await walk_to_checkout(book, chromium)
                    books.append(book)
        return books

    return asyncio.run(walk())


def _with(script: str, page: str) -> str:
    return f"{page}<script>{script}</script>"


STEPS = {
    "a last button called next": {"/overzicht": OVERVIEW.format(button="Verder")},
    "a link that orders": {
        "/overzicht": '<h1>Controleren</h1><a href="/bestelling">Bestellen</a>'
    },
    "a link that orders and is called next": {
        "/overzicht": '<h1>Controleren</h1><a href="/bestelling">Verder</a>'
    },
    "a form that sends itself": {
        "/overzicht": _with("document.forms[0].submit()", OVERVIEW.format(button="Ja"))
    },
    "a form that sends itself later": {
        "/overzicht": _with(
            "setTimeout(() => document.forms[0].submit(), 900)",
            OVERVIEW.format(button="Ja"),
        )
    },
    "a form that sends itself a step early": {
        "/betaling": _with(
            "document.forms[0].action = '/bestelling/vroeg';"
            "document.forms[0].method = 'post';"
            "document.forms[0].submit()",
            PAYING,
        )
    },
    "a page that goes on by itself": {
        "/overzicht": _with(
            "location = '/bestelling'", OVERVIEW.format(button="Bestellen")
        )
    },
    "a script that orders": {
        "/overzicht": _with(
            "fetch('/bestelling', {method: 'POST', body: '{}'})",
            OVERVIEW.format(button="Bestellen"),
        )
    },
    "a script in a frame that orders": {
        "/overzicht": OVERVIEW.format(button="Bestellen")
        + "<iframe srcdoc=\"<form method=post action='https://kaas.test/bestelling'>"
        '</form><script>document.forms[0].submit()</script>"></iframe>'
    },
    "a beacon as one leaves": {
        "/overzicht": _with(
            "for (const name of ['pagehide', 'beforeunload', 'visibilitychange', "
            "'unload']) addEventListener(name, () => {"
            "navigator.sendBeacon('/bestelling/beacon', 'x');"
            "fetch('/bestelling/alive', {method: 'POST', keepalive: true})"
            ".catch(() => 0);"
            "const late = new XMLHttpRequest();"
            "late.open('POST', '/bestelling/late', false);"
            "try { late.send('x'); } catch {}"
            "})",
            OVERVIEW.format(button="Bestellen"),
        )
    },
    "a beacon as one goes to the last step": {
        "/betaling": _with(
            "addEventListener('pagehide', () => {"
            "navigator.sendBeacon('/bestelling/beacon', 'x');"
            "fetch('/bestelling/alive', {method: 'POST', keepalive: true})"
            ".catch(() => 0);})",
            PAYING,
        )
    },
    "a beacon from a worker": {
        "/overzicht": _with(
            "new Worker(URL.createObjectURL(new Blob([\"setInterval(() => "
            "fetch('https://kaas.test/bestelling', {method: 'POST', mode: 'no-cors'}),"
            "300)\"])))",
            OVERVIEW.format(button="Bestellen"),
        )
    },
}  # fmt: skip


@with_a_browser
@pytest.mark.browser
@pytest.mark.slow("a browser walks through a checkout")
@pytest.mark.parametrize("trick", STEPS)
def test_a_shop_that_tricks_a_customer_gets_no_order(tmp_path, trick):
    with tiny_shop(tmp_path, more=STEPS[trick]) as shop:
        [book] = _walk(_options(shop.authority, shop.port, HOST), PRODUCT)

    assert shop.orders == []
    assert "/betaling" in shop.asked
    assert book.checkout is not None
    assert book.checkout.reached in {"checkout", "order-button"}


# Who are you? A guest needs no password: it cannot be filled in.
GATEWAY = """<h1>Afrekenen</h1><form method="get" action="/gegevens">
<label>E-mailadres <input type="email" name="email" required></label>
<label><input type="radio" name="who" value="known"{known}> Ik heb een account</label>
<label>Wachtwoord <input type="password" name="password" disabled></label>
<label><input type="radio" name="who" value="guest"{guest}> Ik reken af als gast</label>
<button>Verder</button></form>"""
# Steps told by their numbers alone, in a list that is not called one.
NUMBERED = """<ul class="nav"><li><a href="/gegevens">1. Gegevens</a></li>
<li class="active">2. Betaling</li><li>3. Nakijken</li></ul>"""


@with_a_browser
@pytest.mark.browser
@pytest.mark.slow("a browser walks through a checkout")
@pytest.mark.parametrize(("known", "guest"), [("", " checked"), (" checked", "")])
def test_a_guest_is_let_in_beside_those_with_an_account(tmp_path, known, guest):
    paying = NUMBERED + PAYING.partition("</ol>")[2]
    more = {
        "/afrekenen": GATEWAY.format(known=known, guest=guest),
        "/gegevens": ADDRESS,
        "/betaling": paying,
    }
    with tiny_shop(tmp_path, more=more) as shop:
        [book] = _walk(_options(shop.authority, shop.port, HOST), PRODUCT)

    assert shop.orders == []
    assert book.checkout is not None
    assert (book.checkout.reached, book.checkout.button_label) == (
        "order-button",
        "Bestellen en betalen",
    )


# A shop drawn by scripts: colours are buttons, the cart is no link, and the last button
# sleeps until one says how to pay.
COLOURED = """<header><button type="button" onclick="location = '/winkelwagen'">
Winkelwagen</button></header><h1>Kaas</h1><form>
<button type="button" class="c">Rood</button>
<button type="button" class="c">Geel</button>
<button type="button" id="add">In winkelwagen</button></form><script>
let colour = "";
for (const one of document.querySelectorAll(".c")) one.onclick = () => {
  colour = one.innerText; };
document.querySelector("#add").onclick = () => {
  if (colour) document.cookie = "cart=1; Path=/"; };</script>"""
CART_OF_SCRIPTS = """<h1>Winkelwagen</h1><div></div><script>
if (document.cookie.includes("cart=1")) document.querySelector("div").innerHTML =
  '<a href="/afrekenen">Afrekenen</a>';</script>"""
ONE_PAGE = """<h1>Afrekenen</h1><form method="post" action="/bestelling">
<label>Naam <input name="name"></label><label>E-mail <input name="email"></label>
<label>Postcode <input name="postcode"></label>
<label><input type="radio" name="pay" value="ideal"> iDEAL</label>
<label><input type="radio" name="pay" value="later"> Overboeking</label>
<button disabled>Kies hoe u betaalt</button></form><script>
for (const way of document.querySelectorAll("[name=pay]")) way.onchange = () => {
  const last = document.querySelector("form button");
  last.disabled = false;
  last.innerText = way.value === "later" ? "Bestelling plaatsen" : "Nu betalen";
  %s
};</script>"""


@with_a_browser
@pytest.mark.browser
@pytest.mark.slow("a browser walks through a checkout")
@pytest.mark.parametrize(
    "also",
    [
        "",
        "document.forms[0].submit();",
        "fetch('/bestelling/place-order', {method: 'POST'});",
    ],
)
def test_a_shop_of_scripts_is_walked_and_its_sleeping_button_read(tmp_path, also):
    more = {
        "/product/belegen": COLOURED,
        "/winkelwagen": CART_OF_SCRIPTS,
        "/afrekenen": ONE_PAGE % also,
    }
    with tiny_shop(tmp_path, more=more) as shop:
        [book] = _walk(_options(shop.authority, shop.port, HOST), PRODUCT)

    assert shop.orders == []
    assert book.checkout is not None
    assert (book.checkout.reached, book.checkout.button_label) == (
        "order-button",
        "Bestelling plaatsen",
    )


@with_a_browser
@pytest.mark.browser
@pytest.mark.slow("a browser walks through a checkout")
def test_what_was_refused_is_written_in_the_visit(tmp_path):
    more = STEPS["a script that orders"]
    with tiny_shop(tmp_path, more=more) as shop:
        [book] = _walk(_options(shop.authority, shop.port, HOST), PRODUCT)

    assert [(note.code, note.url, note.detail) for note in book.notes] == [
        ("refused-could-order", f"https://{HOST}/bestelling", "POST")
    ]


@with_a_browser
@pytest.mark.browser
@pytest.mark.slow("a browser walks through a checkout")
@pytest.mark.parametrize(
    ("button", "label"),
    [
        ('<button aria-label="Bestellen en betalen">Doorgaan</button>', "Doorgaan"),
        (
            '<button>Bestel nu<span style="font-size:1px"> en betalen</span></button>',
            "Bestel nu",
        ),
        (
            '<button aria-label="Bestellen en betalen"><img alt="" src="/a"></button>',
            "Bestellen en betalen",
        ),
    ],
    ids=["told to machines", "too small", "a picture"],
)
def test_a_button_says_what_it_shows(tmp_path, button, label):
    last = f'<h1>Controle</h1><p>Totaal € 8,95</p><form method="post">{button}</form>'
    with tiny_shop(tmp_path, more={"/overzicht": last}) as shop:
        [book] = _walk(_options(shop.authority, shop.port, HOST), PRODUCT)

    assert book.checkout is not None
    assert book.checkout.button_label == label


SLY = ("order-by-link", "order-by-itself", "order-on-leaving", "vague-order-button")


@with_a_browser
@pytest.mark.browser
@pytest.mark.slow("a browser walks through the checkout of every demo shop")
def test_no_demo_shop_ever_gets_an_order(tmp_path):
    shops = village()
    faults = {host: [SLY[place % len(SLY)]] for place, host in enumerate(shops)}
    products = [
        Page(f"https://{host}/product/{shop.products[0].slug}", "product")
        for host, shop in shops.items()
    ]
    with running_shop(faults, folder=tmp_path) as running:
        options = _options(running.ca_path, running.https_port, *shops)
        books = _walk(options, *products)

        assert running.visits.count_orders() == 0
    reached = {
        host: book.checkout.reached
        for host, book in zip(shops, books, strict=True)
        if book.checkout is not None
    }
    # Who sells to firms only wants a VAT number, and we do not make one up.
    assert reached == {
        host: "checkout" if shop.business_only else "order-button"
        for host, shop in shops.items()
    }
    sly = {
        host
        for host, book in zip(shops, books, strict=True)
        if book.checkout is not None and book.checkout.unasked
    }
    assert sly == {
        host
        for host, [fault] in faults.items()
        if fault in {"order-by-itself", "order-on-leaving"}
        and not shops[host].business_only
    }


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("POST", "/checkout/order", b""),
        ("POST", "/?wc-ajax=checkout", b""),
        ("POST", "/rest/V1/guest-carts/a1/payment-information", b""),
        ("POST", "/store/carts/c1/complete", b""),
        ("GET", "/index.php?route=extension/opencart/payment/cod.confirm", b""),
        ("POST", "/checkout/preview/", b"action=place_order"),
        ("POST", "/shop-api", b'{"query":"mutation { addPaymentToOrder }"}'),
        ("GET", "/bestelling-plaatsen", b""),
        ("GET", "/commande/valider", b""),
        ("POST", "/bevestigen", b""),
    ],
)
def test_a_request_that_orders_is_known_by_what_it_is(method, url, body):
    assert could_order(method, f"https://{HOST}{url}", body)


@pytest.mark.parametrize(
    ("method", "url"),
    [
        ("GET", "/checkout/confirm"),
        ("GET", "/index.php?route=checkout/confirm.confirm&language=nl"),
        ("POST", "/?wc-ajax=update_order_review"),
        ("POST", "/afrekenen/gegevens"),
        ("GET", "/bestelling"),
        ("GET", "/static/order-button.css"),
        ("POST", "/winkelwagen"),
    ],
)
def test_a_step_towards_the_last_page_is_no_order(method, url):
    assert not could_order(method, f"https://{HOST}{url}", b"name=Kim+Proef")


@pytest.mark.parametrize(
    ("url", "body", "enrols"),
    [
        ("/newsletter/subscriber/new", b"email=a", True),
        ("/account/create", b"", True),
        ("/checkout", b"email=a&password=geheim", True),
        ("/checkout", b"email=a&password=&newsletter=0", False),
        ("/index.php?route=checkout/register.save", b"account=0&password=", False),
    ],
)
def test_an_account_or_a_newsletter_is_never_asked_for(url, body, enrols):
    assert could_enrol("POST", f"https://{HOST}{url}", body) is enrols


@pytest.mark.parametrize(
    ("host", "pays"),
    [("api.mollie.com", True), ("pay.nl", True), ("kaas.test", False)],
)
def test_who_takes_payments_is_known(host, pays):
    assert goes_to_pay(host) is pays
