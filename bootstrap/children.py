"""Starting other programs so that none is left behind when we are gone."""

import contextlib
import functools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from bootstrap import launcher
from bootstrap.places import outer_python

GRACE = 5.0
"""Seconds a program gets to end by itself."""


@functools.cache
def lifeline() -> int:
    """The reading end of the pipe that closes when this process dies.

    The writing end is never passed on, so that nobody else keeps it open.
    """
    reading, _ = os.pipe()
    return reading


def spawn(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    folder: Path,
    output: int | IO[bytes] | None = None,
    grace: float = GRACE,
) -> subprocess.Popen[bytes]:
    """Start a command under the launcher; ends when told, and when we die."""
    under = [outer_python(), "-I", "-S", launcher.__file__, str(lifeline()), str(grace)]
    return subprocess.Popen(  # noqa: S603 - commands are ours
        [*under, *command],
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        pass_fds=[lifeline()],
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes], *, grace: float = GRACE) -> None:
    """Stop a spawned command and everything it started, politely first."""
    tell_to_end(process)
    see_out(process, grace=grace)


def tell_to_end(process: subprocess.Popen[bytes]) -> None:
    """Ask once; a launcher that is asked twice ends its command by force."""
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)


def see_out(process: subprocess.Popen[bytes], *, grace: float) -> None:
    """Wait for a command that was told to end; by force when it takes too long."""
    try:
        process.wait(grace + 2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        sweep(process)


def sweep(process: subprocess.Popen[bytes]) -> None:
    """Kill what a launcher left behind that was itself killed by force."""
    for pid in launcher.members(process.pid, but=os.getpid()):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def run(command: Sequence[str], *, environment: Mapping[str, str], folder: Path) -> int:
    """Run a command to its end with its output shown; gives its exit status."""
    sys.stdout.flush()
    process = spawn(command, environment=environment, folder=folder)
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            end(process)


def ask(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    folder: Path,
    each_line: Callable[[str], None] = lambda _: None,
) -> tuple[int, str]:
    """Run a command to its end; gives its exit status and all it said."""
    process = spawn(
        command, environment=environment, folder=folder, output=subprocess.PIPE
    )
    said = []
    try:
        for line in process.stdout or ():
            said.append(line.decode(errors="replace"))
            each_line(said[-1].rstrip())
        return process.wait(), "".join(said)
    finally:
        if process.poll() is None:
            end(process)
