"""`./keurmeester test`: every test, part by part, with one summary at the end."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bootstrap import browser, environment, lanes
from bootstrap.places import Clone, plain_environment
from bootstrap.speech import complain, say
from bootstrap.tally import Result, read_result, summary

NOTHING_MATCHED = 5  # pytest's exit status
NO_SERVER = 69  # from tests/postgres.py
IN_BROWSER = "browser or journey"


@dataclass(frozen=True)
class Part:
    """One run of pytest over one folder."""

    name: str
    folder: str
    options: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    needs_browser: bool = False


@dataclass(frozen=True)
class Wishes:
    """What was asked on the command line."""

    patterns: tuple[str, ...]
    fast: bool
    only: str | None


def test(clone: Clone, arguments: Sequence[str]) -> int:
    """Run the tests that were asked for; 0 if all ran and passed."""
    wishes = read_wishes(arguments)
    environment.prepare(clone, "dev")
    # A full run fetches a browser; a fast one makes do with what is there.
    path = browser.find(os.environ) if wishes.fast else browser.provide(clone)
    asked = [part for part in parts(clone, wishes) if concerns(clone, part, wishes)]
    scratch = Path(tempfile.mkdtemp(prefix="keurmeester-tests-"))
    try:
        results = run(clone, asked, wishes, path, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    say(summary(results))
    if not all(result.is_fine for result in results):
        return 1
    if not any(result.ran for result in results):
        complain(f"No test matches {' '.join(wishes.patterns) or 'what was asked'}.")
        return 1
    return 0


def read_wishes(arguments: Sequence[str]) -> Wishes:
    """Read the command line of `test`."""
    parser = argparse.ArgumentParser(
        prog="./keurmeester test",
        description="Prepare what the tests need, run them, and say how it went.",
    )
    parser.add_argument(
        "patterns",
        nargs="*",
        metavar="PATTERN",
        help="a file, a folder, or a word in the name of a test",
    )
    parser.add_argument(
        "--fast", action="store_true", help="SQLite only, no browser, nothing slow"
    )
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    asked = parser.parse_args(arguments)
    if asked.fast and asked.only == "postgresql":
        parser.error("--fast runs on SQLite; leave out one of the two")
    return Wishes(tuple(asked.patterns), asked.fast, asked.only)


def parts(clone: Clone, wishes: Wishes) -> list[Part]:
    """The runs these wishes come down to."""
    # Without its plugin, pytest does not know the setting that names Django's.
    unknown = "ignore:Unknown config option:pytest.PytestConfigWarning"
    no_django = ("-p", "no:django", "-W", unknown)
    quick = ("-m", f"not slow and not ({IN_BROWSER})")
    plain = quick if wishes.fast else ("-m", f"not ({IN_BROWSER})")
    packages = [
        Part(name, f"packages/{name}", (*no_django, *(quick if wishes.fast else ())))
        for name in ("inspector", "demo_shop")
    ]
    sqlite = Part("platform on SQLite", "tests", ("--create-db", *plain))
    journeys = Part(
        "journeys", "tests", ("--create-db", "-m", IN_BROWSER), needs_browser=True
    )
    postgresql = Part(
        "platform on PostgreSQL",
        "tests",
        ("--create-db", "--only-with-database", *plain),
        before=(str(clone.python), "tests/postgres.py"),
    )
    if wishes.only == "postgresql":
        return [postgresql]
    if wishes.fast:
        return [*packages, sqlite]
    if wishes.only == "sqlite":
        return [sqlite, journeys]
    return [*packages, sqlite, journeys, postgresql]


def place_of(clone: Clone, pattern: str) -> Path | None:
    """The file or folder a pattern names, perhaps with `::test` behind it."""
    place = (clone.root / pattern.partition("::")[0]).resolve()
    return place if place.exists() else None


def paths_in(clone: Clone, part: Part, wishes: Wishes) -> list[str]:
    """What the patterns ask of this part: paths inside it, or all of it."""
    top = (clone.root / part.folder).resolve()
    found = []
    for pattern in wishes.patterns:
        place = place_of(clone, pattern)
        if place and place.is_relative_to(top):
            found.append(pattern)
        elif place and top.is_relative_to(place):
            found.append(tests_of(clone, part))
    return found


def concerns(clone: Clone, part: Part, wishes: Wishes) -> bool:
    """Whether the patterns can have anything to do with this part."""
    only_paths = wishes.patterns and all(place_of(clone, p) for p in wishes.patterns)
    return not only_paths or bool(paths_in(clone, part, wishes))


def run(
    clone: Clone,
    asked: list[Part],
    wishes: Wishes,
    browser_path: str | None,
    scratch: Path,
) -> list[Result]:
    """Run the parts, as many at a time as there are cores; gives what came of each."""
    results = {
        part.name: skipped(part, why)
        for part in asked
        if (why := obstacle(clone, part, browser_path))
    }
    to_run = [part for part in asked if part.name not in results]
    # The long ones stand last; begun first, they leave the short to fill up the end.
    jobs = [
        job_for(clone, part, wishes, browser_path, scratch) for part in reversed(to_run)
    ]
    if len(jobs) == 1:
        # Nobody else speaks meanwhile: its words are shown as they come.
        jobs = [replace(jobs[0], words=None)]
    statuses = lanes.run_all(jobs, lanes=lanes.count_lanes())
    for part in to_run:
        results[part.name] = outcome(part, statuses[part.name], wishes, scratch)
    return [results[part.name] for part in asked]


def obstacle(clone: Clone, part: Part, browser_path: str | None) -> str:
    """Why a part cannot run here, or nothing."""
    if part.needs_browser and browser_path is None:
        return "there is no browser"
    if not (clone.root / part.folder).exists():
        return f"there is no folder {part.folder}"
    return ""


def job_for(
    clone: Clone, part: Part, wishes: Wishes, browser_path: str | None, scratch: Path
) -> lanes.Job:
    """The command of one part, with a data folder of its own."""
    report = report_of(part, scratch)
    variables = clean_variables(scratch / report.stem)
    if browser_path:
        variables["KEURMEESTER_BROWSER"] = browser_path
    return lanes.Job(
        part.name,
        [*part.before, *pytest_command(clone, part, wishes, report)],
        variables,
        clone.root,
        words=scratch / f"{report.stem}.words",
    )


def outcome(part: Part, status: int, wishes: Wishes, scratch: Path) -> Result:
    """What came of a part that ended with this status."""
    if status == NO_SERVER and part.before:
        return skipped(part, "there is no PostgreSQL server and none could be started")
    nothing_is_fine = bool(wishes.patterns) and status == NOTHING_MATCHED
    is_fine = status == 0 or nothing_is_fine
    return read_result(part.name, report_of(part, scratch), is_fine=is_fine)


def report_of(part: Part, scratch: Path) -> Path:
    """Where pytest writes what came of each test."""
    return scratch / f"{part.name.replace(' ', '-')}.xml"


def pytest_command(clone: Clone, part: Part, wishes: Wishes, report: Path) -> list[str]:
    """How pytest is called for one part."""
    words = [pattern for pattern in wishes.patterns if not place_of(clone, pattern)]
    chosen = paths_in(clone, part, wishes) or [tests_of(clone, part)]
    command = [str(clone.python), "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += [f"--junitxml={report}", *part.options]
    if words:
        command += ["-k", " or ".join(words)]
    return [*command, *chosen]


def tests_of(clone: Clone, part: Part) -> str:
    """The folder with the tests of a part: its own `tests` if it is a package."""
    inner = Path(part.folder) / "tests"
    return str(inner) if (clone.root / inner).exists() else part.folder


def skipped(part: Part, reason: str) -> Result:
    """A part that did not run; a failure where a machine must be sure."""
    is_fine = not os.environ.get("CI")
    remedy = "" if is_fine else " (in CI that is a failure)"
    complain(f"{part.name}: not run, because {reason}{remedy}.")
    return Result(part.name, is_fine=is_fine, not_run=reason)


def clean_variables(data: Path) -> dict[str, str]:
    """Variables without what the operator set for a real platform.

    The address of a database server stays, to create a test database on.
    """
    kept = {
        name: value
        for name, value in plain_environment().items()
        if not name.startswith("KEURMEESTER_")
    }
    if url := os.environ.get("KEURMEESTER_DATABASE_URL"):
        kept.setdefault("DATABASE_URL", url)
    data.mkdir(parents=True, exist_ok=True)
    return kept | {"KEURMEESTER_DATA_DIR": str(data)}
