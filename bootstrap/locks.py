"""Lock files of packages, and locks that keep two starts out of each other's way."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BY_SIZE = ("base", "demo", "dev")
"""The lock files; each holds everything of the one before."""


def pins(lock: Path) -> frozenset[str]:
    """What a lock file asks for: `name==version`, with its marker if it has one."""
    return frozenset(
        line.removesuffix("\\").strip()
        for line in lock.read_text(encoding="utf-8").splitlines()
        if line[:1].isalnum()
    )


def name_of(pin: str) -> str:
    """The package a pin is about."""
    return pin.partition("==")[0]


@contextmanager
def alone_in(folder: Path, *, while_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the folder against other starts; waits for whoever holds it now.

    The lock is on the folder itself and dies with the process: nothing is left over.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            while_waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def kept_from_others(folder: Path) -> Iterator[None]:
    """Hold the folder for as long as this lasts.

    Raises `BlockingIOError` at once if another process holds it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
