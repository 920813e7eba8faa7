"""Intake: what it looks at, asks, passes on and refuses."""

from datetime import date

import pytest

from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    ask,
    pass_to_audit,
    refuse,
    shop_of,
)
from tests.builders.letters import letters, the_letter
from tests.builders.parties import company_details, place_word, prove_domain
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after, night, settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.billing.api import OpenItem
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.shops.api import Acceptance

pytestmark = pytest.mark.django_db


def results(application):
    return {c.code: c.result for c in applications.list_checks(application)}


@pytest.mark.rule("WK-1.5")
@pytest.mark.rule("WK-3.2")
def test_without_proof_of_the_domain_there_is_no_audit(application, clerk):
    settle(MONDAY)

    with pytest.raises(MoveRefused, match="Control of the domain was not proven"):
        applications.pass_to_audit(application, by=clerk, at=MONDAY)

    assert application.state == Stage.INTAKE
    assert not Audit.objects.exists()


def test_the_worker_finds_the_proof_by_itself(application):
    place_word(application.shop)

    settle(MONDAY)

    assert results(application)["domain"] == "good"


@pytest.mark.rule("WK-3.2")
def test_without_an_agreement_there_is_no_audit_and_it_says_so(application, clerk):
    prove_domain(shop_of(application))
    Acceptance.objects.filter(document="terms").delete()

    with pytest.raises(MoveRefused, match="Not every text in force was agreed to"):
        applications.pass_to_audit(application, by=clerk, at=MONDAY)


@pytest.mark.rule("WK-3.2")
def test_a_vat_number_the_register_does_not_know_is_in_the_way(clerk):
    application = an_application(
        submission=a_submission(company=company_details(vat_number="NL999999990B01"))
    )
    prove_domain(shop_of(application))
    settle(MONDAY)

    with pytest.raises(MoveRefused, match="does not know the number"):
        applications.pass_to_audit(application, by=clerk, at=MONDAY)


@pytest.mark.rule("BC-2")
def test_a_company_outside_the_territory_raises_a_question():
    abroad = a_submission(company=company_details(country="DE"))

    application = an_application(submission=abroad)

    assert results(application)["territory"] == "question"
    assert results(an_application())["territory"] == "good"


@pytest.mark.rule("WK-4.4")
def test_a_complete_application_opens_an_audit_with_a_target(application, clerk):
    prove_domain(shop_of(application))

    applications.pass_to_audit(application, by=clerk, at=MONDAY)

    (audit,) = applications.list_audits(application)
    assert application.state == Stage.AUDITING
    assert (audit.state, audit.ground, audit.kind) == (
        "inspection",
        "admission",
        "b2c",
    )
    assert audit.deadline == date(2026, 11, 4)
    assert audit.on_date == date(2026, 11, 2)


@pytest.mark.rule("BC-7")
def test_each_kind_gets_an_audit_of_its_own():
    application = an_application(
        Stage.AUDITING, scheme=BECOMMERCE, kinds=("b2c", "b2b")
    )

    kinds = [audit.kind for audit in applications.list_audits(application)]

    assert kinds == ["b2b", "b2c"]


def test_passing_on_twice_opens_one_audit(application, clerk):
    prove_domain(shop_of(application))
    same = Application.objects.get(pk=application.pk)
    applications.pass_to_audit(application, by=clerk, at=MONDAY)

    with pytest.raises(MoveRefused):
        applications.pass_to_audit(same, by=clerk, at=MONDAY)

    assert Audit.objects.count() == 1


@pytest.mark.parametrize("role", [None, Role.AUDITOR, Role.DECIDER, Role.FINANCE])
def test_nobody_but_intake_handles_applications(application, role):
    other = a_user(role)
    prove_domain(shop_of(application))

    with pytest.raises(MoveRefused, match="Only intake"):
        applications.pass_to_audit(application, by=other, at=MONDAY)
    with pytest.raises(MoveRefused, match="Only intake"):
        applications.ask(application, missing=("x",), remark="", by=other, at=MONDAY)
    with pytest.raises(MoveRefused, match="Only intake"):
        applications.refuse(
            application, ground="policy", reasons="x", by=other, at=MONDAY
        )


@pytest.mark.rule("WK-3.4")
def test_asking_stops_the_clock_and_says_what_is_missing(application, clerk):
    assert application.deadline == date(2026, 11, 4)

    applications.ask(
        application,
        missing=("Een uittreksel.",),
        remark="Het nummer klopt niet.",
        by=clerk,
        at=MONDAY,
    )

    assert (application.state, application.turn) == (Stage.INCOMPLETE, "applicant")
    assert application.deadline == date(2026, 12, 2)
    letter = the_letter("ApplicationIncomplete", about=application)
    assert "Een uittreksel." in letter.body
    assert "Het nummer klopt niet." in letter.body


@pytest.mark.rule("WK-3.4")
def test_the_clock_runs_again_from_the_day_it_was_supplied(application):
    ask(application)
    friday = after(MONDAY, days=11)

    applications.supply(
        application, remark="Hier is het.", by=application.applicant, at=friday
    )

    assert application.state == Stage.INTAKE
    assert application.deadline == date(2026, 11, 17)
    assert list_history(application)[-1].reason == "Hier is het."


def test_while_something_is_missing_there_is_no_audit(application, clerk):
    prove_domain(shop_of(application))
    ask(application)

    with pytest.raises(MoveRefused, match="not at intake"):
        applications.pass_to_audit(application, by=clerk, at=MONDAY)


def test_asking_says_what_is_missing(application, clerk):
    with pytest.raises(MoveRefused, match="says what is missing"):
        applications.ask(application, missing=(), remark=" ", by=clerk, at=MONDAY)


def test_only_the_applicant_supplies(application):
    ask(application)

    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        applications.supply(application, remark="", by=a_user(), at=MONDAY)


@pytest.mark.rule("WK-4.3")
def test_an_applicant_who_never_answers_is_refused_after_the_term(application):
    ask(application)

    night(after(MONDAY, days=30))
    application.refresh_from_db()
    assert application.state == Stage.INCOMPLETE

    night(after(MONDAY, days=31))
    night(after(MONDAY, days=32))
    application.refresh_from_db()
    assert (application.state, application.refusal_ground) == (
        Stage.REFUSED,
        "no-cooperation",
    )
    assert application.refused_by is None
    assert len(letters("ApplicationRefused", about=application)) == 1
    assert not OpenItem.objects.exists()


@pytest.mark.rule("WK-3.8")
@pytest.mark.parametrize("ground", ["", "because", "POLICY"])
def test_a_refusal_without_a_ground_of_the_list_is_impossible(
    application, clerk, ground
):
    with pytest.raises(MoveRefused, match="is no ground"):
        applications.refuse(
            application, ground=ground, reasons="Zomaar.", by=clerk, at=MONDAY
        )

    assert application.state == Stage.INTAKE


@pytest.mark.rule("WK-3.9")
@pytest.mark.parametrize("ground", ["law", "policy", "guidelines", "technology"])
def test_a_refusal_names_its_ground_and_the_way_to_appeal(application, clerk, ground):
    applications.refuse(
        application, ground=ground, reasons="Dit past niet.", by=clerk, at=MONDAY
    )

    assert (application.state, application.ended_at) == (Stage.REFUSED, MONDAY)
    assert (application.refusal_ground, application.refused_by) == (ground, clerk)
    letter = the_letter("ApplicationRefused", about=application)
    rules = application.scheme_version.rules
    assert rules.grounds[ground].letter["nl"] in letter.body
    assert "Dit past niet." in letter.body
    assert applications.last_day_to_appeal(application) == date(2026, 12, 2)


@pytest.mark.rule("WK-3.11")
@pytest.mark.parametrize(
    "ground",
    [
        pytest.param("excluded-content", marks=pytest.mark.rule("WK-3.11a")),
        pytest.param("public-order", marks=pytest.mark.rule("WK-3.11b")),
        pytest.param("illegal-trade", marks=pytest.mark.rule("WK-3.11c")),
        pytest.param("ip-infringement", marks=pytest.mark.rule("WK-3.11d")),
        pytest.param("unlawful", marks=pytest.mark.rule("WK-3.11e")),
    ],
)
def test_an_excluded_kind_is_refused_before_any_audit_and_without_cost(
    application, ground
):
    assert application.scheme_version.rules.grounds[ground].kind == "exclusion"

    refuse(application, ground=ground)
    settle(MONDAY)

    assert application.refusal_ground == ground
    assert not Audit.objects.exists()
    assert not OpenItem.objects.exists()


def test_refusing_twice_refuses_once(application, clerk):
    same = Application.objects.get(pk=application.pk)
    refuse(application)

    with pytest.raises(MoveRefused):
        applications.refuse(same, ground="law", reasons="x", by=clerk, at=MONDAY)

    assert application.refusal_ground == "policy"
    assert len(letters("ApplicationRefused")) == 1


@pytest.mark.rule("WK-4.11")
def test_a_refusal_during_the_audit_cancels_it_and_costs_nothing(manager, clerk):
    application = an_application(Stage.AUDITING)
    with pytest.raises(MoveRefused, match="Only a decider or a manager"):
        applications.refuse(application, ground="law", reasons="x", by=clerk, at=MONDAY)

    applications.refuse(
        application, ground="law", reasons="Verboden.", by=manager, at=MONDAY
    )
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.REFUSED
    assert [a.state for a in applications.list_audits(application)] == ["cancelled"]
    assert not OpenItem.objects.exists()
    assert len(letters("ApplicationRefused")) == 1
    assert letters("ApplicationCancelled") == []


@pytest.mark.rule("WK-5.5")
def test_a_refusal_after_approval_leaves_no_open_amount_and_no_seal(manager):
    application = an_application(Stage.AWAITING_PAYMENT)

    applications.refuse(
        application,
        ground="after-approval",
        reasons="Toch niet.",
        by=manager,
        at=MONDAY,
    )
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.REFUSED
    assert [item.state for item in OpenItem.objects.all()] == ["withdrawn"]


def test_who_left_the_company_no_longer_sees_the_application(application):
    assert applications.why_not_see(application, by=application.applicant) is None
    assert applications.why_not_see(application, by=a_user()) is not None


def test_the_queue_of_intake_begins_with_what_bites_first():
    late = an_application(at=after(MONDAY, days=3))
    early = an_application(at=MONDAY)
    an_application(Stage.DRAFT)
    an_application(Stage.REFUSED)

    assert list(applications.list_waiting()) == [early, late]
    assert list(applications.list_waiting(schemes=frozenset({BECOMMERCE}))) == []


def test_the_audit_of_an_application_leads_back_to_it():
    application = an_application()
    pass_to_audit(application)

    (audit,) = applications.list_audits(application)

    assert applications.find_application_of(audit) == application
    assert (
        audits.find_open_audit(shop_of(application), scheme="webwinkelkeur", kind="b2c")
        == audit
    )
