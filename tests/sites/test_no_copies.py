"""No browser or proxy keeps what was made for one person, or what a key opens."""

import pytest
from django.conf import settings as installed
from django.test import Client

from tests.builders.people import TOTP_SECRET, a_user
from tests.builders.rulebooks import WEBWINKELKEUR, a_version
from tests.sites.samples import address_of
from trustmark.accounts import api as accounts
from trustmark.kernel.calendar import day_of
from trustmark.kernel.clock import read_clock
from trustmark.sites.layout.access import Kind
from trustmark.sites.layout.routes import Route, list_routes

pytestmark = pytest.mark.django_db
REAL_PAGES = installed.ROOT_URLCONF
# What anybody may see, the same for everybody who has not signed in. A page that is
# neither here nor kept by nobody fails: decide which of the two it is.
MAY_BE_KEPT = {
    *["public:products", "public:product"],
    *["layout:style", "public:accent", "seal:seal", "seal:status"],
    *["connect:livez", "connect:readyz", "connect:robots", "connect:security"],
    *["connect:feed_rss", "connect:feed_json"],
    *["connect:feed_google_products", "connect:feed_google_merchants"],
    *["connect:compatible_snippet", "connect:compatible_old_snippet"],
    *["connect:sidebar", "widgets:script"],
    # Nothing but a status, and nothing but a colour.
    *["connect:mail_reports", "layout:theme"],
    *["public:home", "public:scheme", "public:register", "public:entry"],
    *["public:certificate", "public:criteria", "public:prices", "public:document"],
    *["public:document_pdf", "public:check_seal", "public:inspector"],
    *["public:reviews_how", "public:shop_reviews"],
    "public:reviews_report",
    *["public:reviews_log", "public:reviews_log_file", "public:reviews_log_program"],
}
SET_FOREVER = {"layout:style", "public:accent"}


@pytest.fixture(autouse=True)
def _real_pages(_an_installation, settings):
    a_version(WEBWINKELKEUR, on=day_of(read_clock()))
    settings.ROOT_URLCONF = REAL_PAGES


@pytest.fixture
def somebody():
    """The browser of a person who has signed in."""
    person, client = a_user(), Client()
    accounts.enrol_totp(person, TOTP_SECRET)
    client.force_login(person)
    return client


def is_kept_by_nobody(client: Client, route: Route) -> bool:
    address = address_of(route).replace("/x/", f"/{WEBWINKELKEUR}/", 1)
    response = client.get(address)
    return "no-store" in response.headers.get("Cache-Control", "")


def test_only_public_pages_may_be_kept(client):
    kept = {
        route.name for route in list_routes() if not is_kept_by_nobody(client, route)
    }

    assert kept - MAY_BE_KEPT == set()


def test_the_list_of_public_pages_names_no_other(client):
    known = {route.name for route in list_routes()}

    assert MAY_BE_KEPT - known == set()


def test_nothing_is_kept_of_what_somebody_sees_who_has_signed_in(somebody):
    programs = {r.name for r in list_routes() if _is_for_programs(r)}

    kept = {
        route.name for route in list_routes() if not is_kept_by_nobody(somebody, route)
    }

    assert kept - programs - SET_FOREVER == set()


def test_a_visitor_who_came_by_a_link_leaves_no_copies(client):
    session = client.session
    session["consumer"] = {
        "email": "klant@thuis.test",
        "until": "2999-01-01T00:00:00+00:00",
    }
    session.save()

    response = client.get("/nl/me/")

    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_a_link_that_opens_nothing_is_not_kept_either(client):
    for address in ("/nl/re-audit/x/", "/nl/account/link/x/"):
        response = client.get(address)

        assert "no-store" in response.headers["Cache-Control"]


def _is_for_programs(route: Route) -> bool:
    return route.audience is not None and route.audience.kind is Kind.PROGRAMS
