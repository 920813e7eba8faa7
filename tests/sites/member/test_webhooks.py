"""The pages of webhooks: the secret once, each message with its answers."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders.dispatches import a_webhook, post_all
from tests.builders.orders import a_connection
from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import a_certified_shop, contact_of
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import DispatchState, State, Topic
from trustmark.dispatches.suppliers.machines import PRETENDED, Posted
from trustmark.kernel import clock

pytestmark = pytest.mark.django_db
DEEDS = ["test", "pause", "resume"]


@pytest.fixture(autouse=True)
def _pretended(settings, monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: MONDAY)
    settings.MACHINES = "trustmark.dispatches.suppliers.machines.pretended_machines"
    yield
    PRETENDED.posted.clear()
    PRETENDED.answers.clear()


@pytest.fixture
def shop():
    return a_connection(a_certified_shop()).shop


@pytest.fixture
def browser(shop) -> Client:
    client = Client()
    client.force_login(contact_of(shop))
    return client


def page(shop, *parts):
    return f"/en/member/shops/{shop.domain}/webhooks/{''.join(map(str, parts))}"


def made_by(browser, shop, **told):
    sent = {"url": f"https://{shop.domain}/hook", "topics": ["review.published"]}
    return browser.post(page(shop), sent | told)


def test_the_secret_is_shown_once(browser, shop):
    answer = made_by(browser, shop)

    (webhook,) = dispatches.list_webhooks(shop)
    (secret,) = set(re.findall(r"whsec_[\w+/=]{44}", answer.content.decode()))
    assert webhook.topics == [Topic.REVIEW_PUBLISHED]
    assert "no-store" in answer["Cache-Control"]
    for there in (page(shop), page(shop, webhook.pk, "/")):
        assert secret not in browser.get(there).content.decode()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"url": "https://elders.test/hook"}, "not on the domain of the shop"),
        ({"url": "http://{}/hook"}, "must begin with https"),
        ({"url": "https://{}:22/"}, "port must be"),
        ({"topics": []}, "Choose at least one"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_stays_typed(browser, shop, told, sentence):
    told = {
        name: value.format(shop.domain) if isinstance(value, str) else value
        for name, value in told.items()
    }

    answer = made_by(browser, shop, **told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert told.get("url", "https") in answer.content.decode()
    assert dispatches.list_webhooks(shop) == []


def test_a_message_shows_what_was_answered_and_nothing_of_its_words(browser, shop):
    webhook = a_webhook(shop).webhook
    PRETENDED.answers.append(Posted(500, b"<script>alert(1)</script>"))

    browser.post(page(shop, webhook.pk, "/do/test/"))
    post_all(MONDAY)
    text = browser.get(page(shop, webhook.pk, "/")).content.decode()

    assert "did not take the message" in text
    assert "(500)" in text
    assert "alert(1)" not in text


def test_one_message_and_all_since_a_moment_are_sent_again(browser, shop):
    webhook = a_webhook(shop).webhook
    message = dispatches.send_test(webhook, by=None, at=MONDAY)
    post_all(MONDAY)

    browser.post(page(shop, webhook.pk, f"/messages/{message.message_id}/again/"))
    message.refresh_from_db()
    again = message.state
    answer = browser.post(
        page(shop, webhook.pk, "/replay/"),
        {"since": "2026-11-01T00:00", "which": "all"},
        follow=True,
    )

    assert again == DispatchState.WAITING
    assert "nothing to send again" in answer.content.decode()


def test_paused_and_on_again_and_removed(browser, shop):
    webhook = a_webhook(shop).webhook
    states = []
    for deed in ("do/pause/", "do/resume/", "remove/"):
        browser.post(page(shop, webhook.pk, "/", deed))
        webhook.refresh_from_db()
        states.append(webhook.state)

    assert states == [State.PAUSED, State.ON, State.ENDED]
    assert browser.get(page(shop, webhook.pk, "/")).status_code == 404


def test_a_new_secret_is_shown_once_too(browser, shop):
    made = a_webhook(shop)

    answer = browser.post(page(shop, made.webhook.pk, "/secret/"))

    (secret,) = set(re.findall(r"whsec_[\w+/=]{44}", answer.content.decode()))
    assert secret != made.secret


@pytest.mark.parametrize("who", ["nobody's", "another company's"])
def test_of_somebody_elses_webhooks_nothing_is_found(shop, who):
    webhook = a_webhook(shop).webhook
    message = dispatches.send_test(webhook, by=None, at=MONDAY)
    stranger, other = a_user(), a_connection(a_certified_shop()).shop
    if who == "another company's":
        stranger = contact_of(other)
    client = Client()
    client.force_login(stranger)
    there = [
        "",
        "bring/",
        *(f"{webhook.pk}/{deed}" for deed in ("", "hears/", "replay/", "secret/")),
        f"{webhook.pk}/remove/",
        f"{webhook.pk}/messages/{message.message_id}/again/",
        *(f"{webhook.pk}/do/{deed}/" for deed in DEEDS),
    ]

    for parts in there:
        # Also under the name of one's own shop.
        for domain in (shop, other):
            if domain == other and not parts.startswith(str(webhook.pk)):
                continue
            for method in (client.get, client.post):
                assert method(page(domain, parts)).status_code in {404, 405}, parts
    webhook.refresh_from_db()
    assert webhook.state == State.ON


def test_the_page_of_the_shop_leads_here(browser, shop):
    text = browser.get(f"/en/member/shops/{shop.domain}/").content.decode()

    assert reverse("member:webhooks", args=[shop.domain]).split("/", 2)[2] in text
