"""Announcements: once per reaction, in order, retried, parked."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction

from trustmark.kernel import announcements
from trustmark.kernel.announcements import (
    ATTEMPTS,
    Delivery,
    DeliveryState,
    Event,
    announce,
    deliver,
    deliver_due,
    list_parked,
    on,
    retry_parked,
)
from trustmark.kernel.numbers import NumberSeries, draw_number

pytestmark = pytest.mark.django_db

HEARD: list[tuple[int, str]] = []
FAULTS: list[Exception] = []


@dataclass(frozen=True)
class KettleBoiled(Event):
    """A kettle boiled."""

    kettle_id: int
    remark: str


def pour_tea(event: KettleBoiled, *, at) -> None:
    """Pours, and counts; fails as long as it is told to."""
    draw_number("cups")
    if FAULTS:
        raise FAULTS[0]
    HEARD.append((event.kettle_id, event.remark))


@pytest.fixture(autouse=True)
def _a_reaction(monkeypatch):
    HEARD.clear()
    FAULTS.clear()
    monkeypatch.setattr(announcements, "_reactions", {})
    on(KettleBoiled)(pour_tea)


def cups() -> int:
    return (
        NumberSeries.objects.filter(name="cups").values_list("last", flat=True).first()
        or 0
    )


def test_an_announcement_reaches_its_reaction_once(monday):
    announce(KettleBoiled(1, "first"), at=monday)
    announcement_id = Delivery.objects.get().announcement_id

    deliver(announcement_id, at=monday)
    deliver(announcement_id, at=monday)

    assert HEARD == [(1, "first")]
    assert cups() == 1


def test_an_announcement_is_undone_with_its_verb(monday):
    with transaction.atomic():
        announce(KettleBoiled(1, "never"), at=monday)
        transaction.set_rollback(True)

    assert deliver_due(at=monday) == 0
    assert HEARD == []


def test_a_failing_reaction_writes_nothing_and_is_tried_again(monday):
    FAULTS.append(OSError("no cups"))
    announce(KettleBoiled(1, "first"), at=monday)

    deliver_due(at=monday)
    assert cups() == 0
    FAULTS.clear()
    assert deliver_due(at=monday) == 0
    assert deliver_due(at=monday + timedelta(minutes=1)) == 1

    assert HEARD == [(1, "first")]
    assert cups() == 1


def test_what_is_about_the_same_thing_waits_for_what_came_before(monday):
    FAULTS.append(OSError("no cups"))
    announce(KettleBoiled(1, "first"), at=monday)
    deliver_due(at=monday)
    FAULTS.clear()
    announce(KettleBoiled(1, "second"), at=monday)
    announce(KettleBoiled(2, "other kettle"), at=monday)

    deliver_due(at=monday)
    assert HEARD == [(2, "other kettle")]
    deliver_due(at=monday + timedelta(minutes=1))

    assert HEARD[1:] == [(1, "first"), (1, "second")]


def test_after_many_failures_staff_see_it_and_can_retry(monday):
    FAULTS.append(OSError("no cups"))
    announce(KettleBoiled(1, "first"), at=monday)
    moment = monday
    for _ in range(ATTEMPTS):
        deliver_due(at=moment)
        moment += timedelta(hours=1)

    (parked,) = list_parked()
    assert parked.fault == "OSError: no cups"
    assert deliver_due(at=moment) == 0

    FAULTS.clear()
    retry_parked(parked, at=moment)
    assert deliver_due(at=moment) == 1
    assert Delivery.objects.get().state == DeliveryState.DONE
