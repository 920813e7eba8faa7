"""Filling the environment from a lock file: kept wheels first, else uv, else pip.

Whatever the machine says about mirrors, proxies and certificates is honoured: pip and
uv read their own settings, and uv stands back where only pip was told of a mirror.
"""

import configparser
import importlib.util
import os
import re
import shutil
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from bootstrap import locks
from bootstrap.children import ask
from bootstrap.places import Clone, outer_python, plain_environment
from bootstrap.speech import Counter, Refusal, complain

MIRROR_SETTINGS = ("index-url", "extra-index-url", "find-links", "no-index")
PIP_FILES = (
    "/etc/pip.conf",
    "/etc/xdg/pip/pip.conf",
    "/Library/Application Support/pip/pip.conf",
    "~/.pip/pip.conf",
    "~/.config/pip/pip.conf",
    "~/Library/Application Support/pip/pip.conf",
)
# A package is mentioned by pip when it is found and by uv (verbose) when it is there.
MENTIONED = re.compile(r"^\s*(?:Collecting| \+) ([\w.-]+)==")
SIGNS_OF = {
    "full disk": ("No space left on device", "Disk quota exceeded"),
    "wrong hash": ("DO NOT MATCH THE HASHES", "Hash mismatch"),
    "no network": (
        "name resolution",
        "Name or service not known",
        "nodename nor servname",
        "NewConnectionError",
        "Max retries exceeded",
        "error sending request",
        "dns error",
        "Network is unreachable",
        "Connection refused",
        "timed out",
        "No matching distribution found",
    ),
}
EXPLAINED = {
    "full disk": "The disk is full; the environment needs 1.5 GB of room.",
    "wrong hash": (
        "A downloaded package is not the one the lock file describes, so nothing was "
        "installed; check the mirror this machine uses, then run the command again."
    ),
    "no network": (
        "The packages could not be fetched. The first start needs the network (or "
        "the wheels in vendor/wheels); check the connection or the proxy and run the "
        "command again."
    ),
}


@dataclass(frozen=True)
class Installer:
    """One way to fill the environment: what to call it and what to run."""

    name: str
    command: tuple[str, ...]


def install(clone: Clone, lock_name: str) -> None:
    """Install exactly what the lock says, hashes checked; tries twice at most."""
    ways = installers(clone, lock_name)
    said = ""
    for way in (ways * 2)[:2]:
        status, words = attempt(
            clone, way, total=len(locks.pins(clone.lock(lock_name)))
        )
        if status == 0:
            return
        said += words
        complain(f"  {way.name} did not succeed.")
    raise Refusal(explanation(said))


def installers(clone: Clone, lock_name: str) -> list[Installer]:
    """The ways this machine offers, best first."""
    lock = str(clone.lock(lock_name))
    exactly = ("install", "--require-hashes", "--no-deps", "-r", lock)
    pip, uv = pip_command(clone), shutil.which("uv")
    ways = []
    if uv and (pip is None or not only_pip_knows_a_mirror(dict(os.environ))):
        ways.append(
            Installer("uv", (uv, "pip", *exactly, "--python", str(clone.python)))
        )
    if pip:
        quick = ("--no-compile", "--retries", "2", "--disable-pip-version-check")
        ways.append(Installer("pip", (*pip, *exactly, *quick)))
    if not ways:
        raise Refusal(
            "This Python has neither pip nor ensurepip, and uv is not installed. "
            "Install one of them (for example: apt install python3-venv) and run the "
            "command again."
        )
    if any(clone.wheels.glob("*.whl")):
        kept = ("--no-index", "--find-links", str(clone.wheels))
        from_wheels = (*ways[0].command, *kept)
        ways.insert(0, Installer("kept wheels in vendor/wheels", from_wheels))
    return ways


def attempt(clone: Clone, way: Installer, *, total: int) -> tuple[int, str]:
    """Run one installer while counting what it has come to; gives status and words."""
    counter = Counter(f"packages found with {way.name}", total=total)
    found: set[str] = set()

    def count(line: str) -> None:
        if match := MENTIONED.match(line):
            found.add(match[1])
        counter.show(len(found))

    status, said = ask(
        way.command,
        environment=plain_environment(),
        folder=clone.root,
        each_line=count,
    )
    counter.finish(
        f"{way.name} stopped" if status else f"{total} packages with {way.name}"
    )
    return status, said


def explanation(said: str) -> str:
    """One sentence for a failed installation, and the last words of the installer."""
    last_words = "\n".join(f"    {line}" for line in said.strip().splitlines()[-6:])
    for cause, signs in SIGNS_OF.items():
        if any(sign in said for sign in signs):
            return f"{EXPLAINED[cause]}\n{last_words}"
    return f"The packages could not be installed.\n{last_words}"


def has_own_pip() -> bool:
    """Whether the Python that runs us has a pip that can fill another environment."""
    try:
        major, minor = metadata.version("pip").split(".")[:2]
    except (metadata.PackageNotFoundError, ValueError):
        return False
    return (int(major), int(minor)) >= (22, 3)


def pip_for_venv() -> list[str]:
    """How `venv` is asked: with a pip of its own only if there is no other way."""
    needs_its_own = not has_own_pip() and importlib.util.find_spec("ensurepip")
    return [] if needs_its_own else ["--without-pip"]


def pip_command(clone: Clone) -> tuple[str, ...] | None:
    """How to run a pip that fills this environment, or none."""
    if has_own_pip():
        return outer_python(), "-m", "pip", "--python", str(clone.python)
    if importlib.util.find_spec("ensurepip"):
        return str(clone.python), "-m", "pip"
    return None


def only_pip_knows_a_mirror(variables: dict[str, str]) -> bool:
    """Whether this machine names a package mirror to pip and none to uv."""
    if any(name.startswith("UV_") and "INDEX" in name for name in variables):
        return False
    told = {"PIP_" + name.upper().replace("-", "_") for name in MIRROR_SETTINGS}
    files = [*PIP_FILES, variables.get("PIP_CONFIG_FILE", "/etc/pip.conf")]
    return bool(told & variables.keys()) or any(
        names_a_mirror(Path(file).expanduser()) for file in files
    )


def names_a_mirror(file: Path) -> bool:
    """Whether a pip configuration file says where packages are to be found."""
    parser = configparser.RawConfigParser()
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return False
    return any(
        parser.has_option(section, name)
        for section in parser.sections()
        for name in MIRROR_SETTINGS
    )
