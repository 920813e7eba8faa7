"""Work in a process of its own, which is killed at a moment of the test's choosing."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections

Began = Callable[[], None]


def killed_during(work: Callable[[Began], object]) -> None:
    """Begin the work in a process, and kill it -9 once it said that it has begun.

    The work calls what it is given at the moment it is to die, and never returns from
    that call.
    """
    # A connection must not be known to two processes.
    connections.close_all()
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        try:
            work(lambda: _wait_for_the_end(mouth))
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ear, "rb") as told:
        began = told.read(1)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert began, "the work ended before it began"
    assert os.WTERMSIG(status) == signal.SIGKILL


@contextmanager
def dying_before(began: Began, *, table: str, value: str) -> Iterator[None]:
    """Die just before this value is written into a row of this table."""

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(f'UPDATE "{table}"') and value in (params or ()):
            began()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def _wait_for_the_end(mouth: int) -> None:
    os.write(mouth, b"!")
    while True:
        signal.pause()
