"""The same button pressed twice at the same moment, on connections of their own."""

from contextlib import suppress
from functools import partial

import pytest

from tests.builders.cases import (
    Stage,
    a_certificate,
    a_submission,
    an_application,
    company_of,
    shop_of,
)
from tests.builders.concurrency import at_once
from tests.builders.letters import letters
from tests.builders.parties import company_details, shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.applications.api import Appeal, Application
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.certificates.api import Certificate
from trustmark.certificates.api import State as CertificateState
from trustmark.kernel.announcements import Announcement, deliver
from trustmark.kernel.calendar import day_of
from trustmark.memberships.api import Membership
from trustmark.shops import api as shops
from trustmark.shops.api import Acceptance, Company, Shop

pytestmark = pytest.mark.django_db(transaction=True)


def copies(application):
    return [Application.objects.get(pk=application.pk) for _ in range(2)]


@pytest.mark.rule("WK-3.1")
def test_submitting_twice_at_once_makes_one_case_and_one_letter(applicant):
    draft = an_application(Stage.DRAFT, by=applicant)
    form = a_submission()
    presses = [
        partial(applications.submit, copy, form, by=applicant, at=MONDAY)
        for copy in copies(draft)
    ]

    assert at_once(*presses) == (1, 1)

    assert (Company.objects.count(), Shop.objects.count()) == (1, 1)
    assert Acceptance.objects.count() == 6
    assert len(letters("ApplicationReceived")) == 1


def test_cancelling_twice_at_once_charges_once(applicant):
    application = an_application(Stage.AUDITING, by=applicant)
    presses = [
        partial(applications.cancel, copy, reason="", by=applicant, at=MONDAY)
        for copy in copies(application)
    ]

    assert at_once(*presses) == (1, 1)

    assert OpenItem.objects.count() == 1
    assert len(letters("ApplicationCancelled")) == 1


@pytest.mark.rule("WK-5.6")
def test_marking_as_paid_twice_at_once_admits_once():
    application = an_application(Stage.AWAITING_PAYMENT)
    (item,) = billing.list_items_about(application)
    presses = [
        partial(
            billing.mark_paid,
            OpenItem.objects.get(pk=item.pk),
            received_on=day_of(MONDAY),
            remark="",
            by=a_user(Role.FINANCE),
            at=MONDAY,
        )
        for _ in range(2)
    ]

    assert at_once(*presses) == (1, 1)
    settle(MONDAY)

    assert Announcement.objects.filter(event__endswith="ItemPaid").count() == 1
    assert (Membership.objects.count(), Certificate.objects.count()) == (1, 1)
    assert len(letters("Welcome")) == 1


def test_two_workers_deliver_one_payment_once():
    application = an_application(Stage.AWAITING_PAYMENT)
    (item,) = billing.list_items_about(application)
    billing.mark_paid(
        item,
        received_on=day_of(MONDAY),
        remark="",
        by=a_user(Role.FINANCE),
        at=MONDAY,
    )
    paid = Announcement.objects.get(event__endswith="ItemPaid")

    assert at_once(*[partial(deliver, paid.pk, at=MONDAY)] * 2) == (2, 0)
    settle(MONDAY)

    assert Certificate.objects.count() == 1
    assert len(letters("Welcome")) == 1


def test_two_payments_of_one_application_at_once_admit_once():
    application = an_application(
        Stage.AWAITING_PAYMENT, submission=a_submission(period="quarter")
    )
    presses = [
        partial(
            billing.mark_paid,
            item,
            received_on=day_of(MONDAY),
            remark="",
            by=a_user(Role.FINANCE),
            at=MONDAY,
        )
        for item in billing.list_items_about(application)
    ]
    assert at_once(*presses) == (2, 0)
    paid = Announcement.objects.filter(event__endswith="ItemPaid").order_by("id")

    delivered = at_once(*[partial(deliver, told.pk, at=MONDAY) for told in paid])
    settle(MONDAY)

    assert delivered == (2, 0)
    assert Certificate.objects.count() == 1
    assert len(letters("Welcome")) == 1


def test_objecting_twice_at_once_files_one_appeal(applicant):
    application = an_application(Stage.REFUSED, by=applicant)
    presses = [
        partial(applications.appeal, copy, argument="Nee.", by=applicant, at=MONDAY)
        for copy in copies(application)
    ]

    assert at_once(*presses) == (1, 1)

    assert Appeal.objects.count() == 1
    assert len(letters("AppealReceived")) == 1


def test_applicant_and_intake_undoing_at_once_undo_once(applicant, clerk):
    application = an_application(Stage.AUDITING, by=applicant)
    applications.cancel(application, reason="", by=applicant, at=MONDAY)
    one, other = copies(application)

    ends = at_once(
        partial(applications.go_on, one, words="", by=applicant, at=MONDAY),
        partial(
            applications.take_up_again, other, reason="Belde.", by=clerk, at=MONDAY
        ),
    )

    assert ends == (1, 1)
    assert len(letters("ApplicationGoesOn")) == 1
    assert [str(item.state) for item in OpenItem.objects.all()] == ["withdrawn"]


def test_going_on_and_applying_anew_at_once_leave_one_open_application(applicant):
    application = an_application(Stage.AUDITING, by=applicant)
    applications.cancel(application, reason="", by=applicant, at=MONDAY)
    company, shop = company_of(application), shop_of(application)
    draft = an_application(Stage.DRAFT, by=applicant)
    form = a_submission(
        company=company_details(number=company.number),
        shop=shop_details(url=shop.url),
    )

    at_once(
        partial(applications.go_on, application, words="", by=applicant, at=MONDAY),
        partial(_apply_or_hear_why_not, draft, form, applicant),
    )

    open_ones = Application.objects.filter(state__in=["intake", "auditing"])
    assert open_ones.count() == 1


def _apply_or_hear_why_not(draft, form, applicant):
    with suppress(applications.AlreadyApplied):
        applications.submit(draft, form, by=applicant, at=MONDAY)


def test_objecting_to_a_suspension_twice_at_once_files_one_appeal():
    certificate = a_certificate(CertificateState.SUSPENDED)
    (contact, *_) = shops.list_contacts(certificate.shop.company)
    presses = [
        partial(
            applications.appeal_certificate,
            Certificate.objects.get(pk=certificate.pk),
            argument="Nee.",
            by=contact.user,
            at=MONDAY,
        )
        for _ in range(2)
    ]

    assert at_once(*presses) == (1, 1)

    assert len(letters("AppealReceived")) == 1


def test_upholding_and_overturning_at_once_decide_once():
    certificate = a_certificate(CertificateState.WITHDRAWN)
    (contact, *_) = shops.list_contacts(certificate.shop.company)
    appeal = applications.appeal_certificate(
        certificate, argument="Nee.", by=contact.user, at=MONDAY
    )
    one, other = a_user(Role.DECIDER), a_user(Role.MANAGER)
    first, second = (applications.get_appeal(appeal.pk) for _ in range(2))

    ends = at_once(
        partial(applications.uphold, first, reasons="Nee.", by=one, at=MONDAY),
        partial(applications.overturn, second, reasons="Ja.", by=other, at=MONDAY),
    )

    appeal.refresh_from_db()
    certificate.refresh_from_db()
    assert ends == (1, 1)
    assert certificate.is_carrying == (appeal.state == "overturned")
