"""A bound on what may hang, so that a loop without end is a failure and no wait."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 120


@contextmanager
def comes_to_an_end() -> Iterator[None]:
    """Fail what is still busy after two minutes; says nothing of how quick it is."""

    def give_up(number: int, frame: object) -> None:
        raise AssertionError(f"still busy after {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
