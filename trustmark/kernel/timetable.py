"""When the platform acts by itself: entries, and the memory of what has run.

The entries themselves stand in `config/timetable.py`. Every verb named there is
safe to run twice; this table only keeps the timekeeper from running it all day.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import IntegrityError, models, transaction

from trustmark.kernel.calendar import day_of
from trustmark.kernel.privacy import Keep

logger = logging.getLogger(__name__)
_HOME = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Sweep:
    """Something looked at every round: `what(at=…)` says how many rows it served."""

    name: str
    what: Callable[..., int]


@dataclass(frozen=True)
class Daily:
    """Something done once a day, from the hour on: `what(on=…, at=…)`."""

    name: str
    hour: int
    what: Callable[..., int]


class TimetableRun(models.Model):
    """One daily entry that ran for one day."""

    entry = models.CharField(max_length=80)
    on = models.DateField()
    count = models.PositiveIntegerField()
    finished_at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("entry",)
        keep = Keep(years=1, since="finished_at", ground="to see what ran, and when")

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "on"], name="timetable_run_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry} on {self.on}"


def sweep(entries: Sequence[Sweep], *, at: datetime) -> dict[str, int]:
    """Take every sweep once; one that fails is logged and does not stop the others."""
    return {entry.name: _guarded(entry.name, entry.what, at=at) for entry in entries}


def run_daily(entries: Sequence[Daily], *, at: datetime) -> dict[str, int]:
    """Run what is due today and has not run yet."""
    on = day_of(at)
    hour = at.astimezone(_HOME).time()
    ran = set(TimetableRun.objects.filter(on=on).values_list("entry", flat=True))
    due = [e for e in entries if e.name not in ran and hour >= time(e.hour)]
    return {entry.name: run_entry(entry, on=on, at=at) for entry in due}


def run_entry(entry: Daily, *, on: date, at: datetime) -> int:
    """Run one entry for one day, and remember it when it went well."""
    count = _guarded(entry.name, entry.what, on=on, at=at)
    if count >= 0:
        _remember(entry, on=on, count=count, at=at)
    return count


def _guarded(name: str, what: Callable[..., int], **when: object) -> int:
    try:
        return what(**when)
    except Exception:
        logger.exception("timetable entry %s failed", name)
        return -1


def _remember(entry: Daily, *, on: date, count: int, at: datetime) -> None:
    try:
        with transaction.atomic():
            TimetableRun.objects.create(
                entry=entry.name, on=on, count=count, finished_at=at
            )
    except IntegrityError:
        logger.info("%s had already run on %s", entry.name, on)
