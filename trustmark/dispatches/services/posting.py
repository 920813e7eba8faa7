"""Posting: take one message, post it, write down what came of it.

Each of the three is committed before the next. Whoever dies while posting leaves a row
that says so; after two minutes it waits again, and goes out under the same id. So every
message arrives at least once, and a receiver that remembers ids reads it once.
"""

import logging
import random
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from trustmark.dispatches import rules, shapes, states
from trustmark.dispatches.models import Attempt, Dispatch, Webhook
from trustmark.dispatches.rules import Reason, Verdict
from trustmark.dispatches.services import syncing
from trustmark.dispatches.services.claiming import (
    claim_next,
    list_abandoned,
    list_due_targets,
    still_mine,
)
from trustmark.dispatches.services.registering import leave_waiting, secrets_of
from trustmark.dispatches.services.telling import POSTING, term
from trustmark.dispatches.services.writing import write_stopped
from trustmark.dispatches.states import DispatchState, State
from trustmark.dispatches.suppliers.machines import Posted, get_machines
from trustmark.kernel.cases import MoveRefused, take
from trustmark.kernel.hurry import hurry
from trustmark.shops import api as shops

logger = logging.getLogger(__name__)

# How long a message may lie before the sweeper calls for a task once more.
PATIENCE = timedelta(seconds=10)


def post_next(target: str, *, at: datetime) -> bool:
    """Post the oldest message due to one address; whether there was one to take.

    Runs outside transactions, and is safe to run twice at once and to stop anywhere.
    """
    dispatch = claim_next(target, at=at)
    if dispatch is None:
        return False
    try:
        outcome = _posted(dispatch, at=at)
    except Exception:
        # A mistake of ours must not hold up what stands behind it.
        logger.exception("dispatch %s could not be posted", dispatch.pk)
        outcome = syncing.Outcome(Verdict.AGAIN, Reason.WORKER)
    _settle(dispatch, outcome, at=at)
    return True


def sweep(*, at: datetime) -> int:
    """Free what a dead worker held and call for a worker; how many addresses wait."""
    for dispatch in list_abandoned(at=at):
        _try_again(dispatch, Reason.WORKER, at=at)
    due = len(list_due_targets(at=at - PATIENCE))
    if due:
        hurry(POSTING)
    return due


def _posted(dispatch: Dispatch, *, at: datetime) -> syncing.Outcome:
    if dispatch.shop.ended_at is not None:
        return syncing.Outcome(Verdict.NEVER, Reason.OFF)
    # The domain may have changed hands since the address was registered.
    if not shops.is_domain_proven(dispatch.shop):
        return syncing.Outcome(Verdict.AGAIN, Reason.UNPROVEN)
    if dispatch.webhook is None:
        return syncing.post_product_review(dispatch, at=at)
    answer = _told(dispatch, dispatch.webhook, at=at)
    verdict, reason = rules.verdict_on(answer.status, answer.problem)
    return syncing.Outcome(verdict, reason, answer.status)


def _told(dispatch: Dispatch, webhook: Webhook, *, at: datetime) -> Posted:
    body = shapes.message_body(dispatch)
    signatures = rules.signatures_of(
        dispatch.message_id, body, secrets=secrets_of(webhook, at=at), at=at
    )
    headers = shapes.message_headers(dispatch, signatures, at=at)
    return get_machines().post(webhook.url, body, headers)


@transaction.atomic
def _settle(dispatch: Dispatch, outcome: syncing.Outcome, *, at: datetime) -> None:
    """Write down what came of it; nothing where the lease ran out meanwhile."""
    if not still_mine(dispatch).exists():
        return
    Attempt.objects.create(
        dispatch=dispatch, status=outcome.status, reason=outcome.reason, at=at
    )
    match outcome.verdict:
        case Verdict.ARRIVED:
            _end(dispatch, DispatchState.DONE, outcome, at=at)
        case Verdict.NEVER | Verdict.GONE:
            _end(dispatch, DispatchState.FAILED, outcome, at=at)
        case Verdict.AGAIN if at >= dispatch.until:
            _end(dispatch, DispatchState.FAILED, outcome, at=at)
        case Verdict.AGAIN:
            _try_again(dispatch, outcome.reason, status=outcome.status, at=at)
    if outcome.verdict == Verdict.ARRIVED and outcome.remember is not None:
        outcome.remember()
    if dispatch.webhook is not None:
        _judge_webhook(dispatch, dispatch.webhook.pk, outcome, at=at)


def _end(
    dispatch: Dispatch,
    state: DispatchState,
    outcome: syncing.Outcome,
    *,
    at: datetime,
) -> None:
    _release(
        dispatch,
        state=state,
        status=outcome.status,
        reason=outcome.reason,
        settled_at=at,
    )


def _try_again(
    dispatch: Dispatch, reason: Reason, *, at: datetime, status: int = 0
) -> None:
    # Chance spreads what failed together; nothing depends on it.
    jitter = random.random()  # noqa: S311
    pause = rules.pause_after(dispatch.attempts, jitter=jitter)
    told = {"status": status, "reason": reason}
    try:
        with transaction.atomic():
            _release(
                dispatch,
                state=DispatchState.WAITING,
                not_before=min(at + pause, max(dispatch.until, at)),
                **told,
            )
    except IntegrityError:
        # A newer one about the same product review waits; it brings what holds now.
        _release(
            dispatch,
            state=DispatchState.DROPPED,
            status=status,
            reason=Reason.OVERTAKEN,
            settled_at=at,
        )


def _release(dispatch: Dispatch, **changes: Any) -> None:
    still_mine(dispatch).update(claim="", posting_since=None, **changes)


def _judge_webhook(
    dispatch: Dispatch, webhook_id: int, outcome: syncing.Outcome, *, at: datetime
) -> None:
    """Note how the address fares; stop it when nothing arrived for the whole term."""
    webhook = Webhook.objects.select_for_update().get(pk=webhook_id)
    rows = Webhook.objects.filter(pk=webhook.pk)
    if outcome.verdict == Verdict.ARRIVED:
        rows.update(arrived_at=at, failing_since=None, rests_until=None)
        return
    since = webhook.failing_since or at
    rest = None
    if outcome.reason in rules.UNREACHABLE:
        rest = at + rules.rest_of(since, at=at)
    rows.update(failing_since=since, rests_until=rest)
    began = dispatch.until - term()
    is_silent = webhook.arrived_at is None or webhook.arrived_at < began
    if outcome.verdict == Verdict.GONE or (at >= dispatch.until and is_silent):
        _stop(webhook, since=since, at=at)


def _stop(webhook: Webhook, *, since: datetime, at: datetime) -> None:
    webhook.refresh_from_db()
    if webhook.state != State.ON:
        return
    try:
        take(webhook, states.STOP, by=None, at=at)
    except MoveRefused:
        return
    leave_waiting(webhook, at=at)
    write_stopped(webhook, since=since, at=at)
