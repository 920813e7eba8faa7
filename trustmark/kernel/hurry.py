"""The queue is only the hurry: the row is written, now ask the worker to be quick."""

import importlib
from functools import partial

from django.db import transaction


def hurry(task: str, *arguments: object) -> None:
    """Enqueue a task after commit, by its dotted name.

    The row it works on is the truth; when this task is lost the sweeper finds the
    row again, and when it comes twice the second finds nothing to do.
    """
    transaction.on_commit(partial(_enqueue, task, arguments))


def _enqueue(task: str, arguments: tuple[object, ...]) -> None:
    module, _, name = task.rpartition(".")
    getattr(importlib.import_module(module), name).enqueue(*arguments)
