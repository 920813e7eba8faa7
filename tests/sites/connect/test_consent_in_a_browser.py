"""The window after ordering on the pages of shops, in a real browser."""

import html
import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import assert_accessible, assert_nothing_sticks_out
from tests.builders.orders import Connected, a_connection
from tests.builders.people import MONDAY
from tests.builders.reviews import a_certified_shop
from trustmark.kernel import clock
from trustmark.orders import api as orders

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow(reason="opens pages of shops in a browser"),
]
# What a Magento shop allows that enforces its policy: this script and frames of ours.
STRICT = (
    "default-src 'self'; script-src {here}/sidebar.js; frame-src {here}; "
    "style-src 'self'; img-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'"
)
Visit = Callable[..., Page]


@pytest.fixture
def ours() -> Connected:
    return a_connection()


class ShopPage(BaseHTTPRequestHandler):
    """The page after an order, on an origin that is not ours."""

    body, policy = b"", ""

    def do_GET(self) -> None:
        """Hand the page out, with the rules of the shop."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def visit(browser: Browser, live_server) -> Iterator[Visit]:
    """Opens the page of a shop that has this element in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), ShopPage)
    Thread(target=server.serve_forever, daemon=True).start()
    opened: list[Page] = []

    def open_page(element: str, *, lang: str = "nl", width: int = 1280) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_default_timeout(20_000)
        opened.append(page)
        ShopPage.policy = STRICT.format(here=live_server.url)
        ShopPage.body = (
            f'<!doctype html><html lang="{lang}"><title>Bedankt</title><body>'
            f"<main><h1>Bedankt</h1>{element}</main>"
            f'<script async src="{live_server.url}/sidebar.js?id=1&c=2"></script>'
        ).encode()
        page.goto(f"http://127.0.0.1:{server.server_port}/bedankt")
        return page

    yield open_page
    for page in opened:
        page.close()
    server.shutdown()
    server.server_close()


def data_of(ours: Connected, *, is_signed: bool, number: object = "10045"):
    data = {
        "webshopId": ours.credentials["id"],
        "orderNumber": number,
        "email": "klant@thuis.test",
        "firstName": "Zoë & Co",
        "inviteDelay": 3,
    }
    if is_signed:
        signed = {name: str(value) for name, value in data.items()}
        data["signature"] = orders.signature_of(
            signed, shop_id=ours.credentials["id"], key=ours.key
        )
    return data


def written_by(client_name: str, ours: Connected) -> str:
    """The element as each plug-in writes it."""
    signed = json.dumps(data_of(ours, is_signed=True), ensure_ascii=True)
    plain = json.dumps(data_of(ours, is_signed=False))
    typed = 'type="application/json"'
    name = "webwinkelkeur_order_completed"
    return {
        "wordpress": f'<script id="{name}" {typed}>{signed}</script>',
        "shopware": f'<script id="trustprofile_order_completed" {typed}>\n'
        f"{json.dumps(data_of(ours, is_signed=True), indent=4)}\n</script>",
        "prestashop": f'<script id="{name}" type="text/plain">\n{plain}\n</script>',
        "magento2": f'<script id="{name}" type="text/plain">'
        f"{html.escape(plain)}</script>",
    }[client_name]


@pytest.mark.parametrize(
    "client_name", ["wordpress", "shopware", "prestashop", "magento2"]
)
def test_a_customer_says_yes_on_the_page_of_every_plug_in(visit, ours, client_name):
    page = visit(written_by(client_name, ours))
    frame = page.frame_locator("iframe")

    frame.get_by_role("button", name="Ja, vraag het later").click()

    expect(frame.get_by_role("heading", name="Bedankt!")).to_be_visible()
    assert orders.has_consent(ours.shop, "10045")
    frame.get_by_role("button", name="Sluiten").click()
    expect(page.locator("iframe")).to_have_count(0)
    assert page.context.cookies() == []


def test_a_customer_of_a_certified_shop_writes_at_once(
    visit, live_server, settings, monkeypatch
):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    settings.PUBLIC_URL = live_server.url
    ours = a_connection(a_certified_shop())
    page = visit(written_by("wordpress", ours))
    frame = page.frame_locator("iframe")

    frame.get_by_role("button", name="Ja, ik schrijf nu").click()
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Schrijf je review").click()

    form = opened.value
    expect(form.get_by_role("radio").first).to_be_attached()
    assert "/reviews/write/" in form.url
    assert orders.has_consent(ours.shop, "10045")
    form.close()


def test_who_is_not_vouched_for_is_asked_later(visit, ours):
    page = visit(written_by("prestashop", ours))
    frame = page.frame_locator("iframe")

    expect(frame.get_by_role("button", name="Ja, vraag het later")).to_be_visible()
    expect(frame.get_by_role("button", name="Ja, ik schrijf nu")).to_have_count(0)


def test_a_customer_says_no_and_nothing_is_kept(visit, ours):
    page = visit(written_by("wordpress", ours), lang="fr")
    frame = page.frame_locator("iframe")

    frame.get_by_role("button", name="Non, merci").click()

    expect(page.locator("iframe")).to_have_count(0)
    assert not orders.has_consent(ours.shop, "10045")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_window_fits_and_keeps_nobody_out(visit, ours, width):
    page = visit(written_by("wordpress", ours), width=width)
    frame = page.locator("iframe")
    expect(frame).to_be_visible()

    box = frame.bounding_box()

    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    inner = page.frame_locator("iframe")
    expect(inner.get_by_role("button", name="Nee, bedankt")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_stands_in_the_window_keeps_nobody_out(page_at, ours, theme):
    number = ours.credentials["id"]

    page = page_at(
        f"/webshops/consent?id={number}", language="", theme=theme, width=320
    )

    assert_accessible(page)
    assert_nothing_sticks_out(page)


@pytest.mark.parametrize(
    "element",
    [
        "",
        '<script id="webwinkelkeur_order_completed" type="text/plain">x</script>',
        '<script id="webwinkelkeur_order_completed" type="text/plain">[]</script>',
        '<script id="webwinkelkeur_order_completed" type="text/plain">{}</script>',
    ],
)
def test_without_an_order_nobody_is_asked(visit, element):
    page = visit(element)

    page.wait_for_function("window.keurmeesterAsked === true")

    expect(page.locator("iframe")).to_have_count(0)
