"""Management commands that must succeed before anything is started."""

import subprocess
import tempfile
import time
from dataclasses import dataclass
from types import TracebackType
from typing import IO

from bootstrap import children, installing
from bootstrap.places import Clone
from bootstrap.speech import Refusal, say

# How the system says it, and how SQLite and PostgreSQL do.
FULL_DISK = (*installing.SIGNS_OF["full disk"], "database or disk is full")


@dataclass(frozen=True)
class Step:
    """One command on its way."""

    title: str
    command: str
    process: subprocess.Popen[bytes]
    output: IO[bytes]
    started: float


class Preparation:
    """Steps that may overlap; none is left running when the block ends."""

    def __init__(self, clone: Clone, variables: dict[str, str]) -> None:
        self._clone, self._variables = clone, variables
        self._steps: list[Step] = []

    def __enter__(self) -> "Preparation":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for step in self._steps:
            if step.process.poll() is None:
                children.end(step.process)
            step.output.close()

    def begin(self, title: str, *command: str) -> Step:
        """Start a management command without waiting for it."""
        output = tempfile.TemporaryFile()  # noqa: SIM115 - closed on leaving
        process = children.spawn(
            [str(self._clone.python), "manage.py", *command],
            environment=self._variables,
            folder=self._clone.root,
            output=output,
        )
        step = Step(title, command[0], process, output, time.monotonic())
        self._steps.append(step)
        return step

    def finish(self, step: Step) -> str:
        """Wait for a command; gives what it said, refuses if it failed."""
        status = step.process.wait()
        step.output.seek(0)
        said = step.output.read().decode(errors="replace")
        if any(sign in said for sign in FULL_DISK) and status:
            data = self._variables["KEURMEESTER_DATA_DIR"]
            raise Refusal(
                f"{step.title}: the disk of {data} is full, so nothing was started. "
                "Make room, or choose another folder with --data."
            )
        if status:
            last = said.strip().splitlines()[-8:]
            raise Refusal(
                f"{step.title}: `manage.py {step.command}` failed, so nothing was "
                "started.\n" + "\n".join(f"    {line}" for line in last)
            )
        say(f"  {step.title}: done ({time.monotonic() - step.started:.1f} s)")
        return said

    def do(self, title: str, *command: str) -> str:
        """Run a command to its end; gives what it said, refuses if it failed."""
        return self.finish(self.begin(title, *command))
