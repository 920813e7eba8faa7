"""Asking another person to look at a refusal again."""

from datetime import date

import pytest

from tests.builders.audits import finish_assessment, grant
from tests.builders.cases import Stage, an_application, decide_audits, pass_to_audit
from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import after, settle
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.applications.api import Appeal
from trustmark.audits import api as audits
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db
TUESDAY = after(MONDAY, days=1)


@pytest.fixture
def refused(applicant):
    """An application refused at intake."""
    return an_application(Stage.REFUSED, by=applicant)


@pytest.fixture
def denied(applicant):
    """An application refused because its audit was denied."""
    return an_application(Stage.REFUSED, denied=("b2c",), by=applicant)


def file(application, at=TUESDAY):
    return applications.appeal(
        application, argument="Het adres stond er.", by=application.applicant, at=at
    )


def decider_of(audit):
    decision = audits.find_decision(audit)
    assert decision is not None
    return decision.by


def test_an_appeal_is_confirmed_with_the_day_of_its_decision(refused):
    appeal = file(refused)

    assert (appeal.state, appeal.deadline) == ("filed", date(2026, 12, 15))
    assert appeal.turn == "staff"
    assert list(applications.list_open_appeals()) == [appeal]
    letter = the_letter("AppealReceived", about=refused)
    assert refused.number in letter.body


def test_an_appeal_is_in_time_until_the_thirtieth_day(refused):
    last = after(MONDAY, days=30)

    assert (
        applications.why_not_appeal(refused, by=refused.applicant, on=date(2026, 12, 3))
        == "The time to appeal has passed."
    )
    with pytest.raises(MoveRefused, match="time to appeal has passed"):
        file(refused, at=after(MONDAY, days=31))
    assert file(refused, at=last).filed_at == last


def test_one_refusal_has_one_appeal(refused):
    file(refused)

    with pytest.raises(MoveRefused, match="already filed"):
        file(refused)

    assert Appeal.objects.count() == 1


def test_an_appeal_says_why(refused):
    with pytest.raises(MoveRefused, match="says why"):
        applications.appeal(refused, argument="  ", by=refused.applicant, at=TUESDAY)


def test_only_the_applicant_appeals(refused):
    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        applications.appeal(refused, argument="Ik ook.", by=a_user(), at=TUESDAY)


def test_there_is_no_appeal_without_a_refusal(application):
    with pytest.raises(MoveRefused, match="no refusal"):
        file(application)


def test_a_third_person_lets_the_refusal_stand_with_reasons(refused, manager):
    appeal = file(refused)

    applications.uphold(appeal, reasons="Het past niet.", by=manager, at=TUESDAY)

    refused.refresh_from_db()
    assert (appeal.state, appeal.decided_by) == ("upheld", manager)
    assert refused.state == Stage.REFUSED
    assert "Het past niet." in the_letter("AppealUpheld", about=refused).body
    with pytest.raises(MoveRefused, match="already filed"):
        file(refused)


def test_who_refused_does_not_decide_on_the_appeal(applicant, clerk):
    accounts.grant_role(clerk, Role.MANAGER, by=None, at=MONDAY)
    application = an_application(by=applicant)
    applications.refuse(
        application, ground="policy", reasons="Nee.", by=clerk, at=MONDAY
    )
    appeal = file(application)

    with pytest.raises(MoveRefused, match="a third person decides"):
        applications.uphold(appeal, reasons="Nee.", by=clerk, at=TUESDAY)


def test_who_assessed_or_decided_does_not_decide_on_the_appeal(denied):
    (audit,) = applications.list_audits(denied)
    decider = decider_of(audit)
    auditor = audits.list_assessments(audit, criterion="identity.address")[0].by
    accounts.grant_role(auditor, Role.DECIDER, by=None, at=MONDAY)
    appeal = file(denied)

    for involved in (decider, auditor):
        with pytest.raises(MoveRefused, match="a third person decides"):
            applications.overturn(appeal, reasons="Toch.", by=involved, at=TUESDAY)

    assert appeal.state == "filed"


@pytest.mark.parametrize("role", [Role.INTAKE, Role.AUDITOR, Role.FINANCE])
def test_only_a_decider_or_manager_decides_on_an_appeal(refused, role):
    appeal = file(refused)

    with pytest.raises(MoveRefused, match="Only a decider or a manager"):
        applications.uphold(appeal, reasons="Nee.", by=a_user(role), at=TUESDAY)


def test_a_decision_on_an_appeal_has_reasons(refused, manager):
    appeal = file(refused)

    with pytest.raises(MoveRefused, match="has reasons"):
        applications.overturn(appeal, reasons=" ", by=manager, at=TUESDAY)


def test_deciding_twice_decides_once(refused, manager):
    appeal = file(refused)
    same = Appeal.objects.get(pk=appeal.pk)
    applications.uphold(appeal, reasons="Nee.", by=manager, at=TUESDAY)

    with pytest.raises(MoveRefused):
        applications.overturn(same, reasons="Ja.", by=manager, at=TUESDAY)

    refused.refresh_from_db()
    assert refused.state == Stage.REFUSED
    assert letters("AppealOverturned") == []


def test_an_overturned_refusal_at_intake_goes_back_to_intake(refused, manager):
    appeal = file(refused)

    applications.overturn(appeal, reasons="Het past wel.", by=manager, at=TUESDAY)

    application = applications.get_application(refused.number)
    assert application.state == Stage.INTAKE
    assert (application.refusal_ground, application.ended_at) == ("", None)
    assert "Het past wel." in the_letter("AppealOverturned").body
    assert list_history(application)[-1].move == "reopen_intake"
    pass_to_audit(application, at=TUESDAY)
    decide_audits(application, at=TUESDAY)
    assert application.state == Stage.AWAITING_PAYMENT


def test_an_overturned_denial_is_audited_again_by_others_and_can_be_granted(
    denied, manager
):
    appeal = file(denied)

    applications.overturn(appeal, reasons="Het stond er.", by=manager, at=TUESDAY)

    application = applications.get_application(denied.number)
    (audit,) = applications.list_audits(application)
    assert application.state == Stage.AUDITING
    assert (audit.state, audit.round) == ("assessment", 2)
    finish_assessment(audit, at=TUESDAY)
    grant(audit, at=TUESDAY)
    settle(TUESDAY)
    application.refresh_from_db()
    assert application.state == Stage.AWAITING_PAYMENT


def test_a_second_refusal_can_be_appealed_and_the_first_decider_stays_out(
    denied, manager
):
    (audit,) = applications.list_audits(denied)
    first_decider = decider_of(audit)
    applications.overturn(file(denied), reasons="Kijk.", by=manager, at=TUESDAY)
    application = applications.get_application(denied.number)
    decide_audits(application, denied=("b2c",), at=TUESDAY)
    assert application.state == Stage.REFUSED

    again = file(application, at=after(TUESDAY, days=1))

    on = date(2026, 11, 4)
    assert applications.why_not_decide_appeal(again, by=first_decider, on=on)
    other = a_user(Role.DECIDER)
    assert applications.why_not_decide_appeal(again, by=other, on=on) is None


@pytest.mark.parametrize("state", [Stage.AUDITING, Stage.AWAITING_PAYMENT])
def test_a_refusal_after_the_audit_began_can_be_overturned_to_a_new_audit(
    applicant, decider, manager, state
):
    application = an_application(state, by=applicant)
    applications.refuse(
        application, ground="law", reasons="Nee.", by=decider, at=MONDAY
    )
    settle(MONDAY)
    application.refresh_from_db()

    applications.overturn(file(application), reasons="Ja.", by=manager, at=TUESDAY)

    application = applications.get_application(application.number)
    assert application.state == Stage.INTAKE
    pass_to_audit(application, at=TUESDAY)
    decide_audits(application, at=TUESDAY)
    assert application.state == Stage.AWAITING_PAYMENT
    assert len(applications.list_audits(application)) == 1
