"""The queue is only the hurry: the row is written, now ask the worker to be quick."""

import importlib
import time
from functools import partial

from django.db import transaction

_last_asked: dict[str, float] = {}


def hurry(task: str, *arguments: object) -> None:
    """Enqueue a task after commit, by its dotted name.

    The row it works on is the truth; when this task is lost the sweeper finds the
    row again, and when it comes twice the second finds nothing to do.
    """
    transaction.on_commit(partial(_enqueue, task, arguments))


def hurry_together(task: str) -> None:
    """As `hurry`, for a task that takes all that waits: once a second is enough."""
    transaction.on_commit(partial(_enqueue_once_a_second, task))


def _enqueue_once_a_second(task: str) -> None:
    now = time.monotonic()
    if now - _last_asked.get(task, -1.0) >= 1.0:
        _last_asked[task] = now
        _enqueue(task, ())


def _enqueue(task: str, arguments: tuple[object, ...]) -> None:
    module, _, name = task.rpartition(".")
    getattr(importlib.import_module(module), name).enqueue(*arguments)
