"""The auditor's work: verdicts with their notes, and handing over."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.builders import pages
from tests.builders.audits import NOTE, judge
from tests.builders.cases import an_audit
from tests.builders.people import MONDAY, a_user
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import (
    Assessment,
    Audit,
    Judgement,
    NoteMissing,
    State,
    Verdict,
)
from trustmark.kernel.cases import MoveRefused

pytestmark = pytest.mark.django_db
ADDRESS = "identity.address"


def say(verdict: Verdict, note: str = "", criterion: str = ADDRESS) -> Judgement:
    return Judgement(criterion, verdict, note=note, page="/contact")


def test_a_verdict_is_kept_with_what_the_machine_proposed(auditor):
    audit = an_audit(State.INSPECTION)
    pages.show(audit.shop, {"/contact": pages.CONTACT})
    (run,) = audits.list_inspections(audit)
    audits.run_inspection(run.pk, at=MONDAY)
    audit.refresh_from_db()

    audits.assess(audit, judgements=[say(Verdict.NOT_MET, NOTE)], by=auditor, at=MONDAY)

    (kept,) = audits.list_assessments(audit, criterion=ADDRESS)
    assert (kept.verdict, kept.proposed, kept.note) == ("not-met", "met", NOTE)
    assert (kept.by, kept.at, kept.round) == (auditor, MONDAY, 1)


def test_a_new_verdict_is_a_new_row_and_the_last_one_counts(audit, auditor):
    audits.assess(audit, judgements=[say(Verdict.NOT_MET, NOTE)], by=auditor, at=MONDAY)
    audits.assess(audit, judgements=[say(Verdict.MET)], by=auditor, at=MONDAY)

    said = audits.list_assessments(audit, criterion=ADDRESS)
    assert [assessment.verdict for assessment in said] == ["not-met", "met"]
    (row,) = [
        r for r in audits.list_rows(audit, language="nl") if r.criterion.id == ADDRESS
    ]
    assert row.verdict == "met"


@pytest.mark.rule("WK-4.7")
@pytest.mark.parametrize("verdict", [Verdict.NOT_MET, Verdict.NOT_APPLICABLE])
@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_verdict_against_the_shop_without_a_note_is_refused(
    audit, auditor, verdict, note
):
    with pytest.raises(NoteMissing, match=ADDRESS):
        audits.assess(
            audit,
            judgements=[
                say(Verdict.MET, criterion="identity.email"),
                say(verdict, note),
            ],
            by=auditor,
            at=MONDAY,
        )

    assert not Assessment.objects.exists()


@pytest.mark.rule("WK-4.7")
def test_the_database_itself_refuses_not_met_without_a_note(audit, auditor):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(
            audit=audit,
            round=1,
            criterion=ADDRESS,
            verdict=Verdict.NOT_MET,
            by=auditor,
            at=MONDAY,
        )


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_a_verdict(audit, auditor, change):
    audits.assess(audit, judgements=[say(Verdict.MET)], by=auditor, at=MONDAY)
    rows = Assessment.objects.filter(audit=audit)
    changes = {"update": lambda: rows.update(verdict="unclear"), "delete": rows.delete}

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        changes[change]()

    assert rows.get().verdict == "met"


def test_a_demand_the_audit_does_not_make_is_refused(audit, auditor):
    with pytest.raises(MoveRefused, match="moon is no demand"):
        audits.assess(
            audit,
            judgements=[say(Verdict.MET, criterion="identity.moon")],
            by=auditor,
            at=MONDAY,
        )


@pytest.mark.parametrize(
    "role", [Role.INTAKE, Role.DECIDER, Role.FINANCE, Role.MANAGER, Role.CERTIFIER]
)
def test_nobody_but_an_auditor_assesses(audit, role):
    other = a_user(role)

    with pytest.raises(MoveRefused, match="Only the auditor or the certifier"):
        audits.assess(audit, judgements=[say(Verdict.MET)], by=other, at=MONDAY)


def test_an_auditor_of_another_scheme_does_not_assess(audit):
    other = a_user(Role.AUDITOR, scheme="becommerce")

    assert audits.why_not_assess(audit, by=other, on=audit.on_date) is not None


def test_an_audit_that_moved_on_takes_no_more_verdicts(audit, auditor):
    same_audit = Audit.objects.get(pk=audit.pk)
    judge(audit, by=auditor)
    audits.hand_to_decider(audit, reason="", by=auditor, at=MONDAY)

    with pytest.raises(MoveRefused):
        audits.assess(
            same_audit, judgements=[say(Verdict.NOT_MET, NOTE)], by=auditor, at=MONDAY
        )


def test_confirming_takes_over_what_the_machine_is_sure_of_in_one_theme(auditor):
    audit = an_audit(State.INSPECTION)
    pages.show(audit.shop, {"/contact": pages.CONTACT + "<p>info@kaas.test</p>"})
    (run,) = audits.list_inspections(audit)
    audits.run_inspection(run.pk, at=MONDAY)
    audit.refresh_from_db()
    rows = audits.list_rows(audit, language="nl")
    sure = {
        r.criterion.id for r in rows if r.criterion.theme == "identity" and r.is_sure
    }

    count = audits.confirm_proposals(
        audit, theme="identity", language="nl", by=auditor, at=MONDAY
    )

    assert {ADDRESS, "identity.email"} <= sure
    assert count == len(sure)
    confirmed = {a.criterion: a.verdict for a in Assessment.objects.all()}
    assert confirmed == dict.fromkeys(sure, "met")


def test_confirming_twice_changes_nothing(auditor):
    audit = an_audit(State.INSPECTION)
    pages.show(audit.shop, {"/contact": pages.CONTACT})
    (run,) = audits.list_inspections(audit)
    audits.run_inspection(run.pk, at=MONDAY)
    audit.refresh_from_db()
    again = {"theme": "identity", "language": "nl", "by": auditor, "at": MONDAY}

    assert audits.confirm_proposals(audit, **again) > 0
    assert audits.confirm_proposals(audit, **again) == 0


def test_an_unfinished_assessment_is_not_handed_over(audit, auditor):
    audits.assess(audit, judgements=[say(Verdict.MET)], by=auditor, at=MONDAY)
    left = len(audits.list_rows(audit, language="nl")) - 1

    with pytest.raises(MoveRefused, match=f"{left} demands still have no verdict"):
        audits.hand_to_decider(audit, reason="", by=auditor, at=MONDAY)

    assert audit.state == State.ASSESSMENT


def test_unclear_closes_nothing(audit, auditor):
    judge(audit, by=auditor)
    audits.assess(audit, judgements=[say(Verdict.UNCLEAR)], by=auditor, at=MONDAY)

    assert audits.why_not_hand_to_decider(audit, by=auditor, on=audit.on_date)


@pytest.mark.rule("WK-4.4")
@pytest.mark.rule("WK-4.5")
def test_nothing_follows_from_an_audit_that_is_late(audit):
    from_now = MONDAY + timedelta(days=60)
    assert str(audit.deadline) == "2026-11-04"

    for verb in (audits.close_overdue_remedies, audits.remind_open_remedies):
        assert verb(on=from_now.date(), at=from_now) == 0

    audit.refresh_from_db()
    assert audit.state == State.ASSESSMENT


def test_a_certifier_assesses_only_what_was_given_to_them(audit, certifier, manager):
    other = an_audit(State.ASSESSMENT)
    on = audit.on_date

    audits.assign(audit, to=certifier, by=manager, at=MONDAY)

    assert audit.auditor == certifier
    assert audits.why_not_see(audit, by=certifier, on=on) is None
    assert audits.why_not_assess(audit, by=certifier, on=on) is None
    assert audits.why_not_see(other, by=certifier, on=on) is not None
    assert audits.why_not_assess(other, by=certifier, on=on) is not None


@pytest.mark.rule("BC-3")
def test_a_certifier_sees_only_assigned_audits_and_cannot_decide(certifier, manager):
    audit, other = an_audit(State.DECISION), an_audit(State.DECISION)
    audits.assign(audit, to=certifier, by=manager, at=MONDAY)

    assert audits.why_not_see(audit, by=certifier, on=audit.on_date) is None
    assert audits.why_not_see(other, by=certifier, on=audit.on_date) is not None
    with pytest.raises(MoveRefused, match="Only a decider"):
        audits.grant(audit, reasons="Goed.", by=certifier, at=MONDAY)


def test_giving_an_audit_to_somebody_else_closes_it_for_the_first(
    audit, certifier, manager, auditor
):
    audits.assign(audit, to=certifier, by=manager, at=MONDAY)

    audits.assign(audit, to=auditor, by=manager, at=MONDAY)

    assert audit.auditor == auditor
    assert audits.why_not_see(audit, by=certifier, on=audit.on_date) is not None


def test_an_audit_is_given_to_nobody_but_an_auditor(audit, manager, finance):
    with pytest.raises(MoveRefused, match="given to an auditor or a certifier"):
        audits.assign(audit, to=finance, by=manager, at=MONDAY)

    audit.refresh_from_db()
    assert audit.auditor is None


def test_only_an_auditor_or_a_manager_gives_audits_away(audit, auditor, finance):
    with pytest.raises(MoveRefused, match="Only an auditor or a manager"):
        audits.assign(audit, to=auditor, by=finance, at=MONDAY)
