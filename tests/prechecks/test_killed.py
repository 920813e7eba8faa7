"""A worker killed in the middle of a visit: it is made again, and told once."""

from datetime import timedelta

import pytest

import inspector
from tests.builders.killing import dying_before, killed_during
from tests.builders.pages import ScriptedVisitor
from tests.builders.people import MONDAY
from tests.builders.prechecks import asked
from trustmark.prechecks import api as prechecks
from trustmark.prechecks.api import GuestVisit, PreCheck, State, VisitState
from trustmark.prechecks.services.running import LEASE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
LATER = MONDAY + LEASE + timedelta(seconds=1)


class Dying(ScriptedVisitor):
    """Gets as far as the first page."""

    def __init__(self, began) -> None:
        self.began = began

    def visit(self, url, *, at, on_progress) -> inspector.Site:
        on_progress(inspector.Progress("pages", 1, 30, url))
        self.began()
        raise AssertionError("nobody gets here")


def states() -> tuple[list[str], list[str]]:
    visits = GuestVisit.objects.order_by("id").values_list("state", flat=True)
    asked_for = PreCheck.objects.order_by("id").values_list("state", flat=True)
    return list(visits), list(asked_for)


def test_killed_during_the_visit():
    found = asked()

    killed_during(
        lambda began: prechecks.run(found.precheck.pk, at=MONDAY, visitor=Dying(began))
    )

    assert states() == ([VisitState.RUNNING], [State.WAITING])
    second = asked(address="192.0.2.9", at=MONDAY)
    assert prechecks.sweep(at=LATER) == 2
    for precheck in (found.precheck, second.precheck):
        prechecks.run(precheck.pk, at=LATER)
    assert states() == ([VisitState.DONE], [State.DONE, State.DONE])
    assert GuestVisit.objects.get().attempts == 2


def test_killed_between_the_visit_and_its_result():
    found = asked()

    def die_before_the_result(began):
        with dying_before(began, table="prechecks_precheck", value="done"):
            prechecks.run(found.precheck.pk, at=MONDAY)

    killed_during(die_before_the_result)

    assert states() == ([VisitState.DONE], [State.WAITING])
    assert prechecks.sweep(at=LATER) == 1
    assert prechecks.run(found.precheck.pk, at=LATER)
    assert states() == ([VisitState.DONE], [State.DONE])
    assert GuestVisit.objects.get().attempts == 1
