"""`./keurmeester test`, around a pretend pytest that always reports the same tests."""

import re
import signal
import tomllib
from itertools import pairwise

import pytest

from tests.bootstrap.conftest import PATIENCE, ROOT, eventually, is_alive

pytestmark = pytest.mark.slow(reason="starts one process per part")


def table(said: str) -> dict[str, list[str]]:
    """The rows of the summary at the end, by the name of their part."""
    rows = said.partition("\npart ")[2].splitlines()[1:]
    return {row[:24].strip(): row[24:].split() for row in rows}


@pytest.mark.parametrize("folder", [".", "packages/inspector", "packages/demo_shop"])
def test_every_part_knows_the_marks_by_which_tests_are_chosen(folder):
    """pytest stops at an expression with a mark it was not told of."""
    told = tomllib.loads((ROOT / folder / "pyproject.toml").read_text("utf-8"))

    marks = {
        re.split(r"\W", line, maxsplit=1)[0]
        for line in told["tool"]["pytest"]["ini_options"]["markers"]
    }

    assert {"browser", "journey", "slow"} <= marks


def test_every_part_is_run_and_counted(clone):
    status, said = clone.ask("test", A_SERVER="yes")

    assert status == 0
    platforms = ["platform on SQLite", "journeys", "platform on PostgreSQL"]
    assert list(table(said)) == ["inspector", "demo_shop", *platforms]
    assert all(row == ["1", "0", "1", "0.5"] for row in table(said).values())
    assert said.count("pytest on tests with SQLite") == 2
    assert said.count("pytest on tests with postgresql://found") == 1


def test_what_was_skipped_is_told_with_its_reason(clone):
    _, said = clone.ask("test", A_SERVER="yes")

    assert "Skipped:\n     5 × no wind today\n" in said


def test_without_a_database_server_that_part_is_skipped_aloud(clone):
    status, said = clone.ask("test", "--only", "postgresql", "tests")

    assert "platform on PostgreSQL: not run, because there is no PostgreSQL" in said
    assert table(said)["platform on PostgreSQL"][0] == "skipped:"
    assert status == 1, "nothing at all was tested"
    assert clone.ask("test", "tests")[0] == 0


def test_the_words_of_a_part_stay_together_and_come_after_its_name(clone):
    _, said = clone.ask("test", "--fast")

    for name in ("packages/inspector/tests", "packages/demo_shop/tests", "tests"):
        (before,) = [
            earlier
            for earlier, line in pairwise(said.splitlines())
            if line.startswith(f"pytest on {name} with")
        ]
        assert before.startswith("== ")


def test_what_another_part_runs_is_counted_as_left_out(clone):
    _, said = clone.ask("test", A_SERVER="yes")

    why = "they ask for no database (platform on PostgreSQL)"
    assert f"Left out, because another part runs them:\n     7 × {why}\n" in said


def test_a_run_that_is_told_to_stop_leaves_no_part_behind(clone):
    running = clone.start("test", "--fast", SLOW="yes")
    file = clone.root / "tests" / "pid"
    assert eventually(lambda: file.exists() and file.read_text() != "")

    running.send_signal(signal.SIGTERM)

    running.wait(PATIENCE)
    assert eventually(lambda: not is_alive(int(file.read_text())))


def test_in_ci_a_missing_database_server_is_a_failure(clone):
    status, said = clone.ask("test", CI="1")

    assert status == 1
    assert table(said)["platform on PostgreSQL"][0] == "FAILED:"


def test_one_part_that_fails_is_enough_to_fail_but_does_not_stop_the_rest(clone):
    broken = clone.root / "packages" / "inspector" / "tests" / "broken"
    broken.write_text("")

    status, said = clone.ask("test", "--fast")

    broken.unlink()
    assert status == 1
    assert table(said) == {
        "inspector": ["1", "1", "1", "2.5", "FAILED"],
        "demo_shop": ["1", "0", "1", "0.5"],
        "platform on SQLite": ["1", "0", "1", "0.5"],
    }


def test_a_path_selects_only_the_parts_it_lies_in(clone):
    _, said = clone.ask("test", "packages/demo_shop")

    assert list(table(said)) == ["demo_shop"]
