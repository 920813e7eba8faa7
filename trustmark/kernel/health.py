"""How the machinery fares: what waits for a worker, and since when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from trustmark.kernel.announcements import Delivery, DeliveryState
from trustmark.kernel.timetable import TimetableRun


@dataclass(frozen=True)
class Health:
    """Ages are whole seconds; `None` where there is nothing to be old.

    A worker that stands still shows in `oldest_task`: its tasks stay where they are.
    """

    tasks_waiting: int
    oldest_task: int | None
    last_task_finished: int | None
    last_daily_entry: int | None
    deliveries_waiting: int
    oldest_delivery: int | None
    deliveries_parked: int


def measure(*, at: datetime) -> Health:
    """How it fares at this moment."""
    tasks = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    finished = DBTaskResult.objects.aggregate(at=Max("finished_at"))["at"]
    daily = TimetableRun.objects.aggregate(at=Max("finished_at"))["at"]
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING)
    since = waiting.aggregate(at=Min("announcement__at"))["at"]
    return Health(
        tasks_waiting=tasks.count(),
        oldest_task=age(tasks.aggregate(at=Min("enqueued_at"))["at"], at=at),
        last_task_finished=age(finished, at=at),
        last_daily_entry=age(daily, at=at),
        deliveries_waiting=waiting.count(),
        oldest_delivery=age(since, at=at),
        deliveries_parked=Delivery.objects.filter(state=DeliveryState.PARKED).count(),
    )


def age(since: datetime | None, *, at: datetime) -> int | None:
    """Whole seconds from then until now, never fewer than none."""
    return None if since is None else max(0, int((at - since).total_seconds()))
