"""A visit with a browser: four visitors, and a walk that stops at the button."""

import asyncio
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from invented import MONDAY
from loopback import HOST, TinyShop, tiny_shop
from playwright.async_api import Page, Route

from inspector import Outcome, Profile, Site, VisitOptions, examine, visit
from inspector.visit.browser import answered, find_chromium, open_chromium, open_page
from inspector.visit.gate import Gate, GateRules

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow("a browser starts and looks at a whole shop three times"),
    pytest.mark.skipif(
        find_chromium(VisitOptions()) is None, reason="no Chromium on this machine"
    ),
]


def _options(shop: TinyShop) -> VisitOptions:
    return VisitOptions(
        connect_to={f"{HOST}:443": f"127.0.0.1:{shop.port}"},
        trust=shop.authority,
        timeout=90,
    )


def _visit(shop: TinyShop) -> Site:
    return visit(HOST, options=_options(shop), at=MONDAY)


def _carriers(mark: str) -> list[str]:
    """The processes that were started from here, by what they inherited."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            inherited = entry.read_bytes()
        except OSError:
            continue
        if mark.encode() in inherited:
            found.append(entry.parent.name)
    return found


def test_a_browser_sees_consent_pictures_and_the_button(tmp_path):
    with tiny_shop(tmp_path) as shop:
        site = _visit(shop)

    assert site.used_browser
    names = {s.name: {c.name for c in s.cookies} for s in site.consent if s.reached}
    assert names == {
        "before": set(),
        "refused": {"consent"},
        "accepted": {"consent", "_ga"},
        "phone": set(),
    }
    assert {"home-desktop.png", "home-phone.png"} <= set(site.pictures)
    assert site.checkout is not None
    assert site.checkout.button_label == "Bestellen en betalen"
    assert [tick.label for tick in site.checkout.ticks if tick.kind == "checkbox"] == [
        "Stuur mij de nieuwsbrief"
    ]
    assert shop.orders == []
    _assert_that_the_walk_is_kept(site)
    report = examine(site, Profile.everything(), on=MONDAY.date())
    for check in (
        "cookies.before-consent",
        "cookies.refuse-equal",
        "ordering.button-wording",
        "ordering.no-preticked",
    ):
        assert report.finding(check).outcome is Outcome.MET, check


def _assert_that_the_walk_is_kept(site: Site) -> None:
    """Its steps with their costs, buttons and pictures, its pages and its cookies."""
    walk = site.checkout
    assert walk is not None
    assert [(step.kind, step.button) for step in walk.steps] == [
        ("product", "In winkelwagen"),
        ("cart", "Afrekenen"),
        ("checkout", "Verder"),
        ("checkout", "Verder"),
        ("order-button", "Bestellen en betalen"),
    ]
    assert walk.steps[1].costs == ("1 x Belegen kaas € 8,95",)
    assert (walk.summary, walk.screenshot) == ("Totaal € 8,95", walk.steps[-1].picture)
    assert {step.picture for step in walk.steps} <= set(site.pictures)
    news = next(tick for tick in walk.ticks if tick.label == "Stuur mij de nieuwsbrief")
    assert (news.url, news.picture) == (walk.steps[2].url, walk.steps[2].picture)
    assert [page.rendered for page in site.of_kind("checkout")] == [True] * 3
    product = next(page for page in site.pages if page.url == walk.product_url)
    assert product.screenshot == walk.steps[0].picture
    session = next(cookie for cookie in walk.cookies if cookie.name == "session")
    assert session.set_by == walk.cart_url
    assert (session.secure, session.http_only, session.same_site) == (True, True, "")


@pytest.mark.parametrize("button", ["Verder", "Bevestigen"])
def test_a_last_button_that_looks_like_a_step_is_read_and_not_pressed(tmp_path, button):
    with tiny_shop(tmp_path, button=button) as shop:
        site = _visit(shop)

    assert shop.orders == []
    assert site.checkout is not None
    assert (site.checkout.button_label, site.checkout.certain) == (button, True)


def test_a_page_cannot_reach_loopback_through_the_browser(tmp_path):
    with tiny_shop(tmp_path) as victim:
        spy = (
            f'<h1>Kaas</h1><img src="https://127.0.0.1:{victim.port}/secret">'
            f'<img src="https://localhost:{victim.port}/secret">'
            f'<script>fetch("https://127.0.0.1:{victim.port}/secret",'
            '{mode:"no-cors"}).catch(() => 0)</script>'
        )
        with tiny_shop(tmp_path, more={"/": spy}) as shop:
            _visit(shop)

    assert "/" in shop.asked
    assert victim.asked == []


def test_no_browser_is_left_behind(tmp_path, monkeypatch):
    mark = f"STARTED_BY={tmp_path}"
    monkeypatch.setenv(*mark.split("="))
    seen: list[int] = []

    def count(progress):
        seen.append(len(_carriers(mark)))

    with tiny_shop(tmp_path) as shop:
        visit(HOST, options=_options(shop), at=MONDAY, on_progress=count)

    assert max(seen) > 2
    assert _carriers(mark) == []


def test_a_visit_that_ends_early_leaves_the_browser_of_another_alone(tmp_path):
    """Both in one process: the first is stopped while its browser never comes up."""
    called, is_open = tmp_path / "called", threading.Event()
    os.mkfifo(called)
    never = tmp_path / "browser"
    never.write_text(f"#!/bin/sh\necho up > {called}\nread answer < {called}\n")
    never.chmod(0o755)
    stopped: list[bool] = []

    def stop(progress):
        if progress.step == "pages":
            is_open.wait(60)
            raise InterruptedError

    def end_early(shop: TinyShop) -> None:
        options = replace(_options(shop), browser_path=never)
        with pytest.raises(InterruptedError):
            visit(HOST, options=options, at=MONDAY, on_progress=stop)
        stopped.append(True)

    with tiny_shop(tmp_path) as shop:
        early = threading.Thread(target=end_early, args=(shop,))
        early.start()
        assert called.read_text() == "up\n"

        def tell(progress):
            if progress.step == "browser":
                is_open.set()
                early.join()

        site = visit(HOST, options=_options(shop), at=MONDAY, on_progress=tell)

    assert stopped == [True]
    assert not site.has_note("browser-broke", "no-browser")
    assert site.checkout is not None
    assert site.checkout.button_label == "Bestellen en betalen"


def test_what_a_press_sends_is_waited_for_however_slow_the_shop():
    async def press() -> tuple[bool, bool]:
        arrived, release = asyncio.Event(), asyncio.Event()

        async def slowly(route: Route) -> None:
            arrived.set()
            await release.wait()
            await route.fulfill(body="")

        async def send(page: Page) -> None:
            async with answered(page, longest=20):
                await page.evaluate(
                    "() => void fetch('https://kaas.test/slow', "
                    "{method: 'POST', mode: 'no-cors'})"
                )

        options = VisitOptions()
        async with (
            asyncio.timeout(60),
            Gate(GateRules()) as gate,
            open_chromium(gate, options) as chromium,
            chromium.visitor() as visitor,
            open_page(visitor) as page,
        ):
            await page.route("**/slow", slowly)
            sending = asyncio.create_task(send(page))
            await arrived.wait()
            await asyncio.wait({sending}, timeout=0.6)
            went_early = sending.done()
            release.set()
            await sending
            return went_early, sending.done()

    assert asyncio.run(press()) == (False, True)
