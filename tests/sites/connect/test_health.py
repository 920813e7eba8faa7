"""How the platform fares, for whoever watches it from the same machine."""

from datetime import timedelta

import pytest

from tests.builders.cases import an_application
from tests.builders.people import MONDAY
from tests.builders.worker import settle
from trustmark.correspondence.api import OutgoingLetter, State
from trustmark.kernel import clock
from trustmark.kernel.announcements import Delivery, DeliveryState
from trustmark.kernel.timetable import TimetableRun

pytestmark = pytest.mark.django_db
PLACE = "/-/health"
LATER = MONDAY + timedelta(minutes=2)


@pytest.fixture(autouse=True)
def _two_minutes_later(monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: LATER)


def test_a_house_at_rest_has_nothing_that_waits(client):
    told = client.get(PLACE)

    assert told.status_code == 200
    assert told.headers["Cache-Control"] == "no-store"
    assert told.json() == {
        "database": True,
        "tasks_waiting": 0,
        "oldest_task": None,
        "last_task_finished": None,
        "last_daily_entry": None,
        "deliveries_waiting": 0,
        "oldest_delivery": None,
        "deliveries_parked": 0,
        "letters_waiting": 0,
        "oldest_letter": None,
        "letters_in_trouble": 0,
    }


def test_what_waits_and_since_when_is_told_in_numbers(
    client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        an_application()
    TimetableRun.objects.create(
        entry="publish", on=MONDAY.date(), count=1, finished_at=MONDAY
    )

    told = client.get(PLACE).json()

    assert told["letters_waiting"] == 1
    assert told["oldest_letter"] == told["last_daily_entry"] == 120
    assert told["tasks_waiting"] > 0
    assert told["oldest_task"] is not None


def test_what_wants_a_person_is_counted(client):
    an_application()
    OutgoingLetter.objects.update(state=State.BOUNCED)
    Delivery.objects.update(state=DeliveryState.PARKED)
    parked = Delivery.objects.count()

    told = client.get(PLACE).json()

    assert told["letters_in_trouble"] == 1
    assert told["deliveries_parked"] == parked
    assert (told["letters_waiting"], told["oldest_letter"]) == (0, None)


def test_what_was_done_waits_no_more(client):
    an_application()
    settle(MONDAY)

    told = client.get(PLACE).json()

    assert told["letters_waiting"] == told["deliveries_waiting"] == 0


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "203.0.113.7"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    ],
)
def test_nobody_elsewhere_learns_how_it_fares(client, asked):
    assert client.get(PLACE, **asked).status_code == 404


def test_the_loopback_of_either_kind_may_ask(client):
    for address in ("127.0.0.1", "::1"):
        assert client.get(PLACE, REMOTE_ADDR=address).status_code == 200
