"""What findings propose and what verdicts allow, as tables."""

import pytest

from trustmark.audits import rules
from trustmark.audits.rules import Standing


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ([], ""),
        (["met"], "met"),
        (["met", "met"], "met"),
        (["met", "not-met"], "not-met"),
        (["not-met", "unclear"], "not-met"),
        (["met", "unclear"], "unclear"),
        (["met", "failed"], "unclear"),
        (["failed"], "unclear"),
        (["not-applicable"], "not-applicable"),
        (["not-applicable", "met"], "met"),
        (["not-applicable", "unclear"], "unclear"),
    ],
)
def test_nothing_missing_ever_counts_as_met(outcomes, verdict):
    assert rules.proposal(outcomes) == verdict


def test_an_outcome_nobody_knows_is_no_proposal():
    with pytest.raises(ValueError, match="fine"):
        rules.proposal(["fine"])


@pytest.mark.rule("BC-26")
@pytest.mark.parametrize(
    ("level", "verdict", "blocks"),
    [
        ("blocking", "met", False),
        ("blocking", "not-applicable", False),
        ("blocking", "not-met", True),
        ("blocking", "unclear", True),
        ("blocking", "", True),
        ("major", "not-met", True),
        ("major", "", True),
        ("minor", "not-met", False),
        ("advice", "not-met", False),
    ],
)
def test_one_binding_demand_that_is_not_met_blocks_the_grant(level, verdict, blocks):
    others = [Standing(f"good.{n}", "blocking", "met") for n in range(100)]

    in_the_way = rules.in_the_way_of_grant([*others, Standing("x", level, verdict)])

    assert in_the_way == (("x",) if blocks else ())


def test_every_demand_needs_a_verdict_that_closes_it():
    standings = [
        Standing("a", "advice", ""),
        Standing("b", "minor", "unclear"),
        Standing("c", "major", "met"),
        Standing("d", "major", "not-met"),
        Standing("e", "major", "not-applicable"),
    ]

    assert rules.unassessed(standings) == ("a", "b")
    assert rules.nonconformities(standings) == ("d",)


@pytest.mark.rule("WK-4.9")
def test_a_reaudit_covers_what_failed_and_what_rests_on_a_changed_page():
    pages_of = {
        "address": frozenset({"/contact"}),
        "period": frozenset({"/returns"}),
        "email": frozenset({"/contact"}),
        "phone": frozenset({"/gone"}),
        "price": frozenset({"/"}),
        "human": frozenset(),
    }
    before = {"/": "1", "/contact": "1", "/returns": "1", "/gone": "1"}
    after = {"/": "1", "/contact": "2", "/returns": "1", "/new": "1"}

    covered = rules.covered_by_reaudit(
        ["period"], pages_of=pages_of, before=before, after=after
    )

    assert covered == ("address", "email", "period", "phone")


@pytest.mark.parametrize(
    ("levels", "term"),
    [
        (["minor", "blocking", "major"], "remedy-blocking"),
        (["advice", "major"], "remedy-major"),
        (["minor"], "remedy-minor"),
        (["advice"], "remedy-minor"),
        ([], "remedy-minor"),
    ],
)
def test_the_gravest_failing_sets_the_term_of_surveillance(levels, term):
    assert rules.severity_term(levels) == term


@pytest.mark.parametrize(
    ("verdict", "needed"),
    [("met", False), ("unclear", False), ("not-met", True), ("not-applicable", True)],
)
def test_a_verdict_against_the_shop_or_aside_needs_a_note(verdict, needed):
    assert rules.needs_note(verdict) is needed


@pytest.mark.parametrize(
    ("proposed", "confidence", "sure"),
    [
        ("met", 0.8, True),
        ("met", 0.79, False),
        ("not-applicable", 0.9, True),
        ("not-met", 1.0, False),
        ("unclear", 1.0, False),
        ("", 1.0, False),
    ],
)
def test_only_what_the_machine_is_sure_of_is_confirmed_together(
    proposed, confidence, sure
):
    said = rules.is_sure(proposed, confidence=confidence, is_asked_for=True)

    assert said is sure


def test_what_the_rulebook_left_to_the_auditor_is_never_confirmed_together():
    assert not rules.is_sure("met", confidence=1.0, is_asked_for=False)


@pytest.mark.parametrize(
    ("named", "known", "deciding"),
    [
        (["a.one", "a.two"], ["a.one", "a.two", "a"], ("a.one", "a.two")),
        ([], ["a", "b"], ("a",)),
        ([], ["b"], ()),
    ],
)
def test_a_check_of_the_same_id_proposes_where_the_rulebook_names_none(
    named, known, deciding
):
    assert rules.deciding_checks("a", named=named, known=known) == deciding
