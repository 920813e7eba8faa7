"""Kills a process before each of its statements, and looks what a restart makes of it.

Run as a program, with the database in the environment; prints one line of JSON. Each
round puts the database back, forks, and lets the child kill itself with SIGKILL when
it is about to send its n-th statement. A second child then does the work once more,
an hour later, as a restarted worker would.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import django

MIGRATED_WITH = {"verbosity": 0, "interactive": False}


class Bomb:
    """Counts statements and, at the n-th, kills the process that sends it."""

    def __init__(self, at_statement: int = 0) -> None:
        self.count, self._at = 0, at_statement

    def __call__(
        self,
        execute: Callable[..., object],
        sql: str,
        parameters: object,
        many: bool,
        context: object,
    ) -> object:
        self.count += 1
        if self.count == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, parameters, many, context)


def main(*, step: int) -> None:
    """Prepare, count, interrupt, compare; print what was found."""
    django.setup()
    from tests.kill import work  # noqa: PLC0415 - models load after setup
    from tests.kill.shelves import take_shelf  # noqa: PLC0415

    work.read_rulebooks()
    shelf = take_shelf()
    try:
        _in_a_child(_prepare)
        shelf.keep()
        later = work.LATER
        _warm_up(later)
        shelf.restore()
        statements = int(str(_in_a_child(lambda: _count(later))))
        expected = _in_a_child(lambda: _recover(later))
        differences, tried = {}, 0
        for place in range(1, statements + 1, step):
            shelf.restore()
            if not _is_killed(place, later):
                break
            tried += 1
            found = _in_a_child(lambda: _recover(later))
            if found != expected:
                differences[place] = found
        told = {
            "statements": statements,
            "tried": tried,
            "expected": expected,
            "differences": differences,
        }
        sys.stdout.write(json.dumps(told) + "\n")
    finally:
        shelf.clear()


def _prepare() -> object:
    from django.core.management import call_command  # noqa: PLC0415

    from tests.kill import work  # noqa: PLC0415

    call_command("migrate", **MIGRATED_WITH)
    work.prepare()
    return "prepared"


def _warm_up(later: datetime) -> None:
    """Do the work once here, so that no child loads modules and texts all over again.

    Only the connection is given back: children make their own.
    """
    from django.db import connections  # noqa: PLC0415

    from tests.kill import work  # noqa: PLC0415

    work.press_and_work(later)
    connections.close_all()


def _count(later: datetime) -> object:
    from django.db import connection  # noqa: PLC0415

    from tests.kill import work  # noqa: PLC0415

    bomb = Bomb()
    with connection.execute_wrapper(bomb):
        work.press_and_work(later)
    return bomb.count


def _recover(later: datetime) -> object:
    from tests.kill import work  # noqa: PLC0415

    work.press_and_work(later + timedelta(hours=1))
    work.press_and_work(later + timedelta(hours=2))
    return work.outcome()


def _is_killed(place: int, later: datetime) -> bool:
    """Let a child kill itself before a statement; false when it was done sooner."""
    from django.db import connection  # noqa: PLC0415

    from tests.kill import work  # noqa: PLC0415

    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(Bomb(place)):
            work.press_and_work(later)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _in_a_child(do: Callable[[], object]) -> object:
    """What `do` gives, done in a process of its own: no connection is shared."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as pipe:
            pipe.write(json.dumps(do()))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


if __name__ == "__main__":
    main(step=int(sys.argv[1]))
