"""No scheme is known to the code by its name: a scheme is a folder with files."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.rulebooks import INVENTED
from trustmark.schemes.loader import list_scheme_folders, load_scheme
from trustmark.schemes.rulebook import Scheme

ROOT = Path(__file__).parents[2]
PLATFORM = ROOT / "trustmark"
# The demo village plays in the reference schemes, so it names them.
VILLAGE = PLATFORM / "config" / "village"
READ = {".py", ".html", ".md", ".css", ".js", ".svg", ".toml", ".txt", ".typ", ".po"}
SCHEMES = [
    load_scheme(folder)
    for shelf in (ROOT / "schemes", INVENTED)
    for folder in list_scheme_folders(shelf)
]


def list_sources() -> Iterator[Path]:
    for path in sorted(PLATFORM.rglob("*")):
        if path.suffix in READ and VILLAGE not in path.parents:
            yield path


def names_of(scheme: Scheme) -> re.Pattern[str]:
    """Whatever would show that a line was written for this scheme."""
    names = {scheme.slug, scheme.short_name, *scheme.name.values(), *scheme.hosts}
    names |= {scheme.operator.legal_name, scheme.operator.iban}
    words = "|".join(re.escape(name) for name in sorted(names))
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.IGNORECASE)


def kinds_of(scheme: Scheme) -> re.Pattern[str]:
    """The codes of its certificates, where they would be a value."""
    return re.compile(rf"""["'](?:{"|".join(scheme.kinds)})["']""")


@pytest.mark.rule("WK-1.1")
@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.slug)
def test_no_line_of_the_platform_was_written_for_one_scheme(scheme):
    patterns = (names_of(scheme), kinds_of(scheme))
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in list_sources()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if any(pattern.search(line) for pattern in patterns)
    ]

    assert found == []


def test_there_are_sources_and_schemes_to_look_at():
    assert {scheme.slug for scheme in SCHEMES} >= {"webwinkelkeur", "harbour"}
    assert len(list(list_sources())) > 300


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ('sender = "WebwinkelKeur"', True),
        ('if scheme == "webwinkelkeur":', True),
        ("<p>webwinkelkeur.example</p>", True),
        ('if kind == "b2c":', True),
        ("# a webwinkelkeurmerk is something else", False),
        ("if kind == code:", False),
    ],
)
def test_a_line_for_one_scheme_is_recognised(line, is_named):
    (scheme,) = [each for each in SCHEMES if each.slug == "webwinkelkeur"]
    found = names_of(scheme).search(line) or kinds_of(scheme).search(line)

    assert bool(found) == is_named
