"""The example by which shops check what we send, run as it stands in the how-to."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders.dispatches import a_webhook, post_all
from tests.builders.people import MONDAY
from trustmark.dispatches import api as dispatches

pytestmark = pytest.mark.django_db
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "webhooks.md"
NOW = MONDAY.timestamp()


@pytest.fixture
def is_genuine():
    text = HOW_TO.read_text("utf-8")
    (example,) = re.findall(r"```python\n(.+?)```", text, re.DOTALL)
    found: dict[str, Any] = {}
    exec(example, found)  # noqa: S102 - our own words
    return found["is_genuine"]


@pytest.fixture
def sent(ours, machine):
    """The secrets of a webhook, old and new, and a message signed with both."""
    made = a_webhook(ours.shop)
    new = dispatches.rotate_secret(made.webhook, by=None, at=MONDAY)
    dispatches.send_test(made.webhook, by=None, at=MONDAY)
    post_all(MONDAY)
    (came,) = machine.came
    return made.secret, new, came


def test_the_example_believes_our_messages_with_either_secret(is_genuine, sent):
    old, new, came = sent

    for secret in (old, new):
        assert is_genuine(secret, came.headers, came.body, now=NOW)


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_other"},
        {"webhook-timestamp": str(int(NOW) + 1)},
        {"webhook-timestamp": "soon"},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "v1"},
        {"webhook-signature": ""},
    ],
)
def test_the_example_believes_nothing_that_was_changed(is_genuine, sent, changed):
    _, new, came = sent

    assert not is_genuine(new, came.headers | changed, came.body, now=NOW)


def test_the_example_believes_no_other_body_secret_or_time(is_genuine, sent):
    _, new, came = sent

    assert not is_genuine(new, came.headers, came.body + b" ", now=NOW)
    assert not is_genuine("whsec_AAAA", came.headers, came.body, now=NOW)
    assert not is_genuine(new, came.headers, came.body, now=NOW + 301)
