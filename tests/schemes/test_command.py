"""The operator's door: `manage.py schemes check | diff | seal | register`."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from trustmark.audits.management.commands.schemes import Command, known_checks
from trustmark.schemes.api import SchemeVersion
from trustmark.schemes.checking import check_faults


def say(*arguments: str) -> list[str]:
    """What the command prints, line by line."""
    out = StringIO()
    call_command(Command(), *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_every_check_of_the_shipped_rulebooks_is_one_of_the_inspector(rules):
    assert list(check_faults(rules, known_checks())) == []
    assert [c for c in rules.criteria.values() if c.checks]


def test_check_says_that_all_is_well(harbour):
    assert say("check") == ["harbour: no faults", "harbour 1: no faults"]


def test_check_names_every_fault_and_fails(harbour, rewrite):
    rewrite(harbour / "grounds.toml", 'letter.en = "This does not fit."', "")
    out = StringIO()

    with pytest.raises(CommandError, match="There are faults"):
        call_command(Command(), "check", stdout=out)

    assert out.getvalue().splitlines() == [
        "harbour: no faults",
        "harbour 1: 1 faults",
        "  harbour/1/grounds.toml: policy.letter.en: is missing. Add a text.",
    ]


def test_check_reads_a_scheme_before_its_versions(harbour, rewrite):
    rewrite(harbour.parent / "scheme.toml", 'bic = "GKCCBEBB"', "")
    out = StringIO()

    with pytest.raises(CommandError, match="There are faults"):
        call_command(Command(), "check", stdout=out)

    assert out.getvalue().splitlines() == [
        "harbour: 1 faults",
        "  harbour/scheme.toml: operator.bic: is missing. Add a text.",
    ]


def test_diff_says_what_a_member_will_notice(harbour, rewrite):
    shutil.copytree(harbour, harbour.parent / "2")
    new = harbour.parent / "2" / "criteria.toml"
    rewrite(new, 'level = "blocking"', 'level = "minor"')

    assert say("diff", "harbour", "1", "2") == [
        "changed  criterion mooring.quay",
        "    level: blocking → minor",
        "1 differences",
    ]


def test_diff_with_a_version_that_is_not_there_fails(harbour):
    with pytest.raises(CommandError, match=r"harbour/9/terms\.toml: is missing"):
        say("diff", "harbour", "1", "9")
    with pytest.raises(CommandError, match="no scheme is called 'lighthouse'"):
        say("diff", "lighthouse", "1", "2")
    with pytest.raises(CommandError, match=r"lighthouse/scheme\.toml: is missing"):
        say("seal", "lighthouse", "1", "--by", "An", "--checked-by", "Bo")


@pytest.mark.django_db
def test_a_version_is_sealed_and_then_taken_in(harbour):
    names = ("--by", "An Peeters", "--checked-by", "Bo de Wit")

    (line,) = say("seal", "harbour", "1", *names)

    assert say("register") == ["harbour 1: sealed"]
    assert line.endswith(SchemeVersion.objects.get().digest)
    with pytest.raises(CommandError, match="sealed already"):
        say("seal", "harbour", "1", *names)


@pytest.mark.rule("WK-6.1")
def test_sealing_alone_fails(harbour):
    with pytest.raises(CommandError, match="two different people"):
        say("seal", "harbour", "1", "--by", "An", "--checked-by", "an")
