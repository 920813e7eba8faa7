"""Writing down what is to be told: a row for each address that hears of it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from trustmark.accounts.api import User
from trustmark.dispatches import permissions, states
from trustmark.dispatches.models import Dispatch, Webhook
from trustmark.dispatches.rules import Reason
from trustmark.dispatches.states import TEST, DispatchState, State, Topic
from trustmark.kernel.cases import MoveRefused, note
from trustmark.kernel.hurry import hurry, hurry_together
from trustmark.kernel.inserting import insert

POSTING = "trustmark.dispatches.tasks.post_waiting"


def term() -> timedelta:
    """How long a message is tried."""
    return timedelta(days=settings.ENVIRONMENT.dispatch_days)


@transaction.atomic
def tell(shop_id: int, topic: Topic, data: dict[str, Any], *, at: datetime) -> int:
    """Tell whoever of the shop hears of this; how many.

    For a webhook that is off the row is written too, so that it can be sent later.
    """
    rows = Webhook.objects.filter(shop_id=shop_id).exclude(state=State.ENDED)
    hearing = [webhook for webhook in rows.order_by("id") if topic in webhook.topics]
    if hearing:
        insert([_row(webhook, topic, data, at=at) for webhook in hearing])
        hurry_together(POSTING)
    return len(hearing)


@transaction.atomic
def send_test(webhook: Webhook, *, by: User | None, at: datetime) -> Dispatch:
    """Send a message that says nothing but that it is a test."""
    refusal = permissions.why_not_send(webhook, by=by)
    if refusal:
        raise MoveRefused(refusal)
    row = _row(webhook, TEST, {"shop": webhook.shop.domain}, at=at)
    row.save(force_insert=True)
    # Whoever presses the button mended something, and wants to see it now.
    Webhook.objects.filter(pk=webhook.pk).update(rests_until=None)
    note(webhook, states.TESTED, by=by, at=at)
    hurry(POSTING)
    return row


def new_message_id() -> str:
    """An id that no other message has."""
    return f"msg_{uuid4().hex}"


def _row(
    webhook: Webhook, topic: str, data: dict[str, Any], *, at: datetime
) -> Dispatch:
    is_on = webhook.state == State.ON
    return Dispatch(
        shop_id=webhook.shop_id,
        webhook=webhook,
        target=target_of(webhook),
        topic=topic,
        message_id=new_message_id(),
        data=data,
        happened_at=at,
        state=DispatchState.WAITING if is_on else DispatchState.MISSED,
        reason=Reason.NONE if is_on else Reason.OFF,
        settled_at=None if is_on else at,
        not_before=at,
        until=at + term(),
    )


def target_of(webhook: Webhook) -> str:
    """The name under which messages to one webhook wait for one another."""
    return f"webhook:{webhook.pk}"
