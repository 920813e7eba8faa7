"""Which addresses can be told, and who says so."""

import pytest

from tests.builders.dispatches import a_webhook
from tests.builders.people import MONDAY, a_user
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import State, Topic, WebhookFault, WebhookRefused
from trustmark.kernel.cases import MoveRefused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("http://{}/x", WebhookFault.URL_NOT_HTTPS),
        ("https://elders.test/x", WebhookFault.URL_ELSEWHERE),
        ("https://{}.evil.test/x", WebhookFault.URL_ELSEWHERE),
        ("https://evil{}/x", WebhookFault.URL_ELSEWHERE),
        ("https://evil.test/{}", WebhookFault.URL_ELSEWHERE),
        ("https://evil.test#@{}/", WebhookFault.URL_ELSEWHERE),
        ("https://user:word@{}/x", WebhookFault.URL_SHAPE),
        ("https://evil.test@{}/x", WebhookFault.URL_SHAPE),
        ("https://{}:22/x", WebhookFault.URL_PORT),
        ("https://{}:port/x", WebhookFault.URL_SHAPE),
        ("https://{}/a b", WebhookFault.URL_SHAPE),
        ("https://127.0.0.1/x", WebhookFault.URL_ELSEWHERE),
        ("https://[::1]/x", WebhookFault.URL_ELSEWHERE),
        ("//{}/x", WebhookFault.URL_SHAPE),
    ],
)
def test_only_the_shops_own_domain_over_https_can_be_told(ours, path, fault):
    with pytest.raises(WebhookRefused) as refused:
        a_webhook(ours.shop, url=path.format(ours.shop.domain))

    assert refused.value.fault == fault


def test_without_proof_of_the_domain_there_is_no_webhook(shop):
    with pytest.raises(MoveRefused):
        a_webhook(shop)


def test_the_same_address_twice_is_refused(ours):
    made = a_webhook(ours.shop)

    with pytest.raises(WebhookRefused) as refused:
        a_webhook(ours.shop)
    dispatches.end(made.webhook, by=None, at=MONDAY)

    assert refused.value.fault == WebhookFault.URL_KNOWN
    assert a_webhook(ours.shop).webhook.state == State.ON


def test_somebody_else_changes_nothing(ours):
    webhook, stranger = a_webhook(ours.shop).webhook, a_user()
    message = dispatches.send_test(webhook, by=None, at=MONDAY)

    for deed in (
        lambda: dispatches.make_webhook(
            ours.shop, "https://x.test", topics=[], by=stranger, at=MONDAY
        ),
        lambda: dispatches.choose_topics(webhook, Topic.values, by=stranger, at=MONDAY),
        lambda: dispatches.rotate_secret(webhook, by=stranger, at=MONDAY),
        lambda: dispatches.send_test(webhook, by=stranger, at=MONDAY),
        lambda: dispatches.send_again(message, by=stranger, at=MONDAY),
        lambda: dispatches.replay(
            webhook, since=MONDAY, arrived_too=True, by=stranger, at=MONDAY
        ),
        lambda: dispatches.pause(webhook, by=stranger, at=MONDAY),
        lambda: dispatches.end(webhook, by=stranger, at=MONDAY),
    ):
        with pytest.raises(MoveRefused):
            deed()
