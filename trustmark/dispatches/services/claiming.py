"""Taking one message to post, so that nobody else posts it or its neighbours."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, Min, Q, QuerySet

from trustmark.dispatches.models import Dispatch
from trustmark.dispatches.states import DispatchState, State

# A post takes fifteen seconds at most; who holds one longer is dead.
LEASE = timedelta(minutes=2)


def list_due_targets(*, at: datetime, limit: int = 500) -> list[str]:
    """The addresses to which something is due, the longest waiting first."""
    rows = _due(at=at).order_by().values("target").annotate(first=Min("not_before"))
    return [row["target"] for row in rows.order_by("first", "target")[:limit]]


def claim_next(target: str, *, at: datetime) -> Dispatch | None:
    """The oldest message due to this address, taken; committed at once.

    Nothing when another worker posts to the address: one at a time, a constraint sees
    to that.
    """
    due = _due(at=at).filter(target=target).order_by("not_before", "id")
    chosen = due.values_list("pk", flat=True).first()
    if chosen is None:
        return None
    rows = Dispatch.objects.filter(pk=chosen, state=DispatchState.WAITING)
    claim = uuid4().hex
    try:
        with transaction.atomic():
            taken = rows.update(
                state=DispatchState.POSTING,
                claim=claim,
                posting_since=at,
                attempts=F("attempts") + 1,
            )
    except IntegrityError:
        return None
    if not taken:
        return None
    held = Dispatch.objects.select_related("webhook", "address", "shop")
    return held.get(pk=chosen)


def list_abandoned(*, at: datetime) -> list[Dispatch]:
    """What a worker took and never let go."""
    rows = Dispatch.objects.filter(
        state=DispatchState.POSTING, posting_since__lte=at - LEASE
    )
    return list(rows.order_by("id"))


def still_mine(dispatch: Dispatch) -> QuerySet[Dispatch]:
    """The row, as long as whoever took it has it."""
    return Dispatch.objects.filter(
        pk=dispatch.pk, state=DispatchState.POSTING, claim=dispatch.claim
    )


def _due(*, at: datetime) -> QuerySet[Dispatch]:
    is_on = Q(webhook=None) | Q(webhook__state=State.ON)
    is_awake = Q(webhook__rests_until=None) | Q(webhook__rests_until__lte=at)
    rows = Dispatch.objects.filter(state=DispatchState.WAITING, not_before__lte=at)
    return rows.filter(is_on).filter(is_awake)
