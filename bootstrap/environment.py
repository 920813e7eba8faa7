"""The environment `.venv`: made once, kept while its lock and Python stay the same.

A stamp inside it is removed before anything changes and written after everything is
there, so an environment without a stamp was interrupted and is made again.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from bootstrap import installing, locks
from bootstrap.children import ask
from bootstrap.places import Clone, outer_python, plain_environment
from bootstrap.speech import Refusal, say

ROOM_NEEDED = 1_500_000_000
"""Bytes an environment with everything in it may take while it is made."""


@dataclass(frozen=True)
class Stamp:
    """What an environment was made of, and where."""

    pins: tuple[str, ...]
    interpreter: str
    place: str


def interpreter_of(clone: Clone) -> str:
    """The real Python behind the environment; changes when the system's does."""
    return os.path.realpath(clone.python)


def read_stamp(clone: Clone) -> Stamp | None:
    """The stamp of a finished environment that can still be used, or none."""
    path = clone.environment / "keurmeester.json"
    try:
        stamp = Stamp(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    here = stamp.place == str(clone.root) and stamp.interpreter == interpreter_of(clone)
    return stamp if here and os.access(clone.python, os.X_OK) else None


def write_stamp(clone: Clone, pins: frozenset[str]) -> None:
    """Declare the environment finished, in one step that cannot be seen halfway."""
    stamp = Stamp(tuple(sorted(pins)), interpreter_of(clone), str(clone.root))
    draft = clone.environment / "keurmeester.json.new"
    draft.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")
    draft.replace(clone.environment / "keurmeester.json")


def is_ready(clone: Clone, lock_name: str) -> bool:
    """Whether everything the lock asks for is there; needs no network and no pip."""
    stamp = read_stamp(clone)
    return stamp is not None and locks.pins(clone.lock(lock_name)) <= set(stamp.pins)


def prepare(clone: Clone, lock_name: str) -> None:
    """Make sure that the environment holds what the lock asks for.

    An environment that only lacks packages grows; any other is made again. If that
    fails, the one that was there is put back.
    """
    if is_ready(clone, lock_name):
        return

    def explain() -> None:
        say("Another start is preparing the environment; waiting for it …")

    with locks.alone_in(clone.root, while_waiting=explain):
        recover(clone)
        if is_ready(clone, lock_name):
            return
        refuse_without_room(clone.root)
        stamp = read_stamp(clone)
        lock_name = wide_enough(clone, lock_name, stamp)
        wanted = {locks.name_of(pin) for pin in locks.pins(clone.lock(lock_name))}
        if stamp and {locks.name_of(pin) for pin in stamp.pins} <= wanted:
            grow(clone, lock_name, stamp)
        else:
            rebuild(clone, lock_name)


def wide_enough(clone: Clone, lock_name: str, stamp: Stamp | None) -> str:
    """The lock to fill from: the one asked for, or a larger if more was there.

    Otherwise a changed lock would let `up` take the test tools away again.
    """
    names = {
        name: {locks.name_of(pin) for pin in locks.pins(clone.lock(name))}
        for name in locks.BY_SIZE
    }
    asked = names[lock_name]
    had = {locks.name_of(pin) for pin in stamp.pins} if stamp else set()
    kept = had & names[locks.BY_SIZE[-1]]
    larger = (name for name in names if asked | kept <= names[name])
    return next(larger, lock_name)


def recover(clone: Clone) -> None:
    """Clear away what an interrupted start left, and bring back what it set aside."""
    if read_stamp(clone) is None and clone.environment.exists():
        say("The environment is unfinished or was moved; making it again.")
        remove(clone.environment)
    if clone.previous_environment.exists():
        if clone.environment.exists():
            remove(clone.previous_environment)
        else:
            clone.previous_environment.rename(clone.environment)


def rebuild(clone: Clone, lock_name: str) -> None:
    """Make a new environment; the old one is kept until the new one is finished."""
    say(f"Preparing the environment in {clone.environment} (only this once) …")
    if clone.environment.exists():
        clone.environment.rename(clone.previous_environment)
    try:
        create(clone)
        installing.install(clone, lock_name)
        finish(clone, lock_name)
    except BaseException:
        remove(clone.environment)
        recover(clone)
        raise
    remove(clone.previous_environment)


def grow(clone: Clone, lock_name: str, stamp: Stamp) -> None:
    """Add what is missing to an environment that others may be using meanwhile."""
    say(f"Adding what requirements/{lock_name}.lock asks for to the environment …")
    before = installed(clone)
    (clone.environment / "keurmeester.json").unlink()
    try:
        installing.install(clone, lock_name)
    except Refusal:
        if installed(clone) == before:
            write_stamp(clone, frozenset(stamp.pins))
        raise
    finish(clone, lock_name)


def create(clone: Clone) -> None:
    """Make the empty environment, also where Python comes without `ensurepip`."""
    command = [outer_python(), "-m", "venv", *installing.pip_for_venv()]
    status, said = ask(
        [*command, str(clone.environment)],
        environment=plain_environment(),
        folder=clone.root,
    )
    if status:
        raise Refusal(
            "Python could not make an environment; it said: "
            + said.strip().replace("\n", " ")
        )


def finish(clone: Clone, lock_name: str) -> None:
    """Put our packages on the environment's path and stamp it."""
    lines = "".join(f"{folder}\n" for folder in clone.sources)
    (site_packages(clone) / "keurmeester.pth").write_text(lines, encoding="utf-8")
    write_stamp(clone, locks.pins(clone.lock(lock_name)))


def site_packages(clone: Clone) -> Path:
    """Where the environment keeps its packages."""
    return next((clone.environment / "lib").glob("python*/site-packages"))


def installed(clone: Clone) -> set[str]:
    """The packages that are there, as their `name-version`."""
    return {entry.stem for entry in site_packages(clone).glob("*.dist-info")}


def refuse_without_room(folder: Path) -> None:
    """Refuse before half the disk is written rather than after."""
    if shutil.disk_usage(folder).free < ROOM_NEEDED:
        raise Refusal(
            f"The disk of {folder} is too full: the environment needs 1.5 GB of room."
        )


def remove(folder: Path) -> None:
    """Delete a folder with all it holds; fine if it is not there."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
