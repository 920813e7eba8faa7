"""The supervisor, with services of one line each."""

import itertools
import os
import sys
import time

import pytest

from bootstrap.supervisor import Pace, Service, Supervisor
from tests.bootstrap.conftest import eventually, is_alive

HURRIED = Pace(
    first_delay=0.1, longest_delay=0.4, steady_after=60, grace=0.3, look_every=0.01
)
STUBBORN = """
import os, pathlib, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
time.sleep(600)
"""
TIDY = """
import pathlib, signal, sys, time
note = pathlib.Path(sys.argv[1])
def finish(*_):
    time.sleep(0.15)
    note.write_text("finished")
    sys.exit()
signal.signal(signal.SIGTERM, finish)
note.write_text("working")
time.sleep(600)
"""
FAILS = """
import pathlib, sys
with pathlib.Path(sys.argv[1]).open("a") as file:
    file.write("started\\n")
sys.exit(3)
"""


@pytest.fixture
def supervise(tmp_path):
    supervisors = []

    def begin(code: str, pace: Pace = HURRIED) -> Supervisor:
        service = Service(
            name="service",
            command=(sys.executable, "-c", code, str(tmp_path / "note")),
            environment=dict(os.environ),
            folder=tmp_path,
            log=tmp_path / "service.log",
        )
        supervisors.append(Supervisor([service], pace))
        return supervisors[-1]

    yield begin
    for supervisor in supervisors:
        supervisor.stop()


def starts(tmp_path) -> int:
    note = tmp_path / "note"
    return len(note.read_text().splitlines()) if note.exists() else 0


def test_the_pause_before_a_new_start_doubles_up_to_its_limit(supervise, tmp_path):
    supervisor = supervise(FAILS)
    moments: list[float] = []

    def note_each_failure() -> bool:
        if supervisor.failures("service") > len(moments):
            moments.append(time.monotonic())
        return len(moments) == 9

    supervisor.run(until=note_each_failure)

    pauses = [later - earlier for earlier, later in itertools.pairwise(moments)]
    # Each with the time Python takes to start, which a loaded machine may stretch.
    assert all(
        pause >= least
        for pause, least in zip(pauses, (0.1, 0.2, *[0.4] * 6), strict=True)
    )
    # Without a limit the last would be 12.8 seconds.
    assert pauses[-1] < 12
    assert starts(tmp_path) == 9


def test_a_service_that_ran_for_long_is_forgiven(supervise):
    supervisor = supervise(
        FAILS, Pace(first_delay=0.01, steady_after=0, look_every=0.01)
    )
    rounds = iter(range(50))

    supervisor.run(until=lambda: next(rounds, None) is None)

    assert supervisor.failures("service") == 1


def test_a_service_that_is_stopped_may_finish_what_it_does(supervise, tmp_path):
    supervisor = supervise(TIDY, Pace(grace=10, look_every=0.01))
    note = tmp_path / "note"
    supervisor.run(until=lambda: note.exists() and note.read_text() == "working")

    supervisor.stop()

    assert note.read_text() == "finished"


def test_a_service_that_will_not_stop_is_stopped_by_force(supervise, tmp_path):
    supervisor = supervise(STUBBORN)
    note = tmp_path / "note"
    supervisor.run(until=lambda: note.exists() and note.read_text() != "")
    pid = int(note.read_text())
    assert is_alive(pid)
    asked = time.monotonic()

    supervisor.stop()

    assert not is_alive(pid)
    # By itself it would go on for ten minutes; a loaded machine may take its time.
    assert time.monotonic() - asked < 20


@pytest.mark.skipif(sys.platform != "linux", reason="needs the death signal of Linux")
def test_a_service_dies_with_its_launcher(supervise, tmp_path):
    supervisor = supervise(STUBBORN)
    note = tmp_path / "note"
    supervisor.run(until=lambda: note.exists() and note.read_text() != "")
    pid = int(note.read_text())

    os.kill(supervisor.process_id("service"), 9)

    assert eventually(lambda: not is_alive(pid))


def test_what_a_service_says_is_kept_in_its_log(supervise, tmp_path):
    supervisor = supervise("print('good morning'); raise SystemExit(1)")

    supervisor.run(until=lambda: supervisor.failures("service") == 1)

    assert (tmp_path / "service.log").read_text() == "good morning\n"
