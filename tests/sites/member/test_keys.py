"""Keys of programs and to try with: who makes them, who sees them, and how often."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.builders import cases
from tests.builders.orders import Connected, a_connection
from tests.builders.people import MONDAY, PASSWORD, a_user
from tests.sites.connect.own.asking import ORDER, call
from tests.sites.member.test_connection import browser_of, contact_of, page, the_key
from trustmark.kernel import clock
from trustmark.orders import api as orders
from trustmark.orders.api import ApiKey, Scope
from trustmark.sites.connect.own import callers

pytestmark = pytest.mark.django_db
NAMED = {"name": "Kassa", "scopes": ["orders", "reviews"]}
KEY = re.compile(r"(?:live|test)\.[0-9a-f]{40}")
MAKING = ("program-key/", "test-key/")


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    callers.CALLS.begin_anew()
    callers.WRONG_KEYS.begin_anew()


@pytest.fixture
def ours() -> Connected:
    return a_connection(cases.a_certificate().shop)


@pytest.fixture
def browser(ours) -> Client:
    return browser_of(contact_of(ours))


def text_of(answer):
    return answer.content.decode()


def key_in(answer):
    """The key that a page shows."""
    (key,) = set(KEY.findall(text_of(answer)))
    return key


def made(browser, ours, **sent):
    """The text of a key that was just made by the form."""
    answer = browser.post(page(ours, "program-key/"), NAMED | sent)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return key_in(answer)


def test_a_key_of_a_program_is_shown_once_and_may_what_was_chosen(browser, ours):
    key = made(browser, ours)

    shown = text_of(browser.get(page(ours)))

    assert call("orders", ORDER, key=key).status_code == 202
    assert call("reviews", key=key).status_code == 200
    assert call("reviews/x/replies", key=key).status_code == 403
    assert "Kassa" in shown
    assert f"…{key[-4:]}" in shown
    assert key not in shown
    (row,) = orders.list_program_keys(ours.connection)
    assert browser.get(page(ours, f"keys/{row.pk}/show/")).status_code == 200
    refused = browser.post(page(ours, f"keys/{row.pk}/show/"))
    assert refused.status_code == 409
    assert key not in text_of(refused)


def test_a_page_that_is_sent_twice_makes_one_key(browser, ours):
    form = text_of(browser.get(page(ours, "program-key/")))
    (once,) = re.findall(r'name="once" value="(\w+)"', form)

    made(browser, ours, once=once)
    again = browser.post(page(ours, "program-key/"), NAMED | {"once": once})

    assert again.status_code == 303
    assert len(orders.list_program_keys(ours.connection)) == 1


@pytest.mark.parametrize(
    "sent",
    [{"name": " "}, {"scopes": []}, {"scopes": ["everything"]}, {"name": "x" * 61}],
)
def test_a_key_without_a_name_or_a_right_is_not_made(browser, ours, sent):
    answer = browser.post(page(ours, "program-key/"), NAMED | sent)

    assert answer.status_code == 422
    assert not KEY.search(text_of(answer))
    assert not orders.list_program_keys(ours.connection)


def test_a_key_is_replaced_without_a_gap(browser, ours, monkeypatch):
    old = made(browser, ours)
    (row,) = orders.list_program_keys(ours.connection)

    answer = browser.post(page(ours, f"keys/{row.pk}/replace/"), {"days": "7"})
    new = key_in(answer)

    assert [call("reviews", key=key).status_code for key in (old, new)] == [200, 200]
    twice = browser.post(page(ours, f"keys/{row.pk}/replace/"), {"days": "7"})
    assert twice.status_code == 409
    assert "ends on" in text_of(browser.get(page(ours)))
    later = MONDAY + timedelta(days=7)
    monkeypatch.setattr(clock, "source", lambda: later)
    assert [call("reviews", key=key).status_code for key in (old, new)] == [401, 200]
    orders.end_keys_due(on=later.date(), at=later)
    shown = text_of(browser.get(page(ours)))
    assert "Keys that open nothing any more" in shown
    assert "A replaced key ended" in shown


def test_a_key_of_a_plug_in_is_replaced_too(browser, ours):
    answer = browser.post(page(ours, f"keys/{the_key(ours).pk}/replace/"), {"days": 1})

    assert answer.status_code == 303
    assert len(orders.list_keys(ours.connection)) == 2


def test_what_is_tried_stands_on_the_page_as_such_until_the_key_is_withdrawn(
    browser, ours
):
    answer = browser.post(page(ours, "test-key/"))
    key = key_in(answer)
    told = call("orders", ORDER | {"number": "T-77"}, key=key)

    shown = text_of(browser.get(page(ours)))
    browser.post(page(ours, "test-key/withdraw/"))

    assert told.json()["sandbox"] is True
    assert "T-77" in shown
    assert "only tried" in shown
    assert "T-77" not in text_of(browser.get(page(ours).replace("connection/", "")))
    assert call("orders", ORDER, key=key).status_code == 401


@pytest.mark.rule("WK-D12-4")
@pytest.mark.parametrize("deed", [*MAKING, "show", "replace"])
def test_whoever_did_not_just_show_who_they_are_is_asked_once_more(ours, deed):
    there = page(ours, deed)
    if deed not in MAKING:
        there = page(ours, f"keys/{the_key(ours).pk}/{deed}/")
    person = contact_of(ours)
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.force_login(person)

    looked, pressed = client.get(there), client.post(there, NAMED | {"days": "7"})
    asked = client.post(looked["Location"], {"password": PASSWORD})

    for answer in (looked, pressed):
        assert answer.status_code == 303
        assert answer["Location"].startswith("/en/account/reauthenticate/?next=")
    assert asked.status_code == 302
    assert asked["Location"] == there
    assert client.get(there).status_code == 200
    assert orders.find_test_key(ours.connection) is None
    assert ApiKey.objects.count() == 1


@pytest.mark.parametrize("deed", [*MAKING, "test-key/withdraw/"])
def test_nobody_makes_or_ends_a_key_for_somebody_else(ours, deed):
    orders.new_test_key(ours.connection, by=None, at=MONDAY)
    stranger = browser_of(a_user())

    answer = stranger.post(page(ours, deed), NAMED)

    assert answer.status_code == 404
    assert orders.find_test_key(ours.connection)
    assert not orders.list_program_keys(ours.connection)


def test_a_key_of_another_shop_is_not_replaced_under_ones_own(browser, ours):
    others = a_connection()

    answer = browser.post(page(ours, f"keys/{the_key(others).pk}/replace/"))

    assert answer.status_code == 404
    assert the_key(others).ends_on is None


def test_at_five_keys_of_programs_the_page_says_why_there_is_no_sixth(browser, ours):
    for _ in range(5):
        made(browser, ours)

    answer = browser.post(page(ours, "program-key/"), NAMED)

    assert answer.status_code == 409
    assert "There are five keys in use" in text_of(answer)
    assert orders.why_not_make_key(ours.connection, by=None) is None


def test_every_right_is_offered_in_words(browser, ours):
    form = text_of(browser.get(page(ours, "program-key/")))

    assert all(f'value="{scope}"' in form for scope in Scope)
