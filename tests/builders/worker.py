"""Everything the worker and the timetable would do, done now."""

from datetime import date, datetime, timedelta

from trustmark.applications import api as applications
from trustmark.applications.models import Application
from trustmark.audits.inspecting import run_inspection
from trustmark.audits.models import Inspection
from trustmark.config.timetable import DAILY
from trustmark.correspondence import api as correspondence
from trustmark.kernel.announcements import Delivery, DeliveryState, deliver_due
from trustmark.kernel.calendar import day_of

ROUNDS = 20


def settle(at: datetime) -> None:
    """Run inspections, deliver announcements and post letters until all is quiet.

    A reaction that fails, which the platform would try again later, fails the test.
    """
    at_intake = Application.objects.filter(state=applications.State.INTAKE)
    for pk in list(at_intake.values_list("pk", flat=True)):
        applications.check_application(pk, at=at)
    for _ in range(ROUNDS):
        waiting = list(Inspection.objects.filter(state="waiting").order_by("id"))
        for run in waiting:
            run_inspection(run.pk, at=at)
        if not deliver_due(at=at) and not waiting:
            break
    else:
        raise AssertionError("the worker never comes to rest")
    failed = Delivery.objects.exclude(state=DeliveryState.DONE).filter(attempts__gt=0)
    assert not list(failed.values_list("reaction", "fault"))
    correspondence.post_waiting(at=at)


def night(at: datetime) -> None:
    """Run every daily entry of the timetable, and settle what follows."""
    for entry in DAILY:
        entry.what(on=day_of(at), at=at)
    settle(at)


def after(at: datetime, *, days: int) -> datetime:
    """The same hour, so many days later."""
    return at + timedelta(days=days)


def on_day(day: date, like: datetime) -> datetime:
    """The same hour as `like`, on another day."""
    return like + (day - day_of(like))
