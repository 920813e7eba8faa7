"""Runs the inspector for a waiting row, between two short transactions."""

import json
import logging
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

import inspector
from trustmark.audits import states
from trustmark.audits.findings import (
    checks_deciding,
    pages_of,
    report_of,
    requests_for,
)
from trustmark.audits.models import Audit, Inspection
from trustmark.audits.rules import covered_by_reaudit
from trustmark.audits.standings import criteria_of
from trustmark.audits.states import RunState, State
from trustmark.audits.suppliers.visitor import CouldNotVisit, Visitor, get_visitor
from trustmark.kernel.cases import may_take, take
from trustmark.kernel.hurry import hurry

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
ATTEMPTS = 3
TASK = "trustmark.audits.tasks.run_inspection"


def ask_for_inspection(
    audit: Audit, *, criteria: tuple[str, ...] = (), at: datetime
) -> Inspection:
    """Write the row of a run; the worker takes it after commit."""
    run = Inspection.objects.create(
        audit=audit, round=audit.round, criteria=list(criteria), asked_at=at
    )
    hurry(TASK, run.pk)
    return run


def run_inspection(
    inspection_id: int, *, at: datetime, visitor: Visitor | None = None
) -> bool:
    """Visit, examine and keep; whether this call was the one that did it.

    Without a `visitor` it is the one of the settings.

    The row is claimed by a guarded UPDATE, so a doubled task does nothing. A worker
    that dies leaves a claim that runs out, after which the sweeper asks again.
    """
    if not _claim(inspection_id, at=at):
        return False
    run = Inspection.objects.select_related("audit__shop").get(pk=inspection_id)
    try:
        site = (visitor or get_visitor()).visit(
            run.audit.shop.url, at=at, on_progress=lambda p: _progress(run, p)
        )
        report = inspector.examine(site, profile_of(run.audit), on=run.audit.on_date)
        _finish(run, site, report, at=at)
    except CouldNotVisit as refusal:
        _give_up(run, str(refusal), at=at)
    except Exception as fault:
        logger.exception("inspection %s failed", run.pk)
        _try_later(run, f"{type(fault).__name__}: {fault}", at=at)
    return True


def sweep(*, at: datetime) -> int:
    """Ask again for runs whose task was lost or whose worker died."""
    dead = Inspection.objects.filter(
        state=RunState.RUNNING, running_since__lt=at - LEASE
    )
    for run in dead.select_related("audit"):
        _try_later(run, "the worker stopped halfway", at=at)
    late = Inspection.objects.filter(
        state=RunState.WAITING, asked_at__lt=at - timedelta(seconds=30)
    )
    ids = list(late.order_by("id").values_list("id", flat=True)[:50])
    with transaction.atomic():
        for inspection_id in ids:
            hurry(TASK, inspection_id)
    return len(ids)


def profile_of(audit: Audit) -> inspector.Profile:
    """The checks that serve the audit's criteria, with the rulebook's terms."""
    requests = requests_for(criteria_of(audit))
    return inspector.Profile(f"{audit.scheme} {audit.kind}", requests)


def visit_path(run: Inspection) -> Path:
    """Where the kept evidence of a run lies."""
    return Path(settings.VISITS_DIR) / run.visit


def _claim(inspection_id: int, *, at: datetime) -> bool:
    waiting = Inspection.objects.filter(pk=inspection_id, state=RunState.WAITING)
    return bool(
        waiting.update(
            state=RunState.RUNNING, running_since=at, attempts=F("attempts") + 1
        )
    )


def _progress(run: Inspection, progress: inspector.Progress) -> None:
    Inspection.objects.filter(pk=run.pk, state=RunState.RUNNING).update(
        step=progress.step,
        done=progress.done,
        total=progress.total or 0,
        page=progress.url[:500],
    )


def _finish(
    run: Inspection, site: inspector.Site, report: inspector.Report, *, at: datetime
) -> None:
    name = f"{run.audit_id}/{run.pk}-{site.digest[:16]}.zip"
    path = Path(settings.VISITS_DIR) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    site.save(path)
    kept = {
        "report": json.loads(report.to_json()),
        "pages": {page.url: page.digest for page in site.pages},
    }
    with transaction.atomic():
        rows = Inspection.objects.filter(pk=run.pk, state=RunState.RUNNING)
        if not rows.update(
            state=RunState.DONE,
            finished_at=at,
            visit=name,
            visit_digest=site.digest,
            report=kept,
            inspector=report.inspector_version,
        ):
            return
        run.refresh_from_db()
        _widen_reaudit(run)
        _hand_over(run, "", at=at)


def _give_up(run: Inspection, fault: str, *, at: datetime) -> None:
    with transaction.atomic():
        rows = Inspection.objects.filter(pk=run.pk, state=RunState.RUNNING)
        if rows.update(state=RunState.FAILED, finished_at=at, fault=fault[:2000]):
            _hand_over(run, fault, at=at)


def _try_later(run: Inspection, fault: str, *, at: datetime) -> None:
    if run.attempts >= ATTEMPTS:
        _give_up(run, fault, at=at)
        return
    rows = Inspection.objects.filter(pk=run.pk, state=RunState.RUNNING)
    rows.update(state=RunState.WAITING, running_since=None, fault=fault[:2000])


def _hand_over(run: Inspection, fault: str, *, at: datetime) -> None:
    audit = Audit.objects.get(pk=run.audit_id)
    if audit.state == State.INSPECTION and may_take(audit, states.HAND_TO_AUDITOR):
        take(
            audit,
            states.HAND_TO_AUDITOR,
            by=None,
            at=at,
            reason=fault,
            deadline=audit.deadline,
        )


def _widen_reaudit(run: Inspection) -> None:
    """A re-audit also looks at what rests on pages that changed since."""
    earlier = Inspection.objects.filter(audit_id=run.audit_id, state=RunState.DONE)
    before = earlier.filter(id__lt=run.pk).order_by("-id").first()
    if not run.criteria or before is None:
        return
    run.criteria = list(
        covered_by_reaudit(
            run.criteria,
            pages_of=_pages_per_criterion(before),
            before=pages_of(before),
            after=pages_of(run),
        )
    )
    run.save(update_fields=["criteria"])


def _pages_per_criterion(run: Inspection) -> dict[str, frozenset[str]]:
    report = report_of(run)
    seen = {found.check: found.url for found in report.findings} if report else {}
    return {
        criterion.id: frozenset(
            seen[check] for check in checks_deciding(criterion) if seen.get(check)
        )
        for criterion in criteria_of(run.audit)
    }
