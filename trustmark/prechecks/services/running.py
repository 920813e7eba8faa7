"""Runs the inspector for a waiting pre-check, between short transactions."""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q

from trustmark.audits import api as audits
from trustmark.audits.api import CouldNotVisit, Progress, Visitor
from trustmark.kernel.hurry import hurry
from trustmark.prechecks import rules
from trustmark.prechecks.models import GuestVisit, PreCheck
from trustmark.prechecks.queries import criteria_of, path_of
from trustmark.prechecks.services.asking import TASK
from trustmark.prechecks.states import UNDER_WAY, State, VisitState

logger = logging.getLogger(__name__)

# A visit takes two minutes, and a browser may need another to come and go.
LEASE = timedelta(minutes=5)
ATTEMPTS = 2
PATIENCE = timedelta(minutes=2)


def run(precheck_id: int, *, at: datetime, visitor: Visitor | None = None) -> bool:
    """Visit if nobody has, then examine; whether this call brought an end.

    The visit is claimed by a guarded UPDATE, so a doubled task does nothing; who comes
    while another visits leaves the rest to that other. A worker that dies leaves a
    claim that runs out, after which the sweeper asks again; it also does so for a shop
    that an audit was visiting just then.
    """
    waiting = PreCheck.objects.filter(pk=precheck_id, state=State.WAITING)
    found = waiting.select_related("visit").first()
    if found is None:
        return False
    is_free = not audits.is_visiting(found.visit.domain)
    if is_free and _claim(found.visit_id, at=at):
        _visit(found.visit, at=at, visitor=visitor)
    return _end_those_waiting(found.visit_id)


def sweep(*, at: datetime) -> int:
    """Ask again for what was lost, and forget by whom it was asked after a day."""
    PreCheck.objects.filter(asked_at__lte=at - rules.WINDOW).exclude(visitor="").update(
        visitor=""
    )
    dead = GuestVisit.objects.filter(
        state=VisitState.RUNNING, running_since__lt=at - LEASE
    )
    for visit in dead:
        _try_later(visit, "the worker stopped halfway", at=at)
    late = PreCheck.objects.filter(
        Q(hurried_at=None) | Q(hurried_at__lt=at - PATIENCE), state=State.WAITING
    ).exclude(visit__state=VisitState.RUNNING)
    ids = list(late.order_by("id").values_list("id", flat=True)[:50])
    with transaction.atomic():
        PreCheck.objects.filter(pk__in=ids).update(hurried_at=at)
        for precheck_id in ids:
            hurry(TASK, precheck_id)
    return len(ids)


def _claim(visit_id: int, *, at: datetime) -> bool:
    waiting = GuestVisit.objects.filter(pk=visit_id, state=VisitState.WAITING)
    return bool(
        waiting.update(
            state=VisitState.RUNNING, running_since=at, attempts=F("attempts") + 1
        )
    )


def _visit(visit: GuestVisit, *, at: datetime, visitor: Visitor | None) -> None:
    visit.refresh_from_db()
    mine = GuestVisit.objects.filter(pk=visit.pk, state=VisitState.RUNNING)
    try:
        seen = audits.visit_as_guest(
            visit.url,
            at=at,
            visitor=visitor,
            on_progress=partial(_note_progress, visit),
        )
        visit.file = f"{visit.pk}-{seen.digest[:16]}.zip"
        path_of(visit).parent.mkdir(parents=True, exist_ok=True)
        seen.save(path_of(visit))
        mine.update(
            state=VisitState.DONE,
            finished_at=at,
            file=visit.file,
            digest=seen.digest,
        )
    except CouldNotVisit as refusal:
        _give_up(visit, str(refusal), code=refusal.code, at=at)
    except Exception as fault:
        logger.exception("guest visit %s failed", visit.pk)
        _try_later(visit, f"{type(fault).__name__}: {fault}", at=at)


def _note_progress(visit: GuestVisit, news: Progress) -> None:
    rows = GuestVisit.objects.filter(pk=visit.pk, state=VisitState.RUNNING)
    rows.update(step=news.step, page=news.url[:500])


def _give_up(visit: GuestVisit, fault: str, *, at: datetime, code: str = "") -> None:
    rows = GuestVisit.objects.filter(pk=visit.pk, state=VisitState.RUNNING)
    rows.update(
        state=VisitState.FAILED, finished_at=at, fault=fault[:2000], fault_code=code
    )


def _try_later(visit: GuestVisit, fault: str, *, at: datetime) -> None:
    if visit.attempts >= ATTEMPTS:
        _give_up(visit, fault, at=at)
        return
    rows = GuestVisit.objects.filter(pk=visit.pk, state=VisitState.RUNNING)
    rows.update(state=VisitState.WAITING, running_since=None, fault=fault[:2000])
    PreCheck.objects.filter(visit=visit).update(hurried_at=None)


def _end_those_waiting(visit_id: int) -> bool:
    """Give every pre-check that waits for this visit its end."""
    visit = GuestVisit.objects.get(pk=visit_id)
    if visit.state in UNDER_WAY:
        return False
    waiting = PreCheck.objects.filter(visit=visit, state=State.WAITING)
    for precheck in waiting.select_related("scheme_version").order_by("id"):
        _end(precheck, visit)
    return True


def _end(precheck: PreCheck, visit: GuestVisit) -> None:
    row = PreCheck.objects.filter(pk=precheck.pk, state=State.WAITING)
    if visit.state == VisitState.FAILED:
        row.update(state=State.FAILED)
        return
    try:
        record = audits.examine(
            audits.open_visit(path_of(visit), digest=visit.digest),
            criteria_of(precheck),
            name=f"{precheck.scheme} {precheck.scheme_version.version}",
            kind=precheck.kind,
            on=precheck.on_date,
        )
    except Exception:
        logger.exception("pre-check %s could not be examined", precheck.pk)
        row.update(state=State.FAILED)
        return
    row.update(state=State.DONE, record=record)
