"""The public pages in a browser: for everyone to read, on a phone and on paper."""

import re
from collections.abc import Callable

import pytest

from tests.browser import assert_accessible, assert_nothing_sticks_out
from tests.builders import cases
from tests.builders.people import MONDAY
from tests.builders.rulebooks import a_version
from tests.sites.public.conftest import certified
from trustmark.audits import api as audits
from trustmark.audits.api import State as AuditState
from trustmark.certificates.api import State
from trustmark.kernel.calendar import day_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow(reason="opens a browser"),
]
ENTRY = "/{scheme}/register/kaasboer-jansen.test/"


def entry(state: State) -> Callable[[], str]:
    return lambda: ENTRY.format(scheme=certified(state).scheme)


def certificate(state: State) -> str:
    held = certified(state)
    return f"/{held.scheme}/certificates/{held.number}/"


def remedy() -> str:
    [asked] = audits.list_remedy_requests(cases.an_audit(AuditState.REMEDY))
    return f"/re-audit/{audits.key_of(asked)}/"


def plain(path: str) -> Callable[[], str]:
    def make() -> str:
        a_version(on=day_of(MONDAY))
        return path

    return make


PAGES = {
    "home": plain("/"),
    "scheme": plain("/becommerce/"),
    "register": lambda: entry(State.PROVISIONAL)().removesuffix(
        "kaasboer-jansen.test/"
    ),
    "search without result": plain("/becommerce/register/?q=nergens.test"),
    "valid": entry(State.ACTIVE),
    "provisional": entry(State.PROVISIONAL),
    "suspended": entry(State.SUSPENDED),
    "unknown": plain("/becommerce/register/nergens.test/"),
    "certificate": lambda: certificate(State.ACTIVE),
    "certificate suspended": lambda: certificate(State.SUSPENDED),
    "criteria": plain("/becommerce/criteria/"),
    "document": plain("/becommerce/documents/code-of-conduct/"),
    "prices": plain("/becommerce/prices/"),
    "how to check": plain("/becommerce/seal/"),
    "apply": plain("/webwinkelkeur/apply/"),
    "re-audit": remedy,
    "mailbox": plain("/mailbox/"),
}


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_in_either_theme_at_either_width(page_at, page):
    path = PAGES[page]()

    for theme in ("light", "dark"):
        opened = page_at(path, width=390, theme=theme)
        for width in (390, 1280):
            opened.set_viewport_size({"width": width, "height": 900})
            assert_accessible(opened)
            assert_nothing_sticks_out(opened)


def test_the_answer_stands_above_the_fold_of_a_phone_also_for_no(page_at):
    yes = page_at(PAGES["provisional"](), width=360)
    no = page_at("/webwinkelkeur/register/?q=nergens.test", width=360)

    for page in (yes, no):
        box = page.locator(".answer").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 640


@pytest.mark.parametrize("state", [State.PROVISIONAL, State.ACTIVE, State.SUSPENDED])
def test_a_certificate_prints_on_one_page(page_at, state):
    page = page_at(certificate(state), theme="dark", language="fr")

    printed = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1


def test_the_code_to_scan_is_there_on_paper_only(page_at):
    page = page_at(certificate(State.ACTIVE))

    on_screen = page.locator(".qr").is_visible()
    page.emulate_media(media="print")

    assert not on_screen
    assert page.locator(".qr").is_visible()
    assert not page.locator(".header").is_visible()


def test_a_criterion_opens_without_script(browser, live_server):
    a_version(on=day_of(MONDAY))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/nl/becommerce/criteria/")
    more = page.locator(".criterion__more").first

    before = more.is_visible()
    page.locator(".criterion__demand").first.click()

    assert not before
    assert more.is_visible()
    context.close()


def test_a_small_seal_shows_the_domain_in_larger_letters(page_at):
    certified(State.PROVISIONAL, url="https://kaas.test/")
    page = page_at("/seal/webwinkelkeur/kaas.test.nl.svg", language="")

    sizes = []
    for width in (224, 112):
        page.set_viewport_size({"width": width, "height": 64})
        shown = [t for t in page.locator("text").all() if t.is_visible()]
        sizes.append(
            {t.text_content(): float(t.get_attribute("font-size") or 0) for t in shown}
        )

    assert sizes[0]["kaas.test"] < sizes[1]["kaas.test"]
    assert "Gekeurd, nieuw sinds 2 november 2026" in sizes[0]
    assert "Gekeurd, nieuw sinds 2 november 2026" not in sizes[1]
