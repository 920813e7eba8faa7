"""Running several commands side by side, each with its words kept together."""

import os
import re
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap import children
from bootstrap.speech import say

MOST = 3
"""More at once would crowd the memory of a small machine."""
LOOK_EVERY = 0.1
TELL_EVERY = 60.0
HOW_FAR = re.compile(r"\[ *(\d+)%\]")


@dataclass(frozen=True)
class Job:
    """One command, and the file that gets what it says; without one it is shown."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    words: Path | None = None


def count_lanes() -> int:
    """How many jobs this machine does at once: one per core, within reason."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST)


def run_all(jobs: Sequence[Job], *, lanes: int) -> dict[str, int]:
    """Run every job to its end, in this order; gives exit statuses by name.

    What a job said is shown in one piece when it has ended.
    """
    waiting, running = list(jobs), dict[str, subprocess.Popen[bytes]]()
    statuses: dict[str, int] = {}
    by_name = {job.name: job for job in jobs}
    told = time.monotonic()
    try:
        while waiting or running:
            while waiting and len(running) < lanes:
                job = waiting.pop(0)
                running[job.name] = begin(job)
            for name, process in list(running.items()):
                if process.poll() is not None:
                    statuses[name] = process.returncode
                    del running[name]
                    show(by_name[name])
            if running and time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                say("… " + ", ".join(how_far(by_name[name]) for name in running))
            time.sleep(LOOK_EVERY)
    finally:
        for process in running.values():
            children.end(process)
    return statuses


def begin(job: Job) -> subprocess.Popen[bytes]:
    """Start a job."""
    if job.words is None:
        say(f"\n== {job.name}")
        return children.spawn(
            job.command, environment=job.environment, folder=job.folder
        )
    say(f"== {job.name}: begun")
    with job.words.open("wb") as file:
        return children.spawn(
            job.command, environment=job.environment, folder=job.folder, output=file
        )


def show(job: Job) -> None:
    """Show what a job said, if it was kept for the end."""
    if job.words:
        said = job.words.read_text(encoding="utf-8", errors="replace").rstrip()
        say(f"\n== {job.name}\n{said}")


def how_far(job: Job) -> str:
    """A job's name, with how much of it is done where it says so."""
    if job.words is None:
        return job.name
    said = job.words.read_text(encoding="utf-8", errors="replace")
    found = HOW_FAR.findall(said)
    return f"{job.name} {found[-1]}%" if found else job.name
