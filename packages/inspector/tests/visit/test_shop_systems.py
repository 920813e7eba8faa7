"""The walk reaches the order button of the usual shop systems, and presses it in none.

The pages are our own; addresses, names of fields and classes, and the steps are those
that each system is known by.
"""

import asyncio

import pytest
from loopback import HOST, TinyShop, tiny_shop

from inspector import Checkout, Page, VisitOptions
from inspector.visit.browser import find_chromium, open_chromium
from inspector.visit.gate import Gate, GateRules
from inspector.visit.notebook import Notebook
from inspector.visit.tls import look_at_tls
from inspector.visit.walk import walk_to_checkout

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow("a browser walks through a shop of every system"),
    pytest.mark.skipif(
        find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
    ),
]


def _address(*names: str) -> str:
    return "".join(f'<label>{n} <input name="{n}" required></label>' for n in names)


TOTAL = "<table><tr><td>Belegen kaas</td><td>€ 8,95</td></tr></table><p>Totaal € 8,95"
SYSTEMS: dict[str, tuple[str, str, dict[str, str]]] = {
    "WooCommerce": (
        "/woo/product/kaas/",
        "Bestelling plaatsen",
        {
            "/woo/product/kaas/": """<form class="cart" action="/woo/winkelwagen/">
            <input type="number" class="qty" name="quantity" value="1">
            <button name="add-to-cart" value="12" class="single_add_to_cart_button">
            Toevoegen aan winkelwagen</button></form>""",
            "/woo/winkelwagen/": f"""<form class="woocommerce-cart-form">{TOTAL}
            <input name="coupon_code"><button name="apply_coupon">Waardebon toepassen
            </button></form><a href="/woo/afrekenen/" class="checkout-button">
            Doorgaan naar afrekenen</a>""",
            "/woo/afrekenen/": f"""<form class="checkout" method="post"
            action="/bestelling/woo">{
                _address(
                    "billing_first_name",
                    "billing_last_name",
                    "billing_address_1",
                    "billing_postcode",
                    "billing_city",
                    "billing_phone",
                    "billing_email",
                )
            }{TOTAL}<ul class="wc_payment_methods"><li><input type="radio" id="ideal"
            name="payment_method" checked><label for="ideal">iDEAL</label></ul>
            <button id="place_order">Bestelling plaatsen</button></form>""",
        },
    ),
    "Shopify": (
        "/shopify/products/kaas",
        "Nu betalen",
        {
            "/shopify/products/kaas": """<form action="/shopify/cart">
            <button type="submit" name="add">Toevoegen aan winkelwagen</button>
            <button type="button" class="shopify-payment-button__button">Koop nu
            met Shop Pay</button></form>""",
            "/shopify/cart": f"""<form action="/shopify/checkouts/cn/1">{TOTAL}
            <button type="submit" name="checkout" class="cart__checkout-button">
            Afrekenen</button></form>""",
            "/shopify/checkouts/cn/1": f"""<form method="post"
            action="/bestelling/shopify">{
                _address(
                    "email",
                    "firstName",
                    "lastName",
                    "address1",
                    "postalCode",
                    "city",
                )
            }<label><input type="radio" name="basic" checked> Creditcard</label>{TOTAL}
            <button type="submit">Nu betalen</button></form>""",
        },
    ),
    "Magento": (
        "/magento/kaas.html",
        "Plaats bestelling",
        {
            "/magento/kaas.html": """<form id="product_addtocart_form">
            <input type="number" name="qty" value="1">
            <button id="product-addtocart-button" class="action primary tocart">
            In winkelwagen</button></form>
            <a class="action showcart" href="/magento/checkout/cart/">Winkelwagen</a>
            <script>document.forms[0].onsubmit = async (event) => {
              event.preventDefault();
              await fetch("/magento/checkout/cart/add/", {method: "POST"});
              document.body.insertAdjacentHTML("afterbegin", "<p>Toegevoegd</p>");
            };</script>""",
            "/magento/checkout/cart/": f"""{TOTAL}<button type="button"
            data-role="proceed-to-checkout" onclick="location.href =
            '/magento/checkout/'">Ga verder naar afrekenen</button>""",
            "/magento/checkout/": f"""<ul class="opc-progress-bar">
            <li class="_active">Verzending<li>Controle &amp; betaling</ul>
            <form id="co-shipping-form"><label>E-mailadres <input type="email"
            name="username" required></label>{
                _address(
                    "firstname",
                    "lastname",
                    "street[0]",
                    "postcode",
                    "city",
                    "telephone",
                )
            }<button class="button action continue primary">Volgende</button></form>
            <div id="payment" hidden>{TOTAL}<label><input type="radio" checked
            name="payment[method]"> Overboeking</label><button type="button"
            class="action primary checkout">Plaats bestelling</button></div>
            <script>document.forms[0].onsubmit = (event) => {{
              event.preventDefault();
              document.forms[0].remove();
              document.querySelector("#payment").hidden = false;
              location.hash = "payment";
            }};
            document.querySelector(".checkout").onclick = () =>
              fetch("/bestelling/magento", {{method: "POST"}});</script>""",
        },
    ),
    "PrestaShop": (
        "/ps/12-kaas.html",
        "Plaats bestelling",
        {
            "/ps/12-kaas.html": """<form id="add-to-cart-or-refresh"
            action="/ps/winkelmandje"><input type="number" name="qty" value="1">
            <button data-button-action="add-to-cart" class="add-to-cart">
            In winkelwagen</button></form>""",
            "/ps/winkelmandje": f"""<h1>Winkelmandje</h1>{TOTAL}
            <a href="/ps/gegevens" class="btn btn-primary">Afrekenen</a>""",
            "/ps/gegevens": f"""<section id="checkout-personal-information-step"
            class="-current"><form id="customer-form" action="/ps/adres">
            {_address("firstname", "lastname", "email")}
            <button name="continue" class="continue">Doorgaan</button></form>
            </section>""",
            "/ps/adres": f"""<form action="/ps/wijze">
            {_address("address1", "postcode", "city", "phone")}
            <button name="confirm-addresses">Doorgaan</button></form>""",
            "/ps/wijze": f"""<form><label><input type="radio" name="payment-option"
            > Overboeking</label></form>{TOTAL}<form id="conditions-to-approve"><label>
            <input type="checkbox" name="conditions_to_approve[terms]"> Ik ga akkoord
            met de voorwaarden</label></form><div id="payment-confirmation">
            <button type="submit" onclick="fetch('/bestelling/ps', {{method: 'POST'}})">
            Plaats bestelling</button></div>""",
        },
    ),
    "Shopware": (
        "/sw/Kaas/SW-1",
        "Betaalplichtig bestellen",
        {
            "/sw/Kaas/SW-1": """<form data-add-to-cart="true"
            action="/sw/checkout/cart"><button class="btn btn-buy">In het winkelmandje
            </button></form>""",
            "/sw/checkout/cart": f"""{TOTAL}<a href="/sw/checkout/register"
            class="begin-checkout-btn">Naar de kassa</a>""",
            "/sw/checkout/register": f"""<form class="register-form"
            action="/sw/checkout/confirm">{
                _address(
                    "firstName",
                    "lastName",
                    "email",
                    "billingAddress[street]",
                    "billingAddress[zipcode]",
                    "billingAddress[city]",
                )
            }<button type="submit">Doorgaan</button></form>""",
            "/sw/checkout/confirm": f"""<form id="confirmOrderForm" method="post"
            action="/bestelling/sw"><label><input type="checkbox" id="tos"> Ik heb de
            algemene voorwaarden gelezen</label>{TOTAL}<button id="confirmFormSubmit">
            Betaalplichtig bestellen</button></form>""",
        },
    ),
    "OpenCart": (
        "/oc/product/kaas",
        "Bestelling bevestigen",
        {
            "/oc/product/kaas": """<form id="form-product"><input name="quantity"
            value="1"><button id="button-cart" type="submit">In winkelwagen</button>
            </form><a href="/oc/checkout/cart">Winkelwagen</a><script>
            document.forms[0].onsubmit = (event) => {
              event.preventDefault();
              fetch("/oc/checkout/cart.add", {method: "POST"});
            };</script>""",
            "/oc/checkout/cart": f"""{TOTAL}<a href="/oc/checkout/checkout"
            class="btn btn-primary">Afrekenen</a>""",
            "/oc/checkout/checkout": f"""<form id="form-register">
            <label><input type="radio" name="account" checked> Account aanmaken</label>
            <label><input type="radio" name="account"> Als gast afrekenen</label>{
                _address(
                    "firstname",
                    "lastname",
                    "email",
                    "shipping_address_1",
                    "shipping_city",
                    "shipping_postcode",
                )
            }<button id="button-register" type="submit">Doorgaan</button></form>
            <div id="checkout-confirm" hidden>{TOTAL}<label><input type="radio" checked
            name="payment_method"> Rembours</label><button id="button-confirm"
            type="button">Bestelling bevestigen</button></div><script>
            document.forms[0].onsubmit = (event) => {{
              event.preventDefault();
              document.querySelector("#checkout-confirm").hidden = false;
            }};
            document.querySelector("#button-confirm").onclick = () =>
              fetch("/bestelling/oc", {{method: "POST"}});</script>""",
        },
    ),
    "Lightspeed": (
        "/ls/kaas.html",
        "Kopen",
        {
            "/ls/kaas.html": """<form id="product_configure_form" action="/ls/cart/">
            <input name="quantity" value="1"><a href="javascript:;" class="button"
            onclick="document.forms[0].submit()">Toevoegen aan winkelwagen</a>
            </form>""",
            "/ls/cart/": f"""{TOTAL}<a href="/ls/checkout/onepage/">Doorgaan naar
            afrekenen</a>""",
            "/ls/checkout/onepage/": f"""<form id="onestep" method="post"
            action="/bestelling/ls">{
                _address(
                    "billing_address[firstname]",
                    "billing_address[lastname]",
                    "email",
                    "billing_address[address1]",
                    "billing_address[zipcode]",
                    "billing_address[city]",
                )
            }<label><input type="radio" name="method" checked> Bancontact</label>{TOTAL}
            <button type="submit">Kopen</button></form>""",
        },
    ),
    "CCV": (
        "/ccv/Kaas",
        "Bestelling afronden",
        {
            "/ccv/Kaas": """<form action="/ccv/shopping-cart/"><button type="submit"
            class="btn-addtocart">In winkelwagen</button></form>""",
            "/ccv/shopping-cart/": f"""<div style="position:fixed;inset:0;z-index:9">
            </div>{TOTAL}<a href="/ccv/checkout/">Verder naar
            bestellen</a>""",
            "/ccv/checkout/": f"""<form action="/ccv/checkout/overview/">{
                _address("Voornaam", "Achternaam", "E-mail", "Postcode", "Plaats")
            }<button>Volgende stap</button></form>""",
            "/ccv/checkout/overview/": f"""{TOTAL}<form method="post"
            action="/bestelling/ccv"><button>Bestelling afronden</button></form>""",
        },
    ),
}


@pytest.fixture(scope="module")
def walked(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[TinyShop, dict[str, Checkout]]:
    """Every system walked through with one browser."""
    pages = {
        path: f"<html lang=nl><body>{page}</body></html>"
        for _, _, system in SYSTEMS.values()
        for path, page in system.items()
    }
    with tiny_shop(tmp_path_factory.mktemp("systems"), more=pages) as shop:
        return shop, asyncio.run(_walk_all(shop))


async def _walk_all(shop: TinyShop) -> dict[str, Checkout]:
    places = {f"{HOST}:443": f"127.0.0.1:{shop.port}"}
    options = VisitOptions(trust=shop.authority, connect_to=places)
    found = {}
    async with Gate(GateRules(places)) as gate:
        facts = await look_at_tls(gate, HOST, 443, trust=shop.authority)
        pins = (facts.public_key_pin,)
        async with open_chromium(gate, options, pins=pins) as chromium:
            for name, (path, _, _) in SYSTEMS.items():
                deadline = asyncio.get_running_loop().time() + 60
                url = f"https://{HOST}{path}"
                book = Notebook(url, options, lambda news: None, deadline)
                book.pages.append(Page(url, kind="product"))
                await walk_to_checkout(book, chromium)
                assert book.checkout is not None, name
                found[name] = book.checkout
    return found


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_order_button_of_a_system_is_reached_and_read(walked, name):
    _, found = walked

    assert (found[name].reached, found[name].button_label) == (
        "order-button",
        SYSTEMS[name][1],
    )


def test_nothing_was_ordered_in_any_system(walked):
    shop, _ = walked

    assert shop.orders == []
