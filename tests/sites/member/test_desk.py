"""The desk: my turn first, and a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.builders import audits as steps
from tests.builders import cases
from tests.builders.parties import a_company, shop_details
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from tests.sites.member.owning import shop_of
from trustmark.applications import api as applications
from trustmark.applications.api import State
from trustmark.billing import api as billing
from trustmark.certificates import api as certificates
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
DESK = "/nl/member/"


def titles(response):
    return [str(row.title) for row in response.context["waiting"]]


def test_an_empty_desk_says_how_to_apply(sign_in, applicant):
    page = sign_in(applicant).get(DESK).content.decode()

    assert reverse("public:apply", args=["webwinkelkeur"]) in page
    assert reverse("public:apply", args=["becommerce"]) in page


def test_what_waits_for_me_stands_in_the_order_it_bites(sign_in, applicant):
    cases.an_application(State.DRAFT, by=applicant)
    incomplete = cases.an_application(State.INCOMPLETE, by=applicant)
    paying = cases.an_application(State.AWAITING_PAYMENT, by=applicant)
    auditing = cases.an_application(State.AUDITING, by=applicant)
    settle(MONDAY)
    (audit,) = applications.list_audits(auditing)
    steps.ask_remedy(audit, at=MONDAY)

    waiting = sign_in(applicant).get(DESK).context["waiting"]

    deadlines = [row.until for row in waiting if row.until]
    assert deadlines == sorted(deadlines)
    assert waiting[-1].until is None
    assert {row.url for row in waiting} >= {
        reverse("member:application", args=[incomplete.number]),
        reverse("member:proof", args=[incomplete.number]),
        reverse("member:audit", args=[audit.number]),
    }
    assert len(waiting) == 5
    assert paying.deadline in deadlines


def test_when_staff_is_on_turn_nothing_waits_for_me(sign_in, applicant):
    application = cases.an_application(by=applicant)
    cases.pass_to_audit(application)

    assert titles(sign_in(applicant).get(DESK)) == []


def test_a_suspended_certificate_waits_for_its_company(sign_in):
    certificate = cases.a_certificate(certificates.State.SUSPENDED)
    (person,) = [c.user for c in shops.list_contacts_ever(certificate.shop.company)]

    page = sign_in(person).get(DESK)

    (row,) = page.context["waiting"]
    assert row.url == reverse("member:shop", args=[certificate.shop.domain])
    assert certificate.number in str(row.what)
    assert sign_in(person).get(row.url).status_code == 200


def test_one_sees_only_ones_own(sign_in, applicant):
    theirs = cases.an_application(State.ADMITTED)

    page = sign_in(applicant).get(DESK).content.decode()

    assert theirs.number not in page
    assert shop_of(theirs).domain not in page


def test_the_desk_asks_as_many_queries_for_three_companies_as_for_one(sign_in):
    def count(companies):
        person = a_user()
        for number in range(companies):
            submission = cases.a_submission(
                shop=shop_details(name=f"Winkel {number}"),
            )
            cases.an_application(State.ADMITTED, submission=submission, by=person)
            cases.an_application(State.INCOMPLETE, by=person)
        browser = sign_in(person)
        with CaptureQueriesContext(connection) as queries:
            response = browser.get(DESK)
        assert len(response.context["shops"]) == 2 * companies
        return len(queries)

    assert count(1) == count(3)


def test_amounts_are_constant_too_and_add_up(sign_in):
    def count(companies):
        person = a_user()
        owed = 0
        for _ in range(companies):
            paying = cases.an_application(State.AWAITING_PAYMENT, by=person)
            owed += sum(i.gross_cents for i in billing.list_items_about(paying))
        browser = sign_in(person)
        with CaptureQueriesContext(connection) as queries:
            response = browser.get(reverse("member:amounts"))
        assert response.context["total"] == owed
        return len(queries)

    assert count(1) == count(3)


def test_a_company_without_applications_sees_its_shops(sign_in, applicant):
    company = a_company(by=applicant)
    shops.register_shop(company, shop_details(), at=MONDAY)

    page = sign_in(applicant).get(DESK)

    assert len(page.context["shops"]) == 1
    assert "Er staat niets open" in page.content.decode()
