"""Runs one command so that nothing of it outlives whoever asked for it.

Run as a script of its own: `launcher.py LIFELINE GRACE COMMAND…`. LIFELINE is the
reading end of a pipe whose other end only the asking process holds. When that process
dies, even by `kill -9`, the pipe closes and the launcher ends the command: first
politely, after GRACE seconds by force, with everything the command started. On Linux
that includes what put itself in a session of its own, as Chromium does.
"""

import contextlib
import ctypes
import os
import select
import signal
import sys
import time
from pathlib import Path
from types import FrameType

# linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
IS_LINUX = sys.platform == "linux"


def prctl(option: int, value: int) -> None:
    """Set one property of this process; does nothing where Linux is not."""
    if IS_LINUX:
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def members(session: int, *, but: int) -> list[int]:
    """The processes in a session, and the adopted children of its leader.

    Linux only; elsewhere the list is empty and the process group has to do.
    """
    if not IS_LINUX:
        return []
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name, in brackets, may hold spaces and brackets of its own.
            fields = entry.read_text(errors="replace").rpartition(")")[2].split()
            state, parent, its_session = fields[0], int(fields[1]), int(fields[3])
            if session in (parent, its_session) and state != "Z":
                found.append(int(entry.parent.name))
    return [pid for pid in found if pid != but]


def end_by_force(session: int, *, child: int, but: int) -> None:
    """Kill whatever is left of a command, until nothing is.

    Killing a parent makes its children ours (we adopt orphans), so each round
    reaches one generation deeper.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    for _ in range(20):
        left = members(session, but=but)
        if not left:
            return
        for pid in left:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
        reap(child)


def reap(child: int) -> int | None:
    """Collect every process that ended; gives the child's exit status if it did."""
    status = None
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, result = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                break
            if pid == child:
                status = os.waitstatus_to_exitcode(result)
    return status


def start(command: list[str], *, lifeline: int) -> int:
    """Start the command in a process group of its own; gives its process id."""
    launcher = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        os.setpgid(0, 0)
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        for number in (*STOPPING, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        os.close(lifeline)
        if os.getppid() == launcher:
            os.execvp(command[0], command)  # noqa: S606 - no shell wanted
    except OSError as error:
        sys.stderr.write(f"{command[0]} cannot be started: {error.strerror}\n")
    finally:
        os._exit(127)


def attend(
    child: int, *, asked: list[int], lifeline: int, wakeup: int, grace: float
) -> int:
    """Wait for the child to end, or for a reason to end it; gives its status."""
    deadline: float | None = None
    watched = [lifeline, wakeup]
    while (status := reap(child)) is None:
        now = time.monotonic()
        if deadline is None and asked:
            deadline = now + grace
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)
        if deadline is not None and (now >= deadline or len(asked) > 1):
            end_by_force(os.getpid(), child=child, but=os.getpid())
        wait = None if deadline is None else max(0.02, deadline - now)
        ready, _, _ = select.select(watched, [], [], wait)
        if wakeup in ready:
            os.read(wakeup, 512)
        if lifeline in ready:
            watched.remove(lifeline)
            asked.append(0)
    return status


def nothing(_number: int, _frame: FrameType | None) -> None:
    """A signal that only has to wake us."""


def main(arguments: list[str]) -> int:
    """Run the command to its end; gives its status, 128 + n for signal n."""
    lifeline, grace, command = int(arguments[0]), float(arguments[1]), arguments[2:]
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    wakeup, woken = os.pipe()
    os.set_blocking(wakeup, False)
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, nothing)
    asked: list[int] = []
    for number in STOPPING:
        signal.signal(number, lambda number, _: asked.append(number))
    child = start(command, lifeline=lifeline)
    status = attend(child, asked=asked, lifeline=lifeline, wakeup=wakeup, grace=grace)
    end_by_force(os.getpid(), child=child, but=os.getpid())
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
