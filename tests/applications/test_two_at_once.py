"""The same button pressed twice at the same moment, on connections of their own."""

from functools import partial

import pytest

from tests.builders.cases import Stage, a_submission, an_application
from tests.builders.concurrency import at_once
from tests.builders.letters import letters
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.certificates.api import Certificate
from trustmark.kernel.announcements import Announcement, deliver
from trustmark.kernel.calendar import day_of
from trustmark.memberships.api import Membership
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
