"""The audit page: remedy, handing over, deciding, assigning; and who may see it."""

from datetime import date

import pytest

from tests.builders import audits as steps
from tests.builders.cases import an_audit
from tests.builders.letters import letters
from tests.builders.people import MONDAY, a_user
from tests.sites.staff.reading import text_of
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.audits.api import Inspection, State
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db
REASONS = "Aan alle eisen is voldaan."


def state_of(audit):
    audit.refresh_from_db()
    return audit.state


def test_the_next_theme_with_work_left_is_the_next_action(look, auditor, audit):
    told = text_of(look(auditor, "audit", audit.number))

    assert "Assess: Who the shop is" in told
    assert "130 demands still have no verdict." in told


@pytest.mark.rule("WK-4.7")
def test_the_auditor_sees_what_the_letter_will_ask_and_until_when(
    look, press, auditor, audit
):
    steps.judge(audit, not_met=("identity.address",), by=auditor)

    before = text_of(look(auditor, "audit", audit.number))
    response = press(auditor, "audit_act", audit.number, "remedy", reason="")

    assert steps.NOTE in before
    assert "by Monday 16 November" in before
    assert response.status_code == 303
    assert state_of(audit) == State.REMEDY
    assert len(letters("RemedyRequested", about=audit)) == 1


@pytest.mark.parametrize("page", ["audit", "audit_report", "audit_progress"])
def test_staff_of_another_scheme_do_not_find_the_audit(look, page):
    audit = an_audit(State.MET)
    neighbour = a_user(Role.AUDITOR, scheme="elsewhere")
    colleague = a_user(Role.AUDITOR, scheme=audit.scheme)

    assert look(neighbour, page, audit.number).status_code == 404
    assert look(colleague, page, audit.number).status_code == 200


def test_without_a_verdict_on_everything_nothing_is_handed_over(press, auditor, audit):
    response = press(auditor, "audit_act", audit.number, "hand-over", reason="")

    assert response.status_code == 409
    assert "130 demands still have no verdict." in text_of(response)
    assert state_of(audit) == State.ASSESSMENT


def test_a_decider_grants_what_somebody_else_assessed(press, decider):
    audit = an_audit(State.DECISION)

    response = press(decider, "audit_act", audit.number, "grant", reasons=REASONS)

    assert response.status_code == 303
    assert state_of(audit) == State.MET


def test_a_decision_without_reasons_is_not_taken(press, decider):
    audit = an_audit(State.DECISION)

    response = press(decider, "audit_act", audit.number, "deny", reasons="  ")

    assert response.status_code == 422
    assert state_of(audit) == State.DECISION


@pytest.mark.rule("BC-26")
def test_what_stands_in_the_way_of_a_grant_is_named(look, press, decider, audit):
    steps.finish_assessment(audit, not_met=("identity.address",))

    told = text_of(look(decider, "audit", audit.number))
    response = press(decider, "audit_act", audit.number, "grant", reasons=REASONS)

    assert "1 binding demand stands in the way of a grant" in told
    assert "These demands are not met: identity.address." in told
    assert response.status_code == 409
    assert state_of(audit) == State.DECISION


def test_whoever_assessed_decides_only_with_the_reason_of_the_exception(press, audit):
    alone = a_user(Role.AUDITOR, name="Ada Alleen")
    accounts.grant_role(alone, Role.DECIDER, by=None, at=MONDAY)
    steps.finish_assessment(audit, by=alone)

    refused = press(alone, "audit_act", audit.number, "grant", reasons=REASONS)
    granted = press(
        alone,
        "audit_act",
        audit.number,
        "grant",
        reasons=REASONS,
        exception="De andere beslisser is ziek.",
    )

    assert (refused.status_code, granted.status_code) == (422, 303)
    assert REASONS in refused.content.decode()
    decision = audits.find_decision(audit)
    assert decision is not None
    assert decision.exception == "De andere beslisser is ziek."


def test_of_two_deciders_who_press_at_once_one_decides(press):
    audit = an_audit(State.DECISION)
    first, second = (a_user(Role.DECIDER) for _ in range(2))

    done = press(first, "audit_act", audit.number, "grant", reasons=REASONS)
    late = press(second, "audit_act", audit.number, "deny", reasons="Toch niet.")

    assert (done.status_code, late.status_code) == (303, 409)
    assert "The audit is not waiting for a decision." in text_of(late)
    assert "Toch niet." in text_of(late)
    assert state_of(audit) == State.MET


def test_a_decider_hands_the_audit_back_with_a_reason(press, decider):
    audit = an_audit(State.DECISION)

    press(
        decider, "audit_act", audit.number, "hand-back", reason="Kijk naar het adres."
    )

    assert state_of(audit) == State.ASSESSMENT


def test_an_auditor_does_not_decide(look, auditor):
    audit = an_audit(State.DECISION)

    told = text_of(look(auditor, "audit", audit.number))

    assert "Only a decider takes this decision." in told


def test_an_audit_is_given_to_a_certifier_who_then_finds_it(
    look, press, manager, certifier, audit
):
    before = look(certifier, "audit", audit.number).status_code

    press(manager, "audit_act", audit.number, "assign", person=certifier.pk)

    assert (before, look(certifier, "audit", audit.number).status_code) == (404, 200)
    assert audits.get_audit(audit.number).auditor == certifier
    told = text_of(look(manager, "audit", audit.number))
    assert f"The audit was given to somebody {certifier}" in told


@pytest.mark.rule("BC-3")
def test_an_outside_certifier_assesses_but_never_decides(
    press, manager, certifier, audit
):
    audits.assign(audit, to=certifier, by=manager, at=MONDAY)
    steps.finish_assessment(audit, by=certifier)

    response = press(certifier, "audit_act", audit.number, "grant", reasons=REASONS)

    assert response.status_code == 409
    assert state_of(audit) == State.DECISION


def test_an_outside_certifier_finds_no_links_to_what_is_closed_to_them(
    look, manager, certifier, audit
):
    audits.assign(audit, to=certifier, by=manager, at=MONDAY)

    html = look(certifier, "audit", audit.number).content.decode()

    assert "/staff/applications/" not in html
    assert "/staff/letters/" not in html


def test_the_deadline_is_postponed_to_a_later_day_only(press, auditor):
    audit = an_audit(State.REMEDY)

    early = press(
        auditor,
        "audit_act",
        audit.number,
        "postpone",
        until="2026-11-16",
        reason="Vakantie.",
    )
    later = press(
        auditor,
        "audit_act",
        audit.number,
        "postpone",
        until="2026-11-30",
        reason="Vakantie.",
    )

    assert (early.status_code, later.status_code) == (422, 303)
    audit.refresh_from_db()
    assert audit.deadline == date(2026, 11, 30)


def test_the_letter_about_a_remedy_is_sent_again(look, press, auditor):
    audit = an_audit(State.REMEDY)

    press(auditor, "audit_act", audit.number, "send-again")

    assert len(letters("RemedyRequested", about=audit)) == 2
    told = text_of(look(auditor, "audit", audit.number))
    assert "Our letter was sent again; the term began anew" in told


def test_a_decider_does_not_postpone_what_the_auditor_asked(press, decider):
    audit = an_audit(State.REMEDY)

    response = press(decider, "audit_act", audit.number, "send-again")

    assert response.status_code == 409
    assert len(letters("RemedyRequested", about=audit)) == 1


def test_a_new_inspection_has_its_reason_in_the_story(look, press, auditor, audit):
    press(auditor, "audit_act", audit.number, "inspect", reason="De site was stuk.")

    assert state_of(audit) == State.INSPECTION
    assert "De site was stuk." in text_of(look(auditor, "audit", audit.number))


def test_progress_is_asked_again_until_the_inspection_ended(look, auditor):
    audit = an_audit(State.INSPECTION)
    Inspection.objects.update(done=3, total=9, page="https://kaas.test/contact")

    under_way = look(auditor, "audit_progress", audit.number)
    audits.run_inspection(audits.list_inspections(audit)[0].pk, at=MONDAY)
    ended = look(auditor, "audit_progress", audit.number)

    assert "3 of 9" in text_of(under_way)
    assert "HX-Refresh" not in under_way
    assert ended["HX-Refresh"] == "true"


def test_the_report_exists_from_the_decision_on(look, auditor, audit):
    decided = an_audit(State.MET)

    early = look(auditor, "audit_report", audit.number)
    report = look(auditor, "audit_report", decided.number)

    assert early.status_code == 404
    assert report["Content-Type"] == "application/pdf"
    assert report.content.startswith(b"%PDF")


@pytest.mark.rule("WK-1.10")
def test_the_audit_of_an_application_says_that_it_is_for_admission(look, auditor):
    audit = an_audit(State.REMEDY)
    audits.report_remedied(audit, remark="", by=None, at=MONDAY)

    pages = (
        look(auditor, "audit", audit.number),
        look(auditor, "audits"),
    )

    assert audit.ground == audits.Ground.ADMISSION
    assert all("Admission" in text_of(page) for page in pages)


@pytest.mark.rule("WK-2.4")
def test_what_somebody_from_outside_did_is_told_with_their_organisation(
    look, auditor, certifier, manager
):
    audit = an_audit()
    audits.assign(audit, to=certifier, by=manager, at=MONDAY)
    steps.judge(audit, by=certifier)
    audits.hand_to_decider(audit, reason="", by=certifier, at=MONDAY)

    page = text_of(look(auditor, "audit", audit.number))

    assert list_history(audit)[-1].by_id == certifier.pk
    assert "Bo Buiten (Zegelbureau)" in page
