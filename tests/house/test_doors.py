"""Modules enter each other by the front door; nobody goes around."""

from pathlib import Path

import grimp
import pytest

MODULES = (
    "accounts",
    "applications",
    "audits",
    "billing",
    "certificates",
    "correspondence",
    "dispatches",
    "invitations",
    "memberships",
    "prechecks",
    "reexaminations",
    "orders",
    "reviews",
    "schemes",
    "shops",
)
ROOT = Path(__file__).parents[2]
LONGEST = 400
# Who may read the clock: what begins a piece of work.
EDGES = ("management.commands", "tasks", "middleware", "clock")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "trustmark", include_external_packages=True, exclude_type_checking_imports=True
    )


def test_modules_enter_each_other_by_the_front_door(graph):
    trespassers = [
        f"{found['importer']} -> {found['imported']}"
        for room in MODULES
        for found in graph.find_matching_direct_imports(
            import_expression=f"trustmark.** -> trustmark.{room}.**"
        )
        if found["importer"].split(".")[1] != room
        and found["imported"].split(".")[2] not in {"api", "events", "letters"}
    ]

    assert sorted(set(trespassers)) == []


def test_only_edges_read_the_clock(graph):
    readers = graph.find_modules_that_directly_import("trustmark.kernel.clock")

    assert [r for r in sorted(readers) if not any(edge in r for edge in EDGES)] == []


def test_the_kernel_knows_no_trustmark(graph):
    known = {
        imported
        for module in graph.find_descendants("trustmark.kernel")
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.startswith("trustmark.")
    }

    assert {name.split(".")[1] for name in known} == {"kernel"}


@pytest.mark.parametrize("folder", ["trustmark", "packages", "bootstrap", "tests"])
def test_no_file_is_too_long_to_read(folder):
    long = {
        str(file.relative_to(ROOT)): lines
        for file in (ROOT / folder).rglob("*.py")
        if (lines := len(file.read_text("utf-8").splitlines())) > LONGEST
        and "migrations" not in file.parts
    }

    assert long == {}


@pytest.mark.parametrize("folder", ["trustmark", "packages", "bootstrap"])
def test_no_file_hides_behind_a_name_that_says_nothing(folder):
    vague = {"utils.py", "helpers.py", "common.py", "misc.py", "base.py"}
    named = [str(f) for f in (ROOT / folder).rglob("*.py") if f.name in vague]

    assert named == []
