"""Handing in what somebody else has, or too often."""

import pytest

from tests.builders import cases
from tests.builders.letters import letters
from tests.builders.parties import prove_domain
from tests.builders.people import a_user
from tests.sites.member import filling
from tests.sites.member.filling import faults_at, fill, place
from tests.sites.member.owning import company_of, shop_of
from trustmark.applications import api as applications
from trustmark.applications.api import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(applicant):
    return cases.an_application(State.DRAFT, by=applicant)


@pytest.fixture
def browser(sign_in, applicant):
    return sign_in(applicant)


def test_a_company_in_somebody_elses_care_is_named_at_its_number(browser, draft):
    other = company_of(cases.an_application())
    fill(browser, draft)
    browser.post(place(draft, "company"), filling.company(number=other.number))

    response = browser.post(place(draft, "check"), {"then": "send"})

    (fault,) = faults_at(response, "number")
    assert draft.scheme_version.rules.scheme.operator.email in fault
    assert other.name not in fault
    assert applications.get_application(draft.number).state == State.DRAFT


def test_nobody_has_us_write_to_a_company_all_day_nor_tries_numbers_without_end(
    browser, draft
):
    other = company_of(cases.an_application())
    fill(browser, draft)
    browser.post(place(draft, "company"), filling.company(number=other.number))
    send = {"then": "send"}

    answers = [browser.post(place(draft, "check"), send).status_code for _ in range(7)]

    assert answers == [422] * 6 + [429]
    assert applications.get_application(draft.number).state == State.DRAFT


def test_the_address_of_a_company_is_counted_over_all_who_write_it(
    browser, draft, sign_in
):
    fill(browser, draft)
    for _ in range(6):
        browser.post(place(draft, "check"), {"then": "send"})
        mine = applications.get_application(draft.number)
        applications.cancel(mine, reason="", by=mine.applicant, at=mine.since)
        stranger = a_user()
        draft = cases.an_application(State.DRAFT, by=stranger)
        browser = sign_in(stranger)
        fill(browser, draft)

    response = browser.post(place(draft, "check"), {"then": "send"})

    assert response.status_code == 429
    written = {letter.to for letter in letters("ApplicationReceived")}
    assert written == {filling.company()["company-email"]}
    assert len(letters("ApplicationReceived")) == 6


def test_a_shop_another_has_proven_is_named_at_its_address_with_the_way_out(
    browser, draft
):
    other = shop_of(cases.an_application())
    prove_domain(other)
    fill(browser, draft)
    browser.post(place(draft, "shop"), filling.shop(url=other.url))

    response = browser.post(place(draft, "check"), {"then": "send"})

    (fault,) = faults_at(response, "url")
    assert draft.scheme_version.rules.scheme.operator.email in fault
    assert other.company.name not in fault


def test_a_shop_that_applied_already_is_named_at_its_address(browser, draft, applicant):
    first = cases.an_application(by=applicant)
    fill(browser, draft)
    browser.post(
        place(draft, "company"), filling.company(number=company_of(first).number)
    )
    browser.post(place(draft, "shop"), filling.shop(url=shop_of(first).url))

    response = browser.post(place(draft, "check"), {"then": "send"})

    assert faults_at(response, "url")
    assert applications.get_application(draft.number).state == State.DRAFT


def test_soon_after_a_refusal_the_form_says_from_which_day_and_keeps_the_answers(
    browser, draft, applicant
):
    first = cases.an_application(State.REFUSED, by=applicant)
    fill(browser, draft)
    number = company_of(first).number
    browser.post(place(draft, "company"), filling.company(number=number))

    response = browser.post(place(draft, "check"), {"then": "send"})

    (told,) = faults_at(response, "number")
    kept = applications.get_application(draft.number)
    assert "2 februari 2027" in told
    assert kept.state == State.DRAFT
    assert kept.answers["company-number"] == number
