"""Lets the inspections of one machine take turns, so that it is not crowded.

A browser with its visitors takes some 350 MB and all of a core. More at once than the
machine can feed end later all together, and shops seem slow that are not.
"""

import asyncio
import fcntl
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

PER_CORE = 2
LOOK_AGAIN_SECONDS = 0.25


def usual_number() -> int:
    """How many inspections with a browser this machine does at once."""
    if hasattr(os, "sched_getaffinity"):
        return PER_CORE * len(os.sched_getaffinity(0))
    return PER_CORE * (os.cpu_count() or 1)


@asynccontextmanager
async def turn(
    number: int, *, longest: float, waiting: Callable[[], None]
) -> AsyncIterator[bool]:
    """One of `number` turns; whether it was had within `longest` seconds.

    Who waited that long goes all the same: late is better than never. A turn ends with
    its process, however that ends. `waiting` is called once, before the first wait.
    """
    until = asyncio.get_running_loop().time() + longest
    has_told = False
    held = _take_one(number)
    while held is None and asyncio.get_running_loop().time() < until:
        if not has_told:
            has_told = True
            waiting()
        await asyncio.sleep(LOOK_AGAIN_SECONDS)
        held = _take_one(number)
    try:
        yield held is not None
    finally:
        if held is not None:
            os.close(held)


def _take_one(number: int) -> int | None:
    """An open file whose lock is ours, or `None` when all are held by others."""
    folder = Path(tempfile.gettempdir())
    for place in range(number):
        # By user, because nobody can lock what somebody else made.
        path = folder / f"inspector-turn-{os.getuid()}-{place}"
        try:
            opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError:
            continue
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(opened)
            continue
        return opened
    return None
