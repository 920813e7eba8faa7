"""Daily entries: once a day, from their hour on, whatever another one does."""

from datetime import UTC, datetime

import pytest

from trustmark.kernel.timetable import Daily, Sweep, TimetableRun, run_daily, sweep

pytestmark = pytest.mark.django_db
SIX = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)  # six in the morning, in Amsterdam


def test_an_entry_runs_once_a_day_from_its_hour(monday):
    seen = []

    def count_sheep(*, on, at):
        seen.append(on)
        return 3

    entry = Daily("count sheep", 7, count_sheep)

    assert run_daily([entry], at=SIX) == {}
    assert run_daily([entry], at=monday) == {"count sheep": 3}
    assert run_daily([entry], at=monday) == {}

    assert len(seen) == 1
    assert TimetableRun.objects.get().count == 3


def test_a_failing_entry_does_not_stop_the_others_and_runs_again(monday, caplog):
    def fail(*, on, at):
        raise OSError("no sheep")

    entries = [Daily("fail", 0, fail), Daily("count", 0, lambda *, on, at: 1)]

    assert run_daily(entries, at=monday) == {"fail": -1, "count": 1}
    assert run_daily(entries, at=monday) == {"fail": -1}
    assert "fail" in caplog.text


def test_every_sweep_is_taken(monday, caplog):
    def fail(*, at):
        raise OSError("broom")

    entries = [Sweep("fail", fail), Sweep("sweep", lambda *, at: 2)]

    assert sweep(entries, at=monday) == {"fail": -1, "sweep": 2}
