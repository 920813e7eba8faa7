"""The page of a connection: who gets a key, who sees one, and what it says."""

import time

import pytest
from django.test import Client

from tests.builders import cases
from tests.builders.orders import Connected, a_connection
from tests.builders.people import MONDAY, a_user
from tests.sites.connect.compatible import plugins
from trustmark.accounts.api import User
from trustmark.orders import api as orders
from trustmark.orders.api import Deed
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Connected:
    return a_connection(cases.a_certificate().shop)


def contact_of(ours: Connected) -> User:
    return shops.list_contacts(ours.shop.company)[0].user


@pytest.fixture
def browser(ours) -> Client:
    return browser_of(contact_of(ours))


def browser_of(person: User) -> Client:
    """The browser of somebody who just signed in with all that asks."""
    client = Client()
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return client


def page(ours: Connected, *parts: str) -> str:
    return f"/en/member/shops/{ours.shop.domain}/orders/connection/{''.join(parts)}"


def the_key(ours):
    return orders.list_keys(ours.connection)[-1]


def deeds(ours):
    return [(d.deed, d.by) for d in orders.list_key_deeds(ours.connection)]


def test_a_shop_connects_itself_and_reads_its_number(ours):
    shop = cases.a_certificate().shop
    mine = Connected(ours.connection, "")
    client = browser_of(shops.list_contacts(shop.company)[0].user)
    there = page(mine).replace(ours.shop.domain, shop.domain)

    answer = client.post(f"{there}new-key/", follow=True)

    connection = orders.find_connection(shop)
    assert connection
    assert str(connection.public_id) in answer.content.decode()
    assert len(orders.list_keys(connection)) == 1


def test_the_page_shows_the_end_of_a_key_and_not_the_key(browser, ours):
    text = browser.get(page(ours)).content.decode()

    assert f"…{ours.key[-4:]}" in text
    assert ours.key not in text


def test_a_key_is_shown_after_asking_once_more_and_that_is_written_down(browser, ours):
    there = page(ours, f"keys/{the_key(ours).pk}/show/")

    asked = browser.get(there)
    before = deeds(ours)
    shown = browser.post(there)

    assert ours.key not in asked.content.decode()
    assert before == [(Deed.MADE, None)]
    assert ours.key in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert deeds(ours)[0] == (Deed.SHOWN, contact_of(ours))


def test_a_withdrawn_key_opens_nothing_and_is_not_shown(browser, ours, client):
    there = page(ours, f"keys/{the_key(ours).pk}/")

    browser.post(f"{there}withdraw/")

    call = plugins.as_form(ours.credentials, plugins.wordpress())
    assert call.send(client).json()["status"] == "error"
    assert browser.post(f"{there}show/").status_code == 404


@pytest.mark.parametrize("deed", ["", "new-key/", "products/keep/"])
def test_somebody_elses_connection_is_not_found(ours, deed):
    stranger = browser_of(a_user())

    for method in (stranger.get, stranger.post):
        assert method(page(ours, deed)).status_code in {404, 405}
    assert len(orders.list_keys(ours.connection)) == 1


@pytest.mark.parametrize("deed", ["show/", "withdraw/"])
def test_a_key_of_another_shop_is_not_found_under_ones_own(browser, ours, deed):
    others = a_connection()

    answer = browser.post(page(ours, f"keys/{the_key(others).pk}/{deed}"))

    assert answer.status_code == 404
    assert the_key(others).revoked_at is None
    assert deeds(others) == [(Deed.MADE, None)]


@pytest.mark.rule("WK-D8-4")
def test_a_shop_chooses_whether_products_are_kept(browser, ours):
    chosen = []
    for wish in ("keep", "keep", "drop"):
        browser.post(page(ours, f"products/{wish}/"))
        ours.connection.refresh_from_db()
        chosen.append(ours.connection.takes_products)

    assert chosen == [True, True, False]
    assert browser.post(page(ours, "products/iets/")).status_code == 404


@pytest.mark.rule("WK-D8-4")
def test_the_page_says_what_went_wrong_and_what_is_not_kept(browser, ours, client):
    wrong = plugins.wordpress("W-7", email="jan")
    plugins.as_form(ours.credentials, wrong).send(client)
    plugins.as_form(ours.credentials, plugins.wordpress("W-8")).send(client)

    text = browser.get(page(ours)).content.decode()

    assert "The e-mail address of the order was not one address." in text
    assert "W-7" in text
    assert "phone numbers" in text
    assert "the delivery address" in text
    assert "wordpress 3.39" in text


def test_at_five_keys_the_page_says_why_there_is_no_sixth(browser, ours):
    for _ in range(5):
        browser.post(page(ours, "new-key/"))

    assert len(orders.list_keys(ours.connection)) == 5
    assert "There are five keys in use" in browser.get(page(ours)).content.decode()


def test_a_shop_without_connection_reads_how_to_begin(ours):
    shop = cases.a_certificate(at=MONDAY).shop
    client = browser_of(shops.list_contacts(shop.company)[0].user)
    there = page(ours).replace(ours.shop.domain, shop.domain)

    text = client.get(there).content.decode()

    assert "Make the first key" in text
    assert orders.find_connection(shop) is None
