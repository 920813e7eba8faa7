"""`./keurmeester check` and `fix`: everything a machine can see without running it."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap import children, environment
from bootstrap.places import Clone, plain_environment
from bootstrap.speech import complain, say

# Ruff and mypy look at files with `.py` by themselves, not at this one.
WITHOUT_ENDING = "keurmeester"
CONCISE = ("--quiet", "--output-format", "concise")
BRIEFLY = ("--output-format", "concise", ".")
# Servers and plug-ins are named in settings and commands, not imported: that a package
# is never imported (DEP002) proves nothing here. The demo shop declares its own.
DEPENDENCIES = (
    *("--no-ansi", "--ignore", "DEP002", "--extend-exclude", "packages/demo_shop"),
    *("--extend-exclude", "tests/", "--extend-exclude", "packages/inspector/tests"),
    *("--known-first-party", "inspector", "--known-first-party", "demo_shop"),
)
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as c; c()"


@dataclass(frozen=True)
class Check:
    """One question and the command that answers it with its exit status."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("style", ("-m", "ruff", "check", *CONCISE, ".", WITHOUT_ENDING)),
    Check("layout", ("-m", "ruff", "format", "--check", *BRIEFLY, WITHOUT_ENDING)),
    Check("types", ("-m", "mypy", ".", WITHOUT_ENDING)),
    Check("doors between modules", ("-c", LINT_IMPORTS)),
    Check("dependencies", ("-m", "deptry", ".", *DEPENDENCIES)),
    Check("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Check("reference pages", ("manage.py", "docs", "--check")),
    Check("words", ("manage.py", "collect_words", "--check")),
    Check("rulebooks", ("manage.py", "schemes", "check")),
)
FIXES = (
    Check("style", ("-m", "ruff", "check", "--fix", *CONCISE, ".", WITHOUT_ENDING)),
    Check("layout", ("-m", "ruff", "format", ".", WITHOUT_ENDING)),
)


def check(clone: Clone, arguments: Sequence[str]) -> int:
    """Ask every question, report all answers; 0 if all were good."""
    return ask_all(clone, CHECKS, arguments)


def fix(clone: Clone, arguments: Sequence[str]) -> int:
    """Put right what a machine can; 0 if nothing is left for a person."""
    return ask_all(clone, FIXES, arguments)


def ask_all(clone: Clone, checks: Sequence[Check], arguments: Sequence[str]) -> int:
    """Ask the questions one by one, also after a bad answer."""
    if arguments:
        complain("This command takes no arguments; it looks at everything.")
        return 2
    environment.prepare(clone, "dev")
    data = Path(tempfile.mkdtemp(prefix="keurmeester-check-"))
    variables = plain_environment() | {"KEURMEESTER_DATA_DIR": str(data)}
    try:
        bad = [item.name for item in checks if not is_good(clone, item, variables)]
    finally:
        shutil.rmtree(data, ignore_errors=True)
    say(f"\nNot in order: {', '.join(bad)}." if bad else "\nAll in order.")
    return 1 if bad else 0


def is_good(clone: Clone, check: Check, variables: dict[str, str]) -> bool:
    """Ask one question; shows the answer in full only if it is bad."""
    started = time.monotonic()
    status, said = children.ask(
        [str(clone.python), *check.command], environment=variables, folder=clone.root
    )
    verdict = "good" if status == 0 else "NOT GOOD"
    say(f"{check.name:<24}{verdict} ({time.monotonic() - started:.1f} s)")
    if status:
        say("\n".join(f"    {line}" for line in said.rstrip().splitlines()))
    return status == 0
