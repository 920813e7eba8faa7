"""Several people pressing at the same moment, each over a connection of their own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections

from trustmark.kernel.cases import MoveRefused

SECONDS = 30


def at_once(*presses: Callable[[], object]) -> tuple[int, int]:
    """Press all at the same moment; gives how many succeeded and were refused.

    Any other end than success or `MoveRefused` fails the test.
    """
    barrier = Barrier(len(presses), timeout=SECONDS)
    ends: list[Exception | None] = []

    def press(verb: Callable[[], object]) -> None:
        try:
            barrier.wait()
            verb()
        except Exception as end:
            ends.append(end)
        else:
            ends.append(None)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(verb,)) for verb in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert len(ends) == len(presses)
    unexpected = [end for end in ends if end and not isinstance(end, MoveRefused)]
    if unexpected:
        raise unexpected[0]
    refused = [end for end in ends if end is not None]
    return len(ends) - len(refused), len(refused)
