"""Examines one shop by today's rulebook and by the other one, without a network."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from trustmark.audits import api as audits
from trustmark.audits.api import NotKept, Visit
from trustmark.kernel.hurry import hurry
from trustmark.reexaminations.models import Reexamination, ReexaminedShop
from trustmark.reexaminations.queries import Side, sides_of
from trustmark.reexaminations.rules import pairs_of
from trustmark.reexaminations.services.beginning import TASK
from trustmark.reexaminations.states import UNDER_WAY, ShopState
from trustmark.schemes.api import RulebookChanged, RulebookUnreadable

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
ATTEMPTS = 3
AT_ONCE = 200
# Many shops wait their turn; that a task was lost is rare.
PATIENCE = timedelta(minutes=10)


def run(row_id: int, *, at: datetime) -> bool:
    """Examine one shop that waits; whether this call was the one that did it.

    Claimed by a guarded UPDATE, so a doubled task does nothing. A worker that dies
    leaves a claim that runs out, after which the sweeper asks again.
    """
    waiting = ReexaminedShop.objects.filter(pk=row_id, state=ShopState.WAITING)
    if not waiting.update(
        state=ShopState.RUNNING, running_since=at, attempts=F("attempts") + 1
    ):
        return False
    row = ReexaminedShop.objects.select_related(
        "reexamination__base", "certificate__shop", "inspection"
    ).get(pk=row_id)
    try:
        outcomes = compare(row)
    except (NotKept, RulebookChanged, RulebookUnreadable) as problem:
        _end(row, ShopState.FAILED, at=at, fault=str(problem)[:300])
    except Exception as problem:
        logger.exception("re-examination of %s failed", row)
        _try_later(row, f"{type(problem).__name__}: {problem}", at=at)
    else:
        _end(row, ShopState.DONE, at=at, outcomes=outcomes)
    return True


def compare(row: ReexaminedShop) -> dict[str, list[str | None]]:
    """What both rulebooks say of the kept visit, by demand.

    Pure but for reading the visit: the same visit and texts give the same to the byte.
    """
    if row.inspection is None:
        raise NotKept(f"no visit of {row.certificate} was kept")
    visit = audits.visit_of(row.inspection)
    before, after = (_outcomes(visit, side) for side in sides_of(row))
    return pairs_of(before, after)


def sweep(*, at: datetime) -> int:
    """Ask again for shops whose task was lost or whose worker died."""
    dead = ReexaminedShop.objects.filter(
        state=ShopState.RUNNING, running_since__lt=at - LEASE
    )
    for row in dead:
        _try_later(row, "the worker stopped halfway", at=at)
    late = ReexaminedShop.objects.filter(
        Q(hurried_at=None) | Q(hurried_at__lt=at - PATIENCE), state=ShopState.WAITING
    )
    ids = list(late.order_by("id").values_list("id", flat=True)[:AT_ONCE])
    with transaction.atomic():
        ReexaminedShop.objects.filter(pk__in=ids).update(hurried_at=at)
        for row_id in ids:
            hurry(TASK, row_id)
    return len(ids)


def _outcomes(visit: Visit, side: Side) -> dict[str, str]:
    return audits.outcomes_in(side.examine(visit), side.criteria)


def _try_later(row: ReexaminedShop, fault: str, *, at: datetime) -> None:
    row.refresh_from_db()
    if row.attempts >= ATTEMPTS:
        _end(row, ShopState.FAILED, at=at, fault=fault[:300])
        return
    rows = ReexaminedShop.objects.filter(pk=row.pk, state=ShopState.RUNNING)
    rows.update(
        state=ShopState.WAITING,
        running_since=None,
        hurried_at=None,
        fault=fault[:300],
    )


@transaction.atomic
def _end(
    row: ReexaminedShop, state: ShopState, *, at: datetime, **told: object
) -> None:
    mine = ReexaminedShop.objects.filter(pk=row.pk, state=ShopState.RUNNING)
    if not mine.update(state=state, **told):
        return
    # The last one closes the whole; of two who end at once, the second sees both.
    whole = Reexamination.objects.select_for_update().get(pk=row.reexamination_id)
    others = ReexaminedShop.objects.filter(reexamination=whole)
    if not others.filter(state__in=UNDER_WAY).exists():
        Reexamination.objects.filter(pk=whole.pk, finished_at=None).update(
            finished_at=at
        )
