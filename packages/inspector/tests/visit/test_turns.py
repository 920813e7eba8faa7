"""Inspections on one machine take turns, whatever process they are in."""

import asyncio
import subprocess
import sys
import tempfile

import pytest

from inspector.visit import turns
from inspector.visit.turns import turn, usual_number

HOLD = """
import asyncio, sys, tempfile
from inspector.visit.turns import turn

async def hold():
    async with turn(1, longest=0, waiting=print) as had:
        print(had, flush=True)
        await asyncio.sleep(60)

tempfile.tempdir = sys.argv[1]
asyncio.run(hold())
"""


@pytest.fixture(autouse=True)
def _own_turns(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(turns, "LOOK_AGAIN_SECONDS", 0.005)


def _quietly() -> None:
    pass


def _pass_through(many: int, *, at_once: int) -> tuple[int, list[str]]:
    """How many were inside together at most, and who was told to wait."""
    inside, most, told = 0, 0, []

    async def one(name: str) -> None:
        nonlocal inside, most
        async with turn(at_once, longest=30, waiting=lambda: told.append(name)) as had:
            assert had
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.01)
            inside -= 1

    async def all_of_them() -> None:
        await asyncio.gather(*(one(str(number)) for number in range(many)))

    asyncio.run(all_of_them())
    return most, told


@pytest.mark.parametrize("at_once", [1, 3])
def test_no_more_than_the_number_are_inside_and_each_waits_once(at_once):
    most, told = _pass_through(6, at_once=at_once)

    assert most == at_once
    assert sorted(told) == sorted(set(told))
    assert len(told) == 6 - at_once


def test_who_waited_long_enough_goes_all_the_same():
    async def two() -> tuple[bool, bool]:
        async with (
            turn(1, longest=0, waiting=_quietly) as first,
            turn(1, longest=0.02, waiting=_quietly) as second,
        ):
            return first, second

    assert asyncio.run(two()) == (True, False)


def test_a_killed_process_gives_its_turn_back(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    holding = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert holding.stdout is not None
    assert holding.stdout.readline() == "True\n"

    async def had_at_once() -> bool:
        async with turn(1, longest=0, waiting=_quietly) as had:
            return had

    assert asyncio.run(had_at_once()) is False
    holding.kill()
    holding.wait()
    holding.stdout.close()
    assert asyncio.run(had_at_once()) is True


def test_a_machine_does_some_at_once():
    assert usual_number() >= 2
