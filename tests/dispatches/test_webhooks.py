"""What a webhook hears, how it is signed, and what follows when nobody listens."""

import base64
import hmac
import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256

import pytest

from tests.builders.dispatches import a_webhook, post_all
from tests.builders.orders import an_order
from tests.builders.people import MONDAY
from tests.builders.receivers import Reply
from tests.builders.reviews import (
    AWAY,
    PLAIN,
    RUDE,
    a_moderator,
    a_review,
    contact_of,
)
from tests.builders.worker import settle
from trustmark.correspondence import api as correspondence
from trustmark.dispatches import api as dispatches
from trustmark.dispatches.api import (
    DispatchState,
    State,
    Topic,
)
from trustmark.kernel import vault
from trustmark.reviews import api as reviews
from trustmark.shops.api import DomainProof

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def signed_by(came, secret):
    """Whether a signature of this secret is on it, computed from the convention."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join(
        [
            came.headers["webhook-id"].encode(),
            came.headers["webhook-timestamp"].encode(),
            came.body,
        ]
    )
    expected = base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()
    return f"v1,{expected}" in came.headers["webhook-signature"].split(" ")


def heard(machine):
    return [came.told["type"] for came in machine.came]


def messages(webhook):
    return list(dispatches.list_messages(webhook))


def told_to_try(webhook, *, at=MONDAY):
    return dispatches.send_test(webhook, by=None, at=at)


def test_a_message_is_signed_with_the_secret_that_was_shown(ours, machine):
    made = a_webhook(ours.shop)

    told_to_try(made.webhook)
    post_all(MONDAY)

    (came,) = machine.came
    assert made.secret.startswith("whsec_")
    assert signed_by(came, made.secret)
    assert came.headers["webhook-timestamp"] == str(int(MONDAY.timestamp()))
    assert came.told == {
        "type": "webhook.test",
        "timestamp": MONDAY.isoformat(),
        "data": {"shop": ours.shop.domain},
    }
    assert messages(made.webhook)[0].state == DispatchState.DONE


def test_a_new_secret_signs_beside_the_old_one_for_a_day(ours, machine):
    made = a_webhook(ours.shop)
    new = dispatches.rotate_secret(made.webhook, by=None, at=MONDAY)

    for at in (MONDAY, MONDAY + DAY):
        told_to_try(made.webhook, at=at)
        post_all(at)

    first, later = machine.came
    assert [signed_by(first, made.secret), signed_by(first, new)] == [True, True]
    assert [signed_by(later, made.secret), signed_by(later, new)] == [False, True]


def test_the_life_of_a_review_is_told_by_reference_alone(ours, machine):
    a_webhook(ours.shop)
    words = replace(PLAIN, text="Een heel bijzondere kaas uit Purmerend.")
    review = a_review(ours.shop, words)
    reviews.change(review, replace(words, rating=3), at=MONDAY)
    by = contact_of(ours.shop)
    reviews.reply(reviews.get_review(review.pk), text="Dank u!", by=by, at=MONDAY)
    settle(MONDAY)
    reviews.withdraw_reply(reviews.get_review(review.pk), by=by, at=MONDAY)
    settle(MONDAY)
    reviews.withdraw_own(reviews.get_review(review.pk), at=MONDAY)
    settle(MONDAY)

    post_all(MONDAY)

    assert heard(machine) == [
        "order.accepted",
        "invitation.sent",
        "review.published",
        "review.changed",
        "reply.published",
        "reply.withdrawn",
        "review.withdrawn",
    ]
    told = b"".join(came.body for came in machine.came)
    assert not any(word in told for word in (b"Purmerend", b"Anna", b"thuis.test"))
    number = vault.unveiled(
        machine.came[2].told["data"]["review"], purpose="reference of a review"
    )
    assert number == review.pk


def test_a_removed_review_and_a_held_one_are_told_apart(ours, machine):
    a_webhook(ours.shop, topics=(Topic.REVIEW_REMOVED, Topic.REVIEW_HELD))
    for deed in (
        lambda one: reviews.remove(one, AWAY, by=a_moderator(), at=MONDAY),
        lambda one: reviews.change(one, RUDE, at=MONDAY),
    ):
        deed(a_review(ours.shop))
        settle(MONDAY)

    post_all(MONDAY)

    assert heard(machine) == ["review.removed", "review.held"]


def test_an_order_is_told_by_the_number_the_shop_gave_it(ours, machine):
    a_webhook(ours.shop, topics=(Topic.ORDER_ACCEPTED,))

    order = an_order(ours, number="2026-77")
    settle(MONDAY)
    post_all(MONDAY)

    (came,) = machine.came
    assert came.told["data"]["number"] == "2026-77"
    reference = came.told["data"]["order"]
    assert vault.unveiled(reference, purpose="reference of an order") == order.pk


def test_somebody_elses_webhook_hears_nothing(ours, machine):
    other = a_webhook()

    an_order(ours)
    settle(MONDAY)

    assert messages(other.webhook) == []


def test_what_fails_is_tried_later_under_the_same_id(ours, machine):
    made = a_webhook(ours.shop)
    machine.answering = lambda came: Reply(500, b"<script>alert(1)</script>")
    told_to_try(made.webhook)

    post_all(MONDAY)
    at_once = post_all(MONDAY)
    machine.answering = lambda came: Reply(200)
    later = post_all(MONDAY + MINUTE)

    first, second = machine.came
    assert (at_once, later) == (0, 1)
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert signed_by(second, made.secret)
    (fared,) = dispatches.with_attempts(*messages(made.webhook))
    assert [(each.status, each.reason) for each in fared.attempts] == [
        (500, "answer"),
        (200, ""),
    ]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nobody_follows_where_an_answer_leads(ours, machine, status):
    made = a_webhook(ours.shop)
    elsewhere = {"Location": f"https://{ours.shop.domain}/elsewhere"}
    machine.answering = lambda came: Reply(status, headers=elsewhere)
    told_to_try(made.webhook)

    post_all(MONDAY)

    assert [came.path for came in machine.came] == ["/keurmeester"]
    (message,) = messages(made.webhook)
    assert (message.state, message.reason) == (DispatchState.WAITING, "redirect")


def test_after_three_days_of_nothing_it_stops_and_the_company_is_told(ours, machine):
    made = a_webhook(ours.shop)
    machine.answering = lambda came: Reply(503)
    told_to_try(made.webhook)

    at = MONDAY
    while at < MONDAY + 4 * DAY:
        post_all(at)
        at += timedelta(hours=6)

    made.webhook.refresh_from_db()
    assert made.webhook.state == State.STOPPED
    assert messages(made.webhook)[0].state == DispatchState.FAILED
    (letter,) = correspondence.list_recent(kind="WebhookStopped")
    assert letter.to == ours.shop.company.email
    assert f"https://{ours.shop.domain}/keurmeester" in letter.body


def test_one_message_that_is_refused_does_not_stop_what_hears_the_others(ours, machine):
    made = a_webhook(ours.shop)
    told_to_try(made.webhook)
    bad = messages(made.webhook)[0].message_id
    machine.answering = lambda came: Reply(
        400 if came.headers["webhook-id"] == bad else 200
    )

    for days in range(5):
        told_to_try(made.webhook, at=MONDAY + days * DAY)
        post_all(MONDAY + days * DAY)

    made.webhook.refresh_from_db()
    assert made.webhook.state == State.ON
    assert [each.state for each in messages(made.webhook)] == [
        *[DispatchState.DONE] * 5,
        DispatchState.FAILED,
    ]


def test_gone_means_stop(ours, machine):
    made = a_webhook(ours.shop)
    machine.answering = lambda came: Reply(410)
    told_to_try(made.webhook)

    post_all(MONDAY)

    made.webhook.refresh_from_db()
    assert made.webhook.state == State.STOPPED


def test_what_happened_while_it_was_off_is_sent_when_asked_for(ours, machine):
    made = a_webhook(ours.shop, topics=(Topic.ORDER_ACCEPTED,))
    by = contact_of(ours.shop)
    an_order(ours, number="first")
    settle(MONDAY)
    post_all(MONDAY)
    dispatches.pause(made.webhook, by=by, at=MONDAY)
    an_order(ours, number="missed", at=MONDAY + MINUTE)
    settle(MONDAY + MINUTE)
    dispatches.resume(made.webhook, by=by, at=MONDAY + 2 * MINUTE)
    post_all(MONDAY + 2 * MINUTE)
    before = [came.told["data"]["number"] for came in machine.came]

    later = MONDAY + 3 * MINUTE
    replay = partial(dispatches.replay, made.webhook, since=MONDAY, by=by, at=later)
    count = replay(arrived_too=False)
    post_all(later)
    all_of_it = replay(arrived_too=True)
    post_all(later)

    numbers = [came.told["data"]["number"] for came in machine.came]
    assert before == ["first"]
    assert (count, all_of_it) == (1, 2)
    assert numbers == ["first", "missed", "first", "missed"]
    ids = [came.headers["webhook-id"] for came in machine.came]
    assert ids[0] == ids[2]
    assert ids[1] == ids[3]


def test_an_address_that_does_not_answer_holds_up_nobody_else(ours, machine, settings):
    silent = a_webhook()
    made = a_webhook(ours.shop)
    for webhook in (silent.webhook, silent.webhook, made.webhook):
        told_to_try(webhook)

    tries = post_all(MONDAY)

    assert tries == 2
    assert len(machine.came) == 1
    assert [each.attempts for each in messages(silent.webhook)] == [0, 1]
    assert messages(silent.webhook)[1].reason == "no-such-name"


def test_a_shop_that_lost_its_domain_is_told_nothing(ours, machine):
    made = a_webhook(ours.shop)
    told_to_try(made.webhook)
    DomainProof.objects.filter(shop=ours.shop).delete()

    post_all(MONDAY)

    assert machine.came == []
    assert messages(made.webhook)[0].reason == "unproven"


def test_a_removed_webhook_forgets_its_secret_and_what_waited(ours, machine):
    made = a_webhook(ours.shop)
    message = told_to_try(made.webhook)

    dispatches.end(made.webhook, by=None, at=MONDAY)
    post_all(MONDAY)

    message.refresh_from_db()
    made.webhook.refresh_from_db()
    assert machine.came == []
    assert message.state == DispatchState.DROPPED
    assert made.webhook.secret == ""
    assert dispatches.list_webhooks(ours.shop) == []


def test_messages_are_forgotten_after_thirty_days(ours, machine):
    made = a_webhook(ours.shop)
    told_to_try(made.webhook)
    post_all(MONDAY)

    late = MONDAY + 31 * DAY
    dispatches.forget_due(on=late.date(), at=late)

    assert messages(made.webhook) == []


def test_the_secret_is_kept_encrypted(ours):
    made = a_webhook(ours.shop)

    assert made.secret.removeprefix("whsec_") not in json.dumps(
        [made.webhook.secret, made.webhook.topics]
    )
