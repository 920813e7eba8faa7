"""Two versions compared, so that a member can read what changes."""

import shutil

import pytest

from trustmark.schemes.differences import Difference, FieldChange, compare
from trustmark.schemes.loader import load_rulebook


@pytest.fixture
def next_version(harbour):
    """A second version of the Harbour Mark, as yet the same as the first."""
    folder = harbour.parent / "2"
    shutil.copytree(harbour, folder)
    return folder


def test_a_version_does_not_differ_from_its_copy(harbour, next_version):
    assert compare(load_rulebook(harbour), load_rulebook(next_version)) == []


@pytest.mark.rule("WK-6.1")
def test_the_diff_lists_what_was_added_changed_and_dropped(
    harbour, next_version, rewrite
):
    criteria = next_version / "criteria.toml"
    rewrite(criteria, '["mooring.quay"]', '["mooring.buoy"]')
    rewrite(criteria, 'level = "major"', 'level = "minor"')
    rewrite(criteria, 'countries = ["BE"]', 'countries = ["BE", "NL"]')
    rewrite(
        next_version / "terms.toml", "remedy = { days = 10", "remedy = { months = 1"
    )
    rewrite(next_version / "terms.toml", "s = { none = true", "s = { value = 2")
    rewrite(next_version / "fees.toml", "2027-01-01 = 11000", "2027-01-01 = 12000")
    rewrite(next_version / "grounds.toml", "Smuggled goods", "Contraband")

    found = compare(load_rulebook(harbour), load_rulebook(next_version))

    assert found == [
        Difference("criterion", "mooring.buoy", "added"),
        Difference(
            "criterion",
            "identity.name",
            "changed",
            (
                FieldChange("countries", "BE", "BE, NL"),
                FieldChange("level", "major", "minor"),
            ),
        ),
        Difference("criterion", "mooring.quay", "dropped"),
        Difference(
            "term", "remedy", "changed", (FieldChange("length", "10 days", "1 months"),)
        ),
        Difference(
            "choice", "free-re-audits", "changed", (FieldChange("value", "none", "2"),)
        ),
        Difference(
            "fee",
            "membership-b2c",
            "changed",
            (
                FieldChange(
                    "prices",
                    "10000 cents from 2026-03-01, 11000 cents from 2027-01-01",
                    "10000 cents from 2026-03-01, 12000 cents from 2027-01-01",
                ),
            ),
        ),
        Difference(
            "ground",
            "smuggling",
            "changed",
            (FieldChange("name.en", "Smuggled goods", "Contraband"),),
        ),
    ]


def test_a_difference_reads_as_lines(harbour, next_version, rewrite):
    old = "start-requires-payment = { value = true"
    rewrite(next_version / "terms.toml", old, old.replace("true", "false"))

    (found,) = compare(load_rulebook(harbour), load_rulebook(next_version))

    assert found.lines() == [
        "changed  choice start-requires-payment",
        "    value: yes → no",
    ]


def test_a_change_of_checks_and_dates_can_be_read(harbour, next_version, rewrite):
    criteria = next_version / "criteria.toml"
    rewrite(criteria, '.address" = {}', '.address" = { at_least = 2 }')
    rewrite(criteria, "until = 2027-01-01\n", "")

    found = compare(load_rulebook(harbour), load_rulebook(next_version))

    assert [(d.code, d.changes) for d in found] == [
        ("mooring.quay", (FieldChange("until", "2027-01-01", "none"),)),
        (
            "identity.address",
            (FieldChange("checks.identity.address", "none", "at least = 2"),),
        ),
    ]
