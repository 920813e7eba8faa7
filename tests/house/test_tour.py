"""What the pages for people name and lead to exists: files, functions, tests, pages."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from trustmark.audits import api as audits
from trustmark.sites.layout.routes import list_routes

ROOT = Path(__file__).parents[2]
PAGES = ("docs/tour.md", "docs/architecture.md")
WITH_LINKS = sorted(
    str(page.relative_to(ROOT))
    for page in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *ROOT.glob("docs/**/*.md"),
    )
)
SOURCES = ("trustmark", "packages", "tests", "bootstrap")
QUOTED = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")

PATH = re.compile(r"[\w.@-]+(/[\w.@-]+)*/?")
TOP = (*SOURCES, "schemes", "docs", "deploy", "requirements", ".ci")
FILE = re.compile(r"[\w.-]+\.(py|md|toml|css|svg|html|lock|conf|typ)")
TEST = re.compile(r"test_\w+")
DOTTED = re.compile(r"[a-z_]\w*(\.\w+)+")
NAME_OF_CLASS = re.compile(r"(?:[A-Z][a-z]+){2,}")
PAGE = re.compile(r"[a-z]+:[a-z_]+")


def quoted_in(text: str) -> list[str]:
    """Everything between single backticks, outside fenced blocks."""
    return QUOTED.findall(FENCED.sub("", text))


def is_missing(words: str) -> bool:
    """Whether the words name something of the code that is not there.

    Words that look like nothing of ours, such as a command or a state, are fine.
    """
    if PATH.fullmatch(words) and words.split("/")[0] in TOP and "/" in words:
        return not (ROOT / words).exists()
    if FILE.fullmatch(words):
        return words not in file_names()
    if TEST.fullmatch(words):
        return words not in defined("def")
    if PAGE.fullmatch(words):
        return words not in {route.name for route in list_routes()}
    if NAME_OF_CLASS.fullmatch(words):
        return words not in defined("class")
    if DOTTED.fullmatch(words) and words not in audits.list_check_codes():
        return not any(exists(start, words) for start in doors(words))
    return False


def doors(words: str) -> Iterator[str]:
    """Where a dotted name may begin: a front door, the platform, or anywhere."""
    first = words.partition(".")[0]
    if (ROOT / "trustmark" / first / "api.py").exists():
        yield f"trustmark.{first}.api"
    if (ROOT / "trustmark" / first).exists():
        yield f"trustmark.{first}"
    if first in {"trustmark", "inspector", "demo_shop"}:
        yield first


def exists(start: str, words: str) -> bool:
    """Whether the rest of a dotted name is found from here, step by step."""
    place: object = import_module(start)
    path = start
    for step in words.split(".")[1:]:
        path = f"{path}.{step}"
        if not hasattr(place, step):
            try:
                place = import_module(path)
            except ModuleNotFoundError:
                return False
        else:
            place = getattr(place, step)
    return True


@cache
def defined(what: str) -> frozenset[str]:
    """Every name a `def` or `class` of ours gives, in code and tests."""
    line = re.compile(rf"^\s*(?:async )?{what} (\w+)", re.MULTILINE)
    return frozenset(
        name
        for folder in SOURCES
        for file in (ROOT / folder).rglob("*.py")
        for name in line.findall(file.read_text("utf-8"))
    )


@cache
def file_names() -> frozenset[str]:
    """The bare name of every file a page may speak of."""
    return frozenset(f.name for top in TOP for f in (ROOT / top).rglob("*"))


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_names_exists(page):
    named = quoted_in((ROOT / page).read_text("utf-8"))

    assert sorted({words for words in named if is_missing(words)}) == []


@pytest.mark.parametrize("page", WITH_LINKS)
def test_where_the_page_leads_exists(page):
    place = ROOT / page
    links = LINK.findall(FENCED.sub("", place.read_text("utf-8")))

    assert [link for link in links if not (place.parent / link).exists()] == []


@pytest.mark.parametrize(
    "words",
    [
        "applications.submit",
        "kernel.cases.take",
        "inspector.examine",
        "trustmark.applications.tasks.check_application",
        "trustmark/kernel/cases.py",
        "cases.py",
        "HistoryEntry",
        "public:certificate",
        "withdrawal.period",
        "test_where_the_page_leads_exists",
        "./keurmeester up",
        "awaiting-payment",
    ],
)
def test_what_exists_is_found(words):
    assert not is_missing(words)


@pytest.mark.parametrize(
    "words",
    [
        "applications.submitt",
        "kernel.casses.take",
        "nothing.at_all",
        "trustmark/kernel/casses.py",
        "casses.py",
        "HistoryEntries",
        "public:certificat",
        "test_that_nobody_wrote",
    ],
)
def test_what_does_not_exist_is_found_missing(words):
    assert is_missing(words)
