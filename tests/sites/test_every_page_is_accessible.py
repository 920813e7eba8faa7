"""Axe finds nothing on any page, in either theme, and nobody scrolls sideways.

The walks take every address there is, so a page that is added is walked along too;
what gives no page is named here with what it gives instead.
"""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.builders.people import MONDAY
from tests.sites import samples
from tests.sites.samples import Samples, Stop, addresses_of
from tests.sites.town import (
    PASSWORD,
    a_contact,
    a_firm,
    a_house,
    a_newcomer,
    a_passkey_of,
    some_keys,
)
from tests.sites.walking import LOOKS, Walk
from trustmark.accounts.api import User
from trustmark.kernel import clock
from trustmark.sites.layout.access import Kind
from trustmark.sites.layout.routes import Route, list_routes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow(reason="opens every page of a site in a browser, twice"),
]
# What is no page, and what it gives instead.
SENT_TO = (
    "account_language",
    "end_visit",
    "member:call_off",
    "member:connection_end_test_key",
    "member:connection_new_key",
    "member:connection_products",
    "member:end_colleague",
    "member:letter_test",
    "member:order_file_confirm",
    "member:order_file_drop",
    "member:sender_end",
    "member:sender_look",
    "member:webhook_act",
    "member:webhook_again",
    "member:webhook_replay",
    "member:webhook_topics",
    "member:webhooks_bring",
    "staff:amount_act",
    "staff:appeal_act",
    "staff:application_act",
    "staff:audit_act",
    "staff:certificate_act",
    "staff:delivery_retry",
    "staff:end_role",
    "staff:invite",
    "staff:letter_accept",
    "staff:letter_post_again",
    "staff:membership_act",
    "staff:review_act",
    "staff:theme_confirm",
)
NO_PAGE = {
    **dict.fromkeys(SENT_TO, "is sent to"),
    "account_confirm_login_code": "leads on",
    "account_start": "leads on",
    "member:counter_card": "application/pdf",
    "member:figures_csv": "text/csv",
    "member:invitation_log_csv": "text/csv",
    "member:letter_preview": "a letter",
    "member:order_file_wrong": "text/csv",
    "member:picture": "image/png",
    "member:progress": "fragment",
    "member:report": "application/pdf",
    "member:reviews_export": "application/zip",
    "mfa_download_recovery_codes": "text/plain",
    # Scripts ask it for a challenge; whoever has no passkey goes on elsewhere.
    "mfa_login_webauthn": "leads on",
    "mfa_reauthenticate_webauthn": "leads on",
    "public:accent": "text/css",
    "public:document_pdf": "application/pdf",
    "public:precheck_html": "text/html, attached",
    "public:precheck_pdf": "application/pdf",
    "public:precheck_progress": "fragment",
    "public:reviews_log_file": "application/jsonl",
    "public:reviews_log_program": "text/x-python",
    "staff:audit_progress": "fragment",
    "staff:audit_report": "application/pdf",
    "staff:dossier": "application/zip",
    "staff:picture": "image/png",
    "staff:reexamination_csv": "text/csv",
    "staff:reexamination_progress": "fragment",
    "staff:statements_file": "application/jsonl",
}


@pytest.fixture(autouse=True)
def _monday_lasts(monkeypatch, settings):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    settings.VISITOR = "tests.sites.town.photographer"
    # Limits on asking too often outlive a test otherwise.
    cache.clear()


@pytest.fixture
def walk(browser, live_server):
    """A browser page of one's own; what it complains of is a finding too."""
    context = browser.new_context(locale="nl", reduced_motion="reduce")
    walk = Walk(context.new_page(), live_server.url)
    walk.page.on("pageerror", lambda fault: walk.findings.append(str(fault)))
    yield walk
    context.close()


def walk_along(walk: Walk, site: str, known: Samples, *, person: User | None) -> None:
    """Visit every page of a site, each as somebody for whom it is."""
    routes = [route for route in list_routes() if site_of(route) == site]
    for kinds, become in (
        ({Kind.EVERYONE}, lambda: walk.become(None)),
        ({Kind.CONSUMERS}, lambda: walk.become_consumer("klant@thuis.test")),
        (
            {Kind.PERSONS, Kind.CONTACTS, Kind.STAFF, Kind.OUTSIDERS},
            lambda: walk.become(person),
        ),
    ):
        become()
        for route in routes:
            if route.audience and route.audience.kind in kinds:
                walk.visit(route.name, addresses_of(route, known))


def site_of(route: Route) -> str:
    """The site a page belongs to; pages of signing in have names without a site."""
    site, colon, _ = route.name.partition(":")
    return site if colon else "account"


def assert_walked(walk: Walk, site: str) -> None:
    """Every address was looked at, or is known to be no page; and all was well."""
    names = {route.name for route in list_routes() if site_of(route) == site}
    passed = {name: why for name, why in walk.passed.items() if name not in walk.seen}
    assert passed == {name: why for name, why in NO_PAGE.items() if name in names}
    assert names == walk.seen | passed.keys()
    assert not walk.findings, "\n\n".join(walk.findings)


def test_axe_finds_nothing_on_the_public_pages(walk):
    firm = a_firm()

    walk_along(walk, "public", samples.public_samples(firm), person=firm.person)

    assert_walked(walk, "public")


def test_axe_finds_nothing_on_the_pages_of_companies(walk):
    firm = a_firm()

    walk_along(walk, "member", samples.member_samples(firm), person=firm.person)

    assert_walked(walk, "member")


def test_axe_finds_nothing_on_the_pages_of_staff(walk):
    house = a_house()

    walk_along(walk, "staff", samples.staff_samples(house), person=house.person)

    assert_walked(walk, "staff")


def test_axe_finds_nothing_on_the_pages_of_signing_in(walk):
    keys, person = some_keys(), a_contact()

    walk_along(walk, "account", samples.account_samples(keys), person=person)
    walk.visit("account_logout", [Stop(reverse("account_logout"))])
    _take_up_work(walk)
    _sign_in(walk, person)
    _choose_a_password(walk, keys.password)

    assert_walked(walk, "account")


def _take_up_work(walk: Walk) -> None:
    newcomer = a_newcomer()
    walk.become(newcomer)
    for name in ("sign_secrecy", "mfa_activate_totp", "account_set_password"):
        walk.visit(name, [Stop(reverse(name))])
    parts = {"pk": a_passkey_of(newcomer)}
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        walk.visit(name, [Stop(reverse(name, kwargs=parts))])


def _sign_in(walk: Walk, person: User) -> None:
    walk.become(None)
    walk.page.goto(walk.site + reverse("account_login"))
    walk.page.locator("input[name=login]").fill(person.email)
    walk.page.locator("input[name=password]").fill(PASSWORD)
    walk.page.locator("input[name=password]").press("Enter")
    walk.page.wait_for_url("**" + reverse("mfa_authenticate") + "*")
    walk.look("mfa_authenticate")


def _choose_a_password(walk: Walk, path: str) -> None:
    walk.become(None)
    walk.page.goto(walk.site + path)
    walk.page.locator("input[type=password]").first.wait_for()
    walk.look("account_reset_password_from_key")


@pytest.mark.urls("tests.sites.addresses")
def test_axe_finds_nothing_on_the_pages_that_say_what_went_wrong(walk):
    faults = {"mistrust": 400, "refuse": 403, "nowhere": 404, "break-down": 500}

    for path, status in faults.items():
        walk.visit(path, [Stop(f"/nl/{path}/", status)])

    assert walk.seen == faults.keys()
    assert not walk.findings, "\n\n".join(walk.findings)


def test_a_fault_on_a_page_along_the_way_is_found(walk):
    walk.page.goto(walk.site + reverse("account_login"))
    walk.page.evaluate("document.querySelector('main').append(new Image())")
    walk.look("account_login")

    assert len(walk.findings) == len(LOOKS)
    assert "image-alt" in walk.findings[0]


def test_no_site_for_people_stays_outside_the_walks():
    left_out = {
        route.name
        for route in list_routes()
        if site_of(route) not in {"public", "member", "staff", "account"}
        and route.audience
        and route.audience.kind != Kind.PROGRAMS
    }

    # A style sheet, and a button that remembers the theme.
    assert left_out == {"layout:style", "layout:theme"}
