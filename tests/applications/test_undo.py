"""What was broken off can go on for a while; what we call off has our reason."""

from datetime import date

import pytest

from tests.builders.audits import ask_remedy, finish_assessment, grant, walk_audit
from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    company_of,
    shop_of,
)
from tests.builders.letters import letters, the_letter
from tests.builders.parties import company_details, shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after, night, settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits import api as audits
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history

pytestmark = pytest.mark.django_db
TOO_LATE = after(MONDAY, days=15)
NEXT_DAY = after(MONDAY, days=16)
LAST_DAY = date(2026, 12, 1)
COST = "certification-cost"


def in_remedy(applicant, **changes):
    """An application whose only audit waits for the shop to repair something."""
    application = an_application(Stage.AUDITING, by=applicant, **changes)
    settle(MONDAY)
    walk_audit(applications.list_audits(application)[0], to=audits.State.REMEDY)
    return application


@pytest.fixture
def silent(applicant):
    """An application that silence cancelled, on the fifteenth day."""
    application = in_remedy(applicant)
    night(TOO_LATE)
    application.refresh_from_db()
    return application


@pytest.fixture
def half_silent(applicant):
    """B2C was granted; about B2B the shop stayed silent."""
    application = an_application(
        Stage.AUDITING, scheme=BECOMMERCE, kinds=("b2b", "b2c"), by=applicant
    )
    settle(MONDAY)
    b2b, b2c = applications.list_audits(application)
    ask_remedy(b2b)
    finish_assessment(b2c)
    grant(b2c)
    night(TOO_LATE)
    application.refresh_from_db()
    return application


def go_on(application, at=NEXT_DAY):
    applications.go_on(application, words="", by=application.applicant, at=at)


def costs_of(application):
    items = billing.list_items_about(application)
    return [str(item.state) for item in items if item.fee == COST]


def first_audit(application):
    return applications.list_audits(application)[0]


@pytest.mark.rule("WK-4.11")
def test_the_letter_of_cancellation_names_the_last_day_to_undo_it(silent):
    letter = the_letter("ApplicationCancelled", about=silent)

    assert applications.last_day_to_go_on(silent) == LAST_DAY
    assert "1 december 2026" in letter.body


@pytest.mark.rule("WK-4.3")
@pytest.mark.rule("WK-4.11")
def test_going_on_reopens_the_application_and_lets_go_of_the_cost(silent):
    go_on(silent)

    audit = first_audit(silent)
    assert (silent.state, silent.ended_at) == (Stage.AUDITING, None)
    assert (audit.state, audit.cancelled_because) == (audits.State.REMEDY, "")
    assert costs_of(silent) == ["withdrawn"]
    assert list_history(silent)[-1].move == "go_on"


def test_the_claim_that_lapses_by_going_on_says_so_by_itself(silent):
    go_on(silent)

    (cost,) = [i for i in billing.list_items_about(silent) if i.fee == COST]
    told = list_history(cost)[-1]
    assert (told.move, told.reason, told.by_id) == ("let_go_on_return", "", None)


def test_going_on_gives_a_new_term_a_new_letter_and_a_new_reminder(silent):
    go_on(silent)

    audit = first_audit(silent)
    assert audit.deadline == date(2026, 12, 2)
    assert len(letters("RemedyRequested", about=audit)) == 2
    assert "2 december 2026" in the_letter("ApplicationGoesOn", about=silent).body
    before = len(letters("RemedyReminder", about=audit))
    night(after(NEXT_DAY, days=1))
    assert len(letters("RemedyReminder", about=audit)) == before
    night(after(NEXT_DAY, days=8))
    assert len(letters("RemedyReminder", about=audit)) == before + 1


def test_who_goes_on_can_repair_and_be_admitted(silent):
    go_on(silent)
    audit = first_audit(silent)
    audits.report_remedied(audit, remark="Hersteld.", by=None, at=NEXT_DAY)
    settle(NEXT_DAY)
    audit.refresh_from_db()

    finish_assessment(audit, at=NEXT_DAY)
    grant(audit, at=NEXT_DAY)
    settle(NEXT_DAY)

    silent.refresh_from_db()
    assert silent.state == Stage.AWAITING_PAYMENT


@pytest.mark.rule("WK-4.11")
def test_staying_silent_again_costs_the_certification_once(silent):
    go_on(silent)

    night(after(NEXT_DAY, days=20))

    silent.refresh_from_db()
    assert silent.state == Stage.CANCELLED
    assert costs_of(silent) == ["withdrawn", "open"]
    assert len(letters("ApplicationCancelled", about=silent)) == 2


def test_a_cost_that_was_paid_stands_and_is_not_asked_twice(silent, finance):
    (item,) = billing.list_items_about(silent)
    billing.mark_paid(
        item, received_on=date(2026, 11, 17), remark="", by=finance, at=TOO_LATE
    )

    go_on(silent)
    night(after(NEXT_DAY, days=20))

    silent.refresh_from_db()
    assert (silent.state, costs_of(silent)) == (Stage.CANCELLED, ["paid"])
    assert "114,95" in the_letter("ApplicationGoesOn", about=silent).body


def test_after_the_term_nothing_is_undone(silent):
    late = after(TOO_LATE, days=15)

    with pytest.raises(MoveRefused, match="time to undo this has passed"):
        go_on(silent, at=late)

    assert applications.why_not_go_on(silent, by=silent.applicant, on=LAST_DAY) is None


def test_somebody_else_undoes_nothing(silent):
    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        applications.go_on(silent, words="", by=a_user(), at=NEXT_DAY)


def test_intake_takes_it_up_again_with_a_note_of_why(silent, clerk):
    with pytest.raises(MoveRefused, match="has a reason"):
        applications.take_up_again(silent, reason=" ", by=clerk, at=NEXT_DAY)

    applications.take_up_again(silent, reason="Belde ons.", by=clerk, at=NEXT_DAY)

    entry = list_history(silent)[-1]
    assert (entry.move, entry.reason, entry.by_id) == ("go_on", "Belde ons.", clerk.pk)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.FINANCE])
def test_only_intake_or_a_manager_takes_it_up_again(silent, role):
    with pytest.raises(MoveRefused, match="Only intake"):
        applications.take_up_again(silent, reason="Ja.", by=a_user(role), at=NEXT_DAY)


def test_an_application_the_applicant_took_back_goes_on_as_well(applicant):
    application = in_remedy(applicant)
    applications.cancel(application, reason="Toch niet.", by=applicant, at=MONDAY)
    settle(MONDAY)

    go_on(application, at=after(MONDAY, days=1))

    assert application.state == Stage.AUDITING
    assert first_audit(application).state == audits.State.REMEDY
    assert costs_of(application) == ["withdrawn"]


def test_taken_back_during_the_inspection_it_goes_on_with_the_inspection(applicant):
    application = an_application(Stage.AUDITING, by=applicant)
    applications.cancel(application, reason="", by=applicant, at=MONDAY)

    go_on(application, at=MONDAY)
    settle(MONDAY)

    assert first_audit(application).state == audits.State.ASSESSMENT
    assert len(audits.list_inspections(first_audit(application))) == 1


def test_taken_back_after_acceptance_it_is_accepted_anew(applicant):
    application = an_application(Stage.AWAITING_PAYMENT, by=applicant)
    applications.cancel(application, reason="", by=applicant, at=MONDAY)

    go_on(application, at=after(MONDAY, days=1))

    owed = {i.fee: str(i.state) for i in billing.list_items_about(application)}
    assert application.state == Stage.AWAITING_PAYMENT
    assert owed[COST] == "withdrawn"
    assert owed["membership-b2c-small-year"] == "open"


def test_taken_back_at_intake_there_is_nothing_to_go_on_with(applicant):
    application = an_application(Stage.CANCELLED, by=applicant)

    with pytest.raises(MoveRefused, match="Nothing was broken off"):
        go_on(application)


def test_a_newer_application_for_the_shop_stands_in_the_way(silent, applicant):
    form = a_submission(
        company=company_details(number=company_of(silent).number),
        shop=shop_details(url=shop_of(silent).url),
    )
    an_application(Stage.INTAKE, submission=form, by=applicant, at=TOO_LATE)

    with pytest.raises(MoveRefused, match="newer application"):
        go_on(silent)


@pytest.mark.rule("WK-4.11")
@pytest.mark.rule("BC-7")
def test_silence_about_one_kind_costs_something_also_when_another_is_granted(
    half_silent,
):
    (item,) = [i for i in billing.list_items_about(half_silent) if i.fee == COST]

    letter = the_letter("KindClosed", about=half_silent)
    assert half_silent.state == Stage.AWAITING_PAYMENT
    assert item.state == billing.State.OPEN
    assert "1 december 2026" in letter.body
    accepted = the_letter("ApplicationAccepted", about=half_silent)
    assert "Niet toegekend" not in accepted.body


def test_a_kind_that_was_broken_off_goes_on_by_itself(half_silent):
    go_on(half_silent)
    (b2b, _) = applications.list_audits(half_silent)
    assert (half_silent.state, b2b.state) == (Stage.AWAITING_PAYMENT, "remedy")
    assert costs_of(half_silent) == ["withdrawn"]

    audits.report_remedied(b2b, remark="", by=None, at=NEXT_DAY)
    settle(NEXT_DAY)
    b2b.refresh_from_db()
    finish_assessment(b2b, at=NEXT_DAY)
    grant(b2b, at=NEXT_DAY)
    settle(NEXT_DAY)

    owed = {i.fee: str(i.state) for i in billing.list_items_about(half_silent)}
    assert owed["membership-b2b-small-year"] == "open"
    assert len(letters("KindGranted", about=half_silent)) == 1


def test_a_refusal_lets_go_of_the_cost_of_another_kind(applicant):
    application = an_application(
        Stage.AUDITING, scheme=BECOMMERCE, kinds=("b2b", "b2c"), by=applicant
    )
    settle(MONDAY)
    b2b, b2c = applications.list_audits(application)
    ask_remedy(b2b)
    night(TOO_LATE)
    assert costs_of(application) == ["open"]

    finish_assessment(b2c, not_met=("identity.address",), at=NEXT_DAY)
    audits.deny(b2c, reasons="Nee.", by=a_user(Role.DECIDER), at=NEXT_DAY)
    settle(NEXT_DAY)

    application.refresh_from_db()
    assert (application.state, costs_of(application)) == (Stage.REFUSED, ["withdrawn"])


@pytest.mark.rule("WK-4.11")
def test_what_we_call_off_is_told_with_the_reason_and_costs_nothing(applicant, manager):
    application = in_remedy(applicant)

    audits.call_off(
        first_audit(application), reason="De winkel is dicht.", by=manager, at=MONDAY
    )
    settle(MONDAY)

    application.refresh_from_db()
    letter = the_letter("ApplicationCancelled", about=application)
    assert application.state == Stage.CANCELLED
    assert "De winkel is dicht." in letter.body
    assert "terugdraaien" not in letter.body
    assert billing.list_items_about(application) == []
    with pytest.raises(MoveRefused, match="Nothing was broken off"):
        go_on(application)


def test_one_kind_called_off_is_told_with_the_reason_while_the_other_goes_on(
    applicant, manager
):
    application = an_application(
        Stage.AUDITING, scheme=BECOMMERCE, kinds=("b2b", "b2c"), by=applicant
    )

    audits.call_off(
        first_audit(application), reason="Geen B2B meer.", by=manager, at=MONDAY
    )
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.AUDITING
    assert "Geen B2B meer." in the_letter("KindClosed", about=application).body
    assert billing.list_items_about(application) == []


@pytest.mark.parametrize("role", [Role.INTAKE, Role.AUDITOR])
def test_only_a_decider_or_manager_calls_an_audit_off(application_in_audit, role):
    with pytest.raises(MoveRefused, match="Only a decider or a manager"):
        audits.call_off(
            first_audit(application_in_audit), reason="x", by=a_user(role), at=MONDAY
        )


def test_calling_off_has_a_reason(application_in_audit, manager):
    with pytest.raises(MoveRefused, match="has a reason"):
        audits.call_off(
            first_audit(application_in_audit), reason=" ", by=manager, at=MONDAY
        )


@pytest.fixture
def application_in_audit(applicant):
    return an_application(Stage.AUDITING, by=applicant)


def test_an_admitted_shop_keeps_its_certificate_while_a_kind_goes_on(half_silent):
    finance = a_user(Role.FINANCE)
    for item in billing.list_items_about(half_silent):
        billing.mark_paid(
            item, received_on=date(2026, 11, 17), remark="", by=finance, at=TOO_LATE
        )
    settle(TOO_LATE)

    half_silent.refresh_from_db()
    go_on(half_silent)

    (certificate,) = certificates.list_certificates_of(shop_of(half_silent))
    assert (half_silent.state, certificate.is_carrying) == (Stage.ADMITTED, True)
