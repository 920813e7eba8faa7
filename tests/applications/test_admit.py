"""What follows when audits are decided and amounts are paid."""

from datetime import date

import pytest

from tests.builders.audits import ask_remedy, finish_assessment, grant
from tests.builders.cases import (
    Stage,
    a_submission,
    an_application,
    company_of,
    decide_audits,
    membership_of,
    pass_to_audit,
    pay,
    shop_of,
)
from tests.builders.letters import letters, the_letter
from tests.builders.parties import company_details
from tests.builders.people import MONDAY, a_user
from tests.builders.rulebooks import BECOMMERCE
from tests.builders.worker import after, night, settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.audits.api import Decision
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.announcements import Delivery
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.history import list_history
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership

pytestmark = pytest.mark.django_db


def certificates_of(application):
    return certificates.list_certificates_of(shop_of(application))


def a_further_application(first, state, *, at=MONDAY):
    """Another shop of the same company, handed in by the same person."""
    company = company_details(number=company_of(first).number)
    return an_application(
        state, submission=a_submission(company=company), by=first.applicant, at=at
    )


@pytest.mark.rule("WK-4.6")
@pytest.mark.rule("WK-5.6")
def test_an_accepted_shop_is_charged_and_gets_no_certificate_until_it_paid():
    application = an_application(Stage.AWAITING_PAYMENT)

    (item,) = billing.list_items_about(application)
    assert (item.fee, item.net_cents, item.vat_cents, item.gross_cents) == (
        "membership-b2c-small-year",
        18900,
        3969,
        22869,
    )
    assert item.due_on == date(2026, 11, 16)
    assert application.deadline == date(2026, 11, 16)
    assert certificates_of(application) == []
    assert not Membership.objects.exists()
    assert len(letters("ApplicationAccepted", about=application)) == 1


@pytest.mark.rule("WK-5.1")
def test_a_company_that_paid_but_was_not_decided_on_is_no_member(finance):
    application = an_application(Stage.AUDITING)
    company, book = company_of(application), application.scheme_version.rules
    item = billing.charge(
        company,
        rulebook=book,
        fee=book.fees["membership-b2c-small-year"],
        about=application,
        by=None,
        at=MONDAY,
    )

    billing.mark_paid(
        item, received_on=date(2026, 11, 2), remark="", by=finance, at=MONDAY
    )
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.AUDITING
    assert not Membership.objects.exists()
    assert not Certificate.objects.exists()


@pytest.mark.rule("WK-1.8")
@pytest.mark.rule("WK-5.6")
def test_payment_starts_the_membership_and_issues_the_certificate():
    application = an_application(Stage.AWAITING_PAYMENT)
    paid_at = after(MONDAY, days=3)

    pay(application, at=paid_at)

    assert (application.state, application.ended_at) == (Stage.ADMITTED, paid_at)
    (certificate,) = certificates_of(application)
    membership = membership_of(application)
    assert certificate.is_carrying
    assert certificate.membership == membership
    assert (membership.started_on, certificate.valid_from) == (
        date(2026, 11, 5),
        date(2026, 11, 5),
    )
    letter = the_letter("Welcome", about=application)
    assert certificate.number in letter.body


def test_a_payment_delivered_twice_admits_once():
    application = an_application(Stage.AWAITING_PAYMENT)
    pay(application)

    Delivery.objects.update(state="waiting", attempts=0)
    settle(MONDAY)

    assert Certificate.objects.count() == 1
    assert Membership.objects.count() == 1
    assert len(letters("Welcome")) == 1
    assert len(letters("ApplicationAccepted")) == 1


def test_every_amount_is_paid_before_the_shop_is_admitted(finance):
    application = an_application(
        Stage.AWAITING_PAYMENT, submission=a_submission(period="quarter")
    )
    membership_fee, surcharge = billing.list_items_about(application)
    assert surcharge.fee == "quarterly-surcharge"

    billing.mark_paid(
        membership_fee, received_on=date(2026, 11, 2), remark="", by=finance, at=MONDAY
    )
    settle(MONDAY)
    application.refresh_from_db()
    assert application.state == Stage.AWAITING_PAYMENT

    billing.mark_paid(
        surcharge, received_on=date(2026, 11, 2), remark="", by=finance, at=MONDAY
    )
    settle(MONDAY)
    application.refresh_from_db()
    assert application.state == Stage.ADMITTED


def test_an_amount_that_is_let_go_of_holds_nothing_up(finance):
    application = an_application(Stage.AWAITING_PAYMENT)
    (item,) = billing.list_items_about(application)

    billing.withdraw(item, reason="Kwijtgescholden.", by=finance, at=MONDAY)
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.ADMITTED


@pytest.mark.rule("WK-1.11")
def test_a_second_shop_joins_the_membership_that_runs():
    first = an_application(Stage.ADMITTED)
    second = a_further_application(first, Stage.AWAITING_PAYMENT)
    (item,) = billing.list_items_about(second)
    assert item.fee == "extra-shop"

    pay(second)

    (certificate,) = certificates_of(second)
    assert certificate.membership == membership_of(first)
    assert Membership.objects.count() == 1
    assert Certificate.objects.count() == 2


@pytest.mark.rule("WK-5.6")
def test_an_older_amount_left_unpaid_holds_up_a_second_shop(finance):
    first = an_application(Stage.ADMITTED)
    book = first.scheme_version.rules
    older = billing.charge(
        company_of(first),
        rulebook=book,
        fee=book.fees["certification-cost"],
        about=first,
        by=None,
        at=MONDAY,
    )
    late = after(MONDAY, days=20)
    second = a_further_application(first, Stage.AWAITING_PAYMENT, at=late)

    pay(second, at=late)
    assert second.state == Stage.AWAITING_PAYMENT
    assert certificates_of(second) == []

    billing.mark_paid(
        older, received_on=date(2026, 11, 22), remark="", by=finance, at=late
    )
    settle(late)
    second.refresh_from_db()
    assert second.state == Stage.ADMITTED
    assert len(certificates_of(second)) == 1


def test_an_amount_that_is_not_due_yet_holds_nothing_up():
    first = an_application(Stage.ADMITTED)
    book = first.scheme_version.rules
    billing.charge(
        company_of(first),
        rulebook=book,
        fee=book.fees["certification-cost"],
        about=first,
        by=None,
        at=MONDAY,
    )

    second = a_further_application(first, Stage.ADMITTED)

    assert second.state == Stage.ADMITTED


def test_arrears_of_another_company_hold_nothing_up():
    in_arrears = an_application(Stage.AWAITING_PAYMENT)
    late = after(MONDAY, days=40)
    assert billing.count_overdue(
        company_of(in_arrears), scheme="webwinkelkeur", on=date(2026, 12, 12)
    )

    assert an_application(Stage.ADMITTED, at=late).state == Stage.ADMITTED


def test_a_suspended_member_gets_no_seal_for_a_further_shop(manager):
    first = an_application(Stage.ADMITTED)
    membership = membership_of(first)
    memberships.suspend(membership, reason="Niet betaald.", by=manager, at=MONDAY)
    settle(MONDAY)

    second = a_further_application(first, Stage.ADMITTED)
    assert second.state == Stage.AWAITING_PAYMENT
    assert certificates_of(second) == []

    memberships.restore(membership, reason="Betaald.", by=manager, at=MONDAY)
    settle(MONDAY)
    second.refresh_from_db()
    assert second.state == Stage.ADMITTED
    assert certificates_of(second)[0].is_carrying


@pytest.mark.rule("BC-7")
@pytest.mark.rule("BC-8")
def test_with_one_kind_granted_and_one_refused_only_the_granted_one_shows():
    application = an_application(
        Stage.ADMITTED, scheme=BECOMMERCE, kinds=("b2c", "b2b"), denied=("b2b",)
    )

    entry = certificates.find_entry(BECOMMERCE, domain=shop_of(application).domain)
    assert entry is not None
    assert entry.carried_kinds == ("b2c",)
    assert [item.fee for item in billing.list_items_about(application)] == [
        "membership-b2c-small-year"
    ]
    letter = the_letter("ApplicationAccepted", about=application)
    kinds = application.scheme_version.rules.scheme.kinds
    assert kinds["b2c"].name["nl"] in letter.body
    assert kinds["b2b"].name["nl"] in letter.body


@pytest.mark.rule("BC-7")
def test_both_kinds_granted_are_two_certificates_of_one_membership():
    application = an_application(
        Stage.ADMITTED, scheme=BECOMMERCE, kinds=("b2c", "b2b")
    )

    entry = certificates.find_entry(BECOMMERCE, domain=shop_of(application).domain)
    assert entry is not None
    assert entry.carried_kinds == ("b2b", "b2c")
    assert Membership.objects.count() == 1


def test_nothing_is_answered_while_one_audit_still_runs():
    application = an_application(
        Stage.AUDITING, scheme=BECOMMERCE, kinds=("b2c", "b2b")
    )
    settle(MONDAY)
    b2b, b2c = applications.list_audits(application)
    ask_remedy(b2b)

    finish_assessment(b2c)
    grant(b2c)
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.AUDITING
    assert not OpenItem.objects.exists()


@pytest.mark.rule("WK-4.6")
@pytest.mark.rule("WK-4.7")
def test_a_denied_audit_refuses_with_every_nonconformity_in_the_letter():
    application = an_application(Stage.REFUSED, denied=("b2c",))

    letter = the_letter("ApplicationRefused", about=application)
    criterion = application.scheme_version.rules.criteria["identity.address"]
    assert application.refusal_ground == "criteria-not-met"
    assert criterion.demand["nl"] in letter.body
    assert criterion.remedy["nl"] in letter.body
    assert "Het adres ontbreekt." in letter.body
    assert not OpenItem.objects.exists()


@pytest.mark.rule("WK-4.11")
def test_cancelling_during_the_audit_costs_the_certification(applicant):
    application = an_application(Stage.AUDITING, by=applicant)

    applications.cancel(application, reason="Toch niet.", by=applicant, at=MONDAY)
    settle(MONDAY)

    application.refresh_from_db()
    assert application.state == Stage.CANCELLED
    assert [a.state for a in applications.list_audits(application)] == ["cancelled"]
    (item,) = billing.list_items_about(application)
    assert (item.fee, item.gross_cents) == ("certification-cost", 11495)
    letter = the_letter("ApplicationCancelled", about=application)
    assert application.number in letter.body


@pytest.mark.parametrize("state", [Stage.INTAKE, Stage.INCOMPLETE])
def test_cancelling_before_the_audit_costs_nothing(applicant, state):
    application = an_application(state, by=applicant)

    applications.cancel(application, reason="", by=applicant, at=MONDAY)

    assert application.state == Stage.CANCELLED
    assert not OpenItem.objects.exists()
    assert len(letters("ApplicationCancelled")) == 1


def test_a_draft_is_cancelled_without_a_letter(applicant):
    draft = an_application(Stage.DRAFT, by=applicant)

    applications.cancel(draft, reason="", by=applicant, at=MONDAY)

    assert draft.state == Stage.CANCELLED
    assert letters() == []


def test_cancelling_after_acceptance_replaces_the_membership_fee(applicant):
    application = an_application(Stage.AWAITING_PAYMENT, by=applicant)

    applications.cancel(application, reason="", by=applicant, at=MONDAY)

    owed = {item.fee: item.state for item in billing.list_items_about(application)}
    assert owed == {
        "membership-b2c-small-year": "withdrawn",
        "certification-cost": "open",
    }
    membership = billing.list_items_about(application)[0]
    told = list_history(membership)[-1]
    assert (told.move, told.reason, told.by_id) == ("let_go", "", None)


def test_cancelling_twice_cancels_once(applicant):
    application = an_application(Stage.AUDITING, by=applicant)
    same = applications.get_application(application.number)
    applications.cancel(application, reason="", by=applicant, at=MONDAY)

    with pytest.raises(MoveRefused):
        applications.cancel(same, reason="", by=applicant, at=MONDAY)

    assert OpenItem.objects.count() == 1
    assert len(letters("ApplicationCancelled")) == 1


@pytest.mark.parametrize("role", [None, Role.INTAKE, Role.MANAGER])
def test_nobody_cancels_for_the_applicant(role):
    application = an_application(Stage.AUDITING)

    with pytest.raises(MoveRefused, match="belongs to somebody else"):
        applications.cancel(application, reason="", by=a_user(role), at=MONDAY)


def test_a_night_changes_nothing_about_an_accepted_application():
    application = an_application(Stage.AWAITING_PAYMENT)

    night(after(MONDAY, days=60))

    application.refresh_from_db()
    assert application.state == Stage.AWAITING_PAYMENT


def test_decisions_alone_do_not_answer_twice():
    application = an_application()
    pass_to_audit(application)
    decide_audits(application)

    Delivery.objects.update(state="waiting", attempts=0)
    settle(MONDAY)

    assert OpenItem.objects.count() == 1
    assert Decision.objects.get().granted
