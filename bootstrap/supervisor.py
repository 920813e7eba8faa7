"""Keeps a handful of services running as one group.

A service that ends is started again, later each time; asked to stop, all stop within
seconds; and because each runs under the launcher, none outlives this process.
"""

import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bootstrap import children
from bootstrap.speech import complain


@dataclass(frozen=True)
class Service:
    """One long-running command and where it writes."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    log: Path


@dataclass(frozen=True)
class Pace:
    """How patient the supervisor is, in seconds."""

    first_delay: float = 1.0
    longest_delay: float = 30.0
    steady_after: float = 30.0
    grace: float = children.GRACE
    look_every: float = 0.2


@dataclass
class Watched:
    """A service with what happened to it."""

    service: Service
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    again_at: float = 0.0


class Supervisor:
    """Runs services until told to stop."""

    def __init__(self, services: list[Service], pace: Pace | None = None) -> None:
        self._watched = [Watched(service) for service in services]
        self._pace = pace or Pace()
        self.stopping = False

    def run(self, *, until: Callable[[], bool]) -> None:
        """Tend the services until the question is answered, or stopping is asked."""
        while not self.stopping:
            self.tend()
            if until():
                return
            time.sleep(self._pace.look_every)

    def tend(self) -> None:
        """Look at every service once; start those whose time has come."""
        for watched in self._watched:
            if watched.process and watched.process.poll() is not None:
                self._note_the_end(watched)
            if watched.process is None and time.monotonic() >= watched.again_at:
                self._start(watched)

    def failures(self, name: str) -> int:
        """How often in a row a service ended before it had settled."""
        return next(w.failures for w in self._watched if w.service.name == name)

    def process_id(self, name: str) -> int | None:
        """The launcher under which a service runs, or none between two starts."""
        watched = next(w for w in self._watched if w.service.name == name)
        return watched.process.pid if watched.process else None

    def stop(self) -> None:
        """Stop every service, all at the same time; returns when none is left."""
        running = [w.process for w in self._watched if w.process]
        for process in running:
            children.tell_to_end(process)
        for process in running:
            children.see_out(process, grace=self._pace.grace)
        for watched in self._watched:
            watched.process = None

    def _start(self, watched: Watched) -> None:
        service = watched.service
        with service.log.open("ab") as log:
            watched.process = children.spawn(
                service.command,
                environment=service.environment,
                folder=service.folder,
                output=log,
                grace=self._pace.grace,
            )
        watched.started = time.monotonic()

    def _note_the_end(self, watched: Watched) -> None:
        process, now = watched.process, time.monotonic()
        if process is None:
            return
        children.sweep(process)
        if now - watched.started > self._pace.steady_after:
            watched.failures = 0
        delay = min(
            self._pace.first_delay * 2**watched.failures, self._pace.longest_delay
        )
        watched.failures += 1
        watched.process, watched.again_at = None, now + delay
        complain(
            f"{watched.service.name} stopped (status {process.returncode}); "
            f"starting it again in {delay:.0f} s. Its words: {watched.service.log}"
        )


def last_words(log: Path, *, lines: int = 8) -> str:
    """The end of a service's log, indented."""
    try:
        words = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in words[-lines:])
