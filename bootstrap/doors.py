"""The doors of `./keurmeester`: which there are, and what is behind each."""

import argparse
import difflib
import errno
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from bootstrap import (
    browser,
    checking,
    environment,
    surroundings,
    testing,
    verify_log,
)
from bootstrap.places import Clone, this_clone
from bootstrap.speech import Refusal, complain, say
from bootstrap.up import up

OUTSIDE_OUR_HANDS = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EMFILE,
    errno.ENOMEM,
}


@dataclass(frozen=True)
class Door:
    """One command: how it is called, what it promises, and what it does."""

    usage: str
    promise: str
    enter: Callable[[Clone, Sequence[str]], int]


def manage(*command: str) -> Callable[[Clone, Sequence[str]], int]:
    """A door that leads to a management command of the platform."""

    def enter(clone: Clone, arguments: Sequence[str]) -> int:
        environment.prepare(clone, "base")
        become(clone, ["manage.py", *command, *arguments])

    return enter


def manage_where(*command: str) -> Callable[[Clone, Sequence[str]], int]:
    """The same, beside a platform that runs with data of its own: `--data DIR`."""

    def enter(clone: Clone, arguments: Sequence[str]) -> int:
        parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
        parser.add_argument("--data")
        known, rest = parser.parse_known_args(arguments)
        if known.data:
            data = surroundings.data_folder(clone, known.data)
            os.environ["KEURMEESTER_DATA_DIR"] = str(data)
        return manage(*command)(clone, rest)

    return enter


def module(name: str, *first: str, lock: str) -> Callable[[Clone, Sequence[str]], int]:
    """A door that leads to a program of ours, with these arguments before others."""

    def enter(clone: Clone, arguments: Sequence[str]) -> int:
        environment.prepare(clone, lock)
        become(clone, ["-m", name, *first, *arguments])

    return enter


def become(clone: Clone, arguments: Sequence[str]) -> NoReturn:
    """Turn into a program of the environment, with the platform's variables."""
    data = surroundings.data_folder(clone, None)
    surroundings.open_data_folder(data)
    variables = surroundings.platform_environment(data)
    if path := browser.find(os.environ):
        variables["KEURMEESTER_BROWSER"] = path
    sys.stdout.flush()
    if arguments[0] == "manage.py":
        arguments = [str(clone.root / "manage.py"), *arguments[1:]]
    python = str(clone.python)
    os.execve(python, [python, *arguments], variables)  # noqa: S606 - no shell wanted


def regenerate(clone: Clone, arguments: Sequence[str]) -> int:
    """Write the reference pages; needs the test tools, as one page lists tests."""
    environment.prepare(clone, "dev")
    become(clone, ["manage.py", "docs", *arguments])


DOORS = {
    "up": Door(
        "[--port 8000] [--host 127.0.0.1] [--data DIR] [--no-demo]",
        "prepare everything and run the platform with the demo village",
        up,
    ),
    "test": Door(
        "[PATTERN…] [--fast] [--only sqlite|postgresql]",
        "prepare what the tests need and run them; the exit status tells",
        testing.test,
    ),
    "check": Door(
        "", "style, types, doors between modules, migrations, docs", checking.check
    ),
    "fix": Door("", "put right what a machine can: imports, layout", checking.fix),
    "docs": Door("[--check]", "write the reference pages again", regenerate),
    "schemes": Door(
        "ACTION …", "check or seal the rulebooks of the schemes", manage("schemes")
    ),
    "seed": Door("", "fill an empty platform with the demo village", manage("seed")),
    "inspect": Door(
        "URL …",
        "visit one shop as a customer would",
        module("inspector", lock="base"),
    ),
    "inspect-read": Door(
        "FILE [--url URL] [--lines]",
        "read one saved page: what it is and the facts it states, as JSON",
        module("inspector", "read", lock="base"),
    ),
    "credentials": Door(
        "DOMAIN [--data DIR]",
        "print a shop's number and API key on one line, for its plug-in",
        manage_where("credentials"),
    ),
    "consent": Door(
        "DOMAIN ORDER [--data DIR]",
        "record that the customer of an order agreed to be asked",
        manage_where("consent"),
    ),
    "verify-log": Door(
        "FILE|ADDRESS|- [--head NUMBER:DIGEST]",
        "check that a public log hangs together, from any platform",
        lambda clone, arguments: verify_log.main(arguments),
    ),
    "manage": Door("COMMAND …", "any management command of the platform", manage()),
}


def overview() -> str:
    """The help: every door with its promise."""
    lines = ["Keurmeester runs a webshop trustmark. Usage: ./keurmeester COMMAND", ""]
    for name, door in DOORS.items():
        lines.append(f"  {name:<12} {door.promise}")
        if door.usage:
            lines.append(f"               ./keurmeester {name} {door.usage}")
    lines += ["", "Begin with ./keurmeester up; docs/how-to/install.md tells more."]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Open the door that was asked for; gives the exit status."""
    signal.signal(signal.SIGTERM, leave)
    try:
        return choose(arguments)
    except Refusal as refusal:
        complain(str(refusal))
    except KeyboardInterrupt:
        complain("Stopped.")
        return 130
    except BrokenPipeError:
        return 141
    except OSError as error:
        if error.errno not in OUTSIDE_OUR_HANDS:
            raise
        where = f" ({error.filename})" if error.filename else ""
        complain(f"This machine does not let us go on: {error.strerror}{where}.")
    return 1


def choose(arguments: Sequence[str]) -> int:
    """Find the door by its name, or help the person find it."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(overview())
        return 0
    name, *rest = arguments
    if name in DOORS:
        return DOORS[name].enter(this_clone(), rest)
    meant = difflib.get_close_matches(name, DOORS, n=1)
    hint = f" Did you mean `{meant[0]}`?" if meant else ""
    complain(
        f"There is no command `{name}`.{hint} ./keurmeester --help shows them all."
    )
    return 2


def leave(number: int, _frame: FrameType | None) -> None:
    """Leave in an orderly way, so that what we started is stopped as well."""
    sys.exit(128 + number)
