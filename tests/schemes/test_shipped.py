"""The two reference schemes: what their rules say stands in their files."""

from datetime import date

import pytest

from trustmark.kernel.calendar import Term


@pytest.mark.rule("WK-9.1a")
def test_every_criterion_has_a_legal_or_code_source(rules):
    assert len(rules.criteria) > 120
    for criterion in rules.criteria.values():
        assert criterion.ground
        assert not [g for g in criterion.ground if g.startswith("scheme")]


@pytest.mark.rule("WK-1.1")
def test_each_scheme_has_its_own_operator_and_hosts(webwinkelkeur, becommerce):
    one, other = webwinkelkeur.scheme, becommerce.scheme

    assert one.operator.legal_name == "Stichting Keurmeester Demo"
    assert other.operator.legal_name == "Keurmeester Demo VZW"
    assert one.operator.iban != other.operator.iban
    assert not set(one.hosts) & set(other.hosts)
    assert one.demo
    assert other.demo


@pytest.mark.rule("WK-1.2")
@pytest.mark.rule("BC-21")
def test_business_buyers_are_admitted_where_the_scheme_says_so(
    webwinkelkeur, becommerce
):
    assert webwinkelkeur.scheme.capacities == ("consumer",)
    assert becommerce.scheme.capacities == ("consumer", "business")


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("excluded-content", marks=pytest.mark.rule("WK-3.11a")),
        pytest.param("public-order", marks=pytest.mark.rule("WK-3.11b")),
        pytest.param("illegal-trade", marks=pytest.mark.rule("WK-3.11c")),
        pytest.param("ip-infringement", marks=pytest.mark.rule("WK-3.11d")),
        pytest.param("unlawful", marks=pytest.mark.rule("WK-3.11e")),
    ],
)
def test_an_excluded_kind_is_a_ground_with_words_to_confirm(webwinkelkeur, code):
    ground = webwinkelkeur.grounds[code]

    assert ground.kind == "exclusion"
    assert len(ground.source) == 1
    assert ground.source[0].startswith("WK-3.11")
    assert set(ground.confirmation) == {"nl", "fr", "en"}


def test_the_five_exclusions_are_all_there_are(rules):
    codes = [g.code for g in rules.grounds.values() if g.kind == "exclusion"]

    assert codes == [
        "excluded-content",
        "public-order",
        "illegal-trade",
        "ip-infringement",
        "unlawful",
    ]


@pytest.mark.rule("WK-3.9")
def test_refusal_grounds_cover_law_policy_guidelines_and_technology(webwinkelkeur):
    stated = [c for c, g in webwinkelkeur.grounds.items() if "WK-3.9" in g.source]

    assert stated == ["law", "policy", "guidelines", "technology"]


@pytest.mark.parametrize(
    ("name", "length"),
    [
        pytest.param("provisional", Term(months=4), marks=pytest.mark.rule("WK-1.4")),
        pytest.param("audit-target", Term(working_days=2)),
        pytest.param("remedy", Term(days=14)),
        pytest.param("requirement-change", Term(months=2)),
        pytest.param("seal-removal", Term(days=7)),
        pytest.param("complaint-age", Term(months=6)),
        pytest.param("grievance", Term(days=5)),
        pytest.param("invoice-payment", Term(days=14)),
        pytest.param("attachment", Term(months=3)),
        pytest.param("force-majeure", Term(days=42)),
        pytest.param("liability-expiry", Term(years=1)),
        pytest.param("invitation-retention", Term(years=3)),
        pytest.param("privacy-audit-notice", Term(days=14)),
        pytest.param("backup-retention", Term(years=1)),
    ],
)
def test_a_term_the_dutch_scheme_states_is_the_one_in_its_rules(
    webwinkelkeur, name, length
):
    assert webwinkelkeur.terms[name] == length
    assert webwinkelkeur.term_clauses[name].status == "stated"


@pytest.mark.rule("WK-4.5")
def test_the_audit_target_is_an_aim_and_not_a_deadline(webwinkelkeur):
    assert webwinkelkeur.term_clauses["audit-target"].indicative
    assert not webwinkelkeur.term_clauses["remedy"].indicative


@pytest.mark.rule("BC-9")
@pytest.mark.rule("BC-33")
def test_the_belgian_scheme_re_checks_every_two_years_and_scans_twice_a_year(
    becommerce, webwinkelkeur
):
    assert becommerce.terms["periodic-audit"] == Term(months=24)
    assert becommerce.terms["security-scan"] == Term(months=6)
    assert becommerce.allows("scan-required")
    assert webwinkelkeur.find_term("periodic-audit") is None
    assert webwinkelkeur.find_term("security-scan") is None
    assert not webwinkelkeur.allows("scan-required")


@pytest.mark.rule("BC-1")
def test_a_scheme_lists_the_components_of_its_mark(becommerce, webwinkelkeur):
    four = {"audit", "security-scan", "reviews", "umbrella-mark"}

    assert four <= set(becommerce.scheme.components)
    assert set(webwinkelkeur.scheme.components) == {
        "audit",
        "register",
        "reviews",
        "mediation",
        "information",
    }


@pytest.mark.rule("BC-2")
def test_the_belgian_scheme_holds_in_the_benelux(becommerce):
    assert set(becommerce.scheme.territory) == {"BE", "NL", "LU"}


@pytest.mark.rule("BC-6")
def test_each_mark_has_its_own_checklist_audience_texts_and_seal(becommerce):
    kinds = becommerce.scheme.kinds
    lists = {
        kind: {
            criterion.id
            for criterion in becommerce.criteria_for(
                kind, on=date(2026, 12, 1), countries=frozenset({"BE", "NL"})
            )
        }
        for kind in kinds
    }

    assert {kind: k.seal for kind, k in kinds.items()} == {"b2c": "B2C", "b2b": "B2B"}
    assert kinds["b2c"].audience["fr"] != kinds["b2b"].audience["fr"]
    assert "withdrawal.period" in lists["b2c"] - lists["b2b"]
    assert "b2b.prices-excl-vat" in lists["b2b"] - lists["b2c"]


@pytest.mark.rule("BC-26")
def test_the_mark_is_granted_on_every_criterion_without_points(rules):
    assert rules.word("grant-rule") == "every-criterion"


@pytest.mark.rule("BC-37")
def test_a_review_system_is_demanded_by_the_belgian_scheme_only(
    becommerce, webwinkelkeur
):
    assert "reviews.system-in-use" in becommerce.criteria
    assert becommerce.word("review-system") == "any"
    assert "reviews.system-in-use" not in webwinkelkeur.criteria
    assert webwinkelkeur.word("review-system") == "own"


@pytest.mark.rule("BC-12")
def test_both_say_that_they_are_no_guarantee_fund(rules):
    notice = rules.scheme.notices["guarantee-fund"]

    assert not rules.allows("guarantee-fund")
    assert "garantiefonds" in notice["nl"]
    assert "fonds de garantie" in notice["fr"]
    assert "guarantee fund" in notice["en"]


@pytest.mark.rule("WK-D14-3")
@pytest.mark.rule("WK-D14-6")
def test_four_kinds_of_breach_are_always_notified(webwinkelkeur):
    assert webwinkelkeur.words("breaches-always-notified") == (
        "website-access",
        "carrier-lost",
        "misaddressed",
        "attack",
    )


def test_the_withdrawal_function_is_demanded_since_the_law_demands_it(rules):
    function = rules.criteria["withdrawal.function-present"]
    here = frozenset({"NL", "BE"})

    assert not function.holds(on=date(2026, 6, 18), kind="b2c", countries=here)
    assert function.holds(on=date(2026, 6, 19), kind="b2c", countries=here)


def test_every_kind_size_and_period_of_member_has_a_fee(rules):
    wanted = {
        (kind, size, period)
        for kind in rules.scheme.kinds
        for size in rules.sizes
        for period in rules.words("membership-periods")
    }
    fees = [fee for fee in rules.fees.values() if fee.purpose == "membership"]

    assert {(fee.kind, fee.size, fee.period) for fee in fees} == wanted
    assert all(fee.price_on(date(2026, 11, 2)) for fee in fees)


def test_what_is_unsure_is_read_again_by_a_named_day(rules):
    unsure = [c for c in rules.criteria.values() if c.unsure]

    assert unsure
    assert all(criterion.review_by for criterion in unsure)
