"""Sending once more what was sent, given up or missed; under the same id."""

from datetime import date, datetime, timedelta

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.dispatches import permissions, states
from trustmark.dispatches.models import Dispatch, Webhook
from trustmark.dispatches.services.telling import POSTING, term
from trustmark.dispatches.states import REPEATABLE, TEST, DispatchState
from trustmark.kernel.cases import MoveRefused, note
from trustmark.kernel.hurry import hurry

KEPT = timedelta(days=30)
_UNARRIVED = REPEATABLE - {DispatchState.DONE}


@transaction.atomic
def send_again(dispatch: Dispatch, *, by: User | None, at: datetime) -> None:
    """Send one message once more."""
    refusal = permissions.why_not_repeat(dispatch, by=by)
    rows = Dispatch.objects.filter(pk=dispatch.pk, state__in=REPEATABLE)
    if refusal or not rows.update(**_anew(at=at)):
        raise MoveRefused(refusal or "it is on its way already")
    if dispatch.webhook is not None:
        _waken(dispatch.webhook, by=by, at=at)


@transaction.atomic
def replay(
    webhook: Webhook,
    *,
    since: datetime,
    arrived_too: bool,
    by: User | None,
    at: datetime,
) -> int:
    """Send once more what happened since then and did not arrive; how many.

    With `arrived_too` also what arrived, for a receiver that lost it. Tests stay away.
    """
    refusal = permissions.why_not_send(webhook, by=by)
    if refusal:
        raise MoveRefused(refusal)
    wanted = REPEATABLE if arrived_too else _UNARRIVED
    first = min(max(since, at - KEPT), at)
    rows = Dispatch.objects.filter(webhook=webhook, happened_at__gte=first)
    rows = rows.filter(state__in=wanted).exclude(topic=TEST)
    count = rows.update(**_anew(at=at))
    if count:
        _waken(webhook, by=by, at=at)
    return count


def forget_due(*, on: date, at: datetime) -> int:
    """Drop messages after thirty days, with what is known of their tries."""
    old = Dispatch.objects.filter(happened_at__lt=at - KEPT)
    gone, _ = old.exclude(state=DispatchState.POSTING).delete()
    return gone


def _anew(*, at: datetime) -> dict[str, object]:
    return {
        "state": DispatchState.WAITING,
        "attempts": 0,
        "status": 0,
        "reason": "",
        "not_before": at,
        "until": at + term(),
        "settled_at": None,
    }


def _waken(webhook: Webhook, *, by: User | None, at: datetime) -> None:
    Webhook.objects.filter(pk=webhook.pk).update(rests_until=None)
    note(webhook, states.REPLAYED, by=by, at=at)
    hurry(POSTING)
