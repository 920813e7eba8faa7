"""A rulebook is read whole or refused with every fault by name."""

from datetime import date

import pytest

from trustmark.kernel.calendar import Term
from trustmark.schemes.faults import RulebookUnreadable
from trustmark.schemes.loader import list_faults, load_rulebook, load_scheme
from trustmark.schemes.rulebook import NotInRulebook


def test_nothing_is_loaded_from_a_rulebook_with_a_fault(harbour, rewrite):
    rewrite(harbour / "grounds.toml", 'kind = "refusal"', 'kind = "maybe"')

    with pytest.raises(RulebookUnreadable, match=r"policy\.kind: 'maybe' is not known"):
        load_rulebook(harbour)


@pytest.mark.rule("WK-9.1a")
def test_a_criterion_without_a_legal_or_code_source_is_refused(harbour, rewrite):
    rewrite(harbour / "criteria.toml", 'ground = ["Harbour by-law, article 1"]', "")

    (fault,) = list_faults(harbour)

    assert (fault.key, fault.problem) == ("mooring.quay.ground", "is missing.")


@pytest.mark.rule("BC-6")
def test_a_third_kind_of_certificate_needs_only_files(harbour):
    rules = load_rulebook(harbour)

    kind = rules.scheme.kinds["quay"]
    demands = rules.criteria_for(
        "quay", on=date(2026, 6, 1), countries=frozenset({"BE"})
    )

    assert (kind.name["en"], kind.seal) == ("For the quay", "QUAY")
    assert [c.id for c in demands] == [
        "mooring.quay",
        "identity.name",
        "identity.address",
    ]


@pytest.mark.parametrize(
    ("on", "made"),
    [
        (date(2026, 5, 31), False),
        (date(2026, 6, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_demand_is_made_from_its_first_day_until_the_first_day_without(
    harbour, on, made
):
    quay = load_rulebook(harbour).criteria["mooring.quay"]

    assert quay.holds(on=on, kind="quay", countries=frozenset()) is made


def test_a_demand_of_one_country_is_not_made_of_shops_that_do_not_sell_there(harbour):
    name = load_rulebook(harbour).criteria["identity.name"]
    on = date(2026, 7, 1)

    assert not name.holds(on=on, kind="b2c", countries=frozenset({"NL"}))
    assert name.holds(on=on, kind="b2c", countries=frozenset({"NL", "BE"}))


def test_a_demand_is_not_made_for_another_kind_of_certificate(harbour):
    quay = load_rulebook(harbour).criteria["mooring.quay"]

    assert not quay.holds(on=date(2026, 7, 1), kind="b2b", countries=frozenset())


def test_a_term_counts_days_the_way_the_scheme_country_does(harbour):
    rules = load_rulebook(harbour)

    # 11 July, the Flemish holiday, is no day off in law; 21 July is.
    assert rules.terms["audit-target"] == Term(working_days=3)
    assert rules.term_clauses["audit-target"].indicative
    ends_on = rules.terms["remedy"].ends_on(date(2026, 7, 11), rules.scheme.calendar)
    assert ends_on == date(2026, 7, 22)


def test_a_term_the_scheme_does_not_have_is_none_and_a_misspelt_one_is_an_error(
    harbour,
):
    rules = load_rulebook(harbour)

    assert rules.find_term("security-scan") is None
    with pytest.raises(NotInRulebook, match="no term is called 'security-skan'"):
        rules.find_term("security-skan")


def test_a_choice_answers_in_its_own_kind_only(harbour):
    rules = load_rulebook(harbour)

    assert rules.allows("start-requires-payment") is True
    assert rules.number("complaint-threshold") == 3
    assert rules.word("examiner") == "operator"
    assert rules.words("membership-periods") == ("quarter", "year")
    assert rules.choice("free-re-audits") is None
    for ask in (rules.allows, rules.number, rules.words):
        with pytest.raises(NotInRulebook):
            ask("examiner")
    with pytest.raises(NotInRulebook):
        rules.word("complaint-threshold")
    with pytest.raises(NotInRulebook):
        rules.choice("examinor")


def test_a_price_holds_until_the_next_begins(harbour):
    fee = load_rulebook(harbour).fees["membership-b2c"]

    assert fee.price_on(date(2026, 2, 28)) is None
    assert fee.price_on(date(2026, 12, 31)) == 10000
    assert fee.price_on(date(2027, 1, 1)) == 11000


def test_a_fee_without_a_price_is_never_charged(harbour):
    assert load_rulebook(harbour).fees["misuse-fine"].price_on(date(2030, 1, 1)) is None


def test_a_scheme_alone_is_refused_with_its_own_faults(harbour, rewrite):
    rewrite(harbour.parent / "scheme.toml", 'bic = "GKCCBEBB"', "")

    with pytest.raises(RulebookUnreadable) as refused:
        load_scheme(harbour.parent)

    assert [f.key for f in refused.value.faults] == ["operator.bic"]
