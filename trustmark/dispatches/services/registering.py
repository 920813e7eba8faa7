"""Making webhooks, changing what they hear of, and their secrets."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import IntegrityError, models, transaction

from trustmark.accounts.api import User
from trustmark.dispatches import permissions, rules, states
from trustmark.dispatches.models import Dispatch, Webhook
from trustmark.dispatches.rules import Reason
from trustmark.dispatches.states import DispatchState, State, Topic
from trustmark.kernel import vault
from trustmark.kernel.cases import MoveRefused, begin, note, take
from trustmark.orders import api as orders
from trustmark.orders.api import Fault
from trustmark.shops.api import Shop

PURPOSE = "secret of a webhook"


class WebhookFault(StrEnum):
    """What is wrong with a webhook as it was asked for."""

    URL_SHAPE = "url-shape"
    URL_NOT_HTTPS = "url-not-https"
    URL_ELSEWHERE = "url-elsewhere"
    URL_PORT = "url-port"
    URL_KNOWN = "url-known"
    TOPICS_MISSING = "topics-missing"
    TOPIC_UNKNOWN = "topic-unknown"


class WebhookRefused(Exception):
    """No such webhook can be; `fault` says why."""

    def __init__(self, fault: WebhookFault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True)
class NewWebhook:
    """A webhook with its secret, which is shown this once."""

    webhook: Webhook
    secret: str


def fault_in_webhook(
    shop: Shop, url: str, *, topics: Collection[str]
) -> WebhookFault | None:
    """Why there can be no such webhook; nothing is kept by asking."""
    fault = orders.fault_in_sync_address(url, domain=shop.domain)
    if fault:
        return _FAULTS.get(fault, WebhookFault.URL_SHAPE)
    if rules.fault_in_port(url):
        return WebhookFault.URL_PORT
    return _fault_in_topics(topics)


@transaction.atomic
def make_webhook(
    shop: Shop,
    url: str,
    *,
    topics: Collection[str],
    by: User | None,
    at: datetime,
) -> NewWebhook:
    """Tell this address, on the shop's own domain, of these topics from now on.

    `by` is nobody where a program with a key of the shop asks. Raises `WebhookRefused`
    or `MoveRefused`.
    """
    refusal = permissions.why_not_make(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    fault = fault_in_webhook(shop, url, topics=topics)
    if fault:
        raise WebhookRefused(fault)
    secret = _drawn_secret()
    webhook = Webhook(
        shop=shop,
        url=url,
        topics=_in_order(topics),
        secret=vault.lock(secret, purpose=PURPOSE),
        made_at=at,
        made_by=by,
    )
    try:
        with transaction.atomic():
            begin(webhook, by=by, at=at, tells=states.MADE)
    except IntegrityError:
        raise WebhookRefused(WebhookFault.URL_KNOWN) from None
    return NewWebhook(webhook, secret)


@transaction.atomic
def choose_topics(
    webhook: Webhook, topics: Collection[str], *, by: User | None, at: datetime
) -> None:
    """Hear of these from now on, and of nothing else."""
    _refuse_if(permissions.why_not_change(webhook, by=by))
    fault = _fault_in_topics(topics)
    if fault:
        raise WebhookRefused(fault)
    chosen = _in_order(topics)
    _live(webhook).update(topics=chosen)
    webhook.refresh_from_db()
    note(webhook, states.CHANGED, by=by, at=at, reason=", ".join(chosen))


@transaction.atomic
def rotate_secret(webhook: Webhook, *, by: User | None, at: datetime) -> str:
    """Make a new secret; for a day messages are signed with the one before as well."""
    _refuse_if(permissions.why_not_change(webhook, by=by))
    kept = Webhook.objects.select_for_update().get(pk=webhook.pk)
    secret = _drawn_secret()
    changed = _live(webhook).update(
        secret=vault.lock(secret, purpose=PURPOSE),
        earlier_secret=kept.secret,
        earlier_until=at + rules.OVERLAP,
    )
    if not changed:
        raise MoveRefused(permissions.already_ended())
    webhook.refresh_from_db()
    note(webhook, states.ROTATED, by=by, at=at)
    return secret


@transaction.atomic
def pause(webhook: Webhook, *, by: User | None, at: datetime) -> None:
    """Send nothing for now; what happens meanwhile can be sent afterwards."""
    _refuse_if(permissions.why_not_pause(webhook, by=by))
    take(webhook, states.PAUSE, by=by, at=at)
    leave_waiting(webhook, at=at)


@transaction.atomic
def resume(webhook: Webhook, *, by: User | None, at: datetime) -> None:
    """Send again what happens from now on."""
    _refuse_if(permissions.why_not_resume(webhook, by=by))
    take(webhook, states.RESUME, by=by, at=at, failing_since=None, rests_until=None)


@transaction.atomic
def end(webhook: Webhook, *, by: User | None, at: datetime) -> None:
    """Remove it; its secret signs nothing any more and is forgotten."""
    _refuse_if(permissions.why_not_change(webhook, by=by))
    take(
        webhook,
        states.END,
        by=by,
        at=at,
        ended_at=at,
        secret="",
        earlier_secret="",
        earlier_until=None,
    )
    waiting = Dispatch.objects.filter(webhook=webhook, state=DispatchState.WAITING)
    waiting.update(state=DispatchState.DROPPED, reason=Reason.OFF, settled_at=at)


def leave_waiting(webhook: Webhook, *, at: datetime) -> None:
    """Write down that what waits is not sent: the webhook is off."""
    waiting = Dispatch.objects.filter(webhook=webhook, state=DispatchState.WAITING)
    waiting.update(state=DispatchState.MISSED, reason=Reason.OFF, settled_at=at)


def secrets_of(webhook: Webhook, *, at: datetime) -> list[str]:
    """The secrets to sign with now: that of today, then the one before it."""
    locked = [webhook.secret]
    if webhook.earlier_until is not None and at < webhook.earlier_until:
        locked.append(webhook.earlier_secret)
    return [vault.unlock(each, purpose=PURPOSE) for each in locked]


_FAULTS = {
    Fault.URL_NOT_HTTPS: WebhookFault.URL_NOT_HTTPS,
    Fault.URL_ELSEWHERE: WebhookFault.URL_ELSEWHERE,
}


def _fault_in_topics(topics: Collection[str]) -> WebhookFault | None:
    if not topics:
        return WebhookFault.TOPICS_MISSING
    is_known = set(topics) <= set(Topic.values)
    return None if is_known else WebhookFault.TOPIC_UNKNOWN


def _in_order(topics: Collection[str]) -> list[str]:
    return [topic for topic in Topic.values if topic in topics]


def _drawn_secret() -> str:
    return rules.written_secret(secrets.token_bytes(rules.SECRET_BYTES))


def _live(webhook: Webhook) -> "models.QuerySet[Webhook]":
    return Webhook.objects.filter(pk=webhook.pk).exclude(state=State.ENDED)


def _refuse_if(refusal: str | None) -> None:
    if refusal:
        raise MoveRefused(refusal)
