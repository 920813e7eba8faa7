"""Everything of one's own, and not even the existence of what is somebody else's."""

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.people import a_user
from trustmark.accounts.api import Role
from trustmark.applications import api as applications
from trustmark.correspondence import api as correspondence
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db


def addresses_of(application):
    """Every page about one admitted application."""
    number, company = application.number, application.company
    domain = application.shop.domain
    audit = applications.list_audits(application)[0]
    letter = correspondence.list_letters(about=application)[0]
    contact = shops.list_contacts(company)[0]
    named = {
        "application": [number],
        "application_step": [number, "company"],
        "proof": [number],
        "supply": [number],
        "cancel": [number],
        "appeal": [number],
        "application_letter": [number, letter.pk],
        "audit": [audit.number],
        "progress": [audit.number],
        "report": [audit.number],
        "shop": [domain],
        "seal": [domain],
        "company": [company.pk],
        "colleagues": [company.pk],
        "end_colleague": [company.pk, contact.pk],
    }
    return {name: reverse(f"member:{name}", args=args) for name, args in named.items()}


@pytest.fixture
def admitted(applicant):
    return cases.an_application(applications.State.ADMITTED, by=applicant)


def test_the_company_opens_all_of_it(sign_in, applicant, admitted):
    addresses = addresses_of(admitted)
    del addresses["application_step"], addresses["end_colleague"]
    browser = sign_in(applicant)

    answers = {name: browser.get(page).status_code for name, page in addresses.items()}

    assert set(answers.values()) == {200}, answers


def test_somebody_of_another_company_finds_none_of_it(stranger, admitted):
    answers = {
        name: (stranger.get(page).status_code, stranger.post(page).status_code)
        for name, page in addresses_of(admitted).items()
    }

    assert {code for both in answers.values() for code in both} <= {404, 405}, answers
    assert all(404 in both for both in answers.values()), answers


def test_staff_is_told_that_these_pages_are_for_companies(sign_in, admitted):
    browser = sign_in(a_user(Role.MANAGER, name="Mo Manager"))

    answers = {
        browser.get(page).status_code for page in addresses_of(admitted).values()
    }

    assert answers == {403}


def test_a_colleague_who_left_finds_nothing_any_more(sign_in, applicant, admitted):
    company = admitted.company
    other = shops.add_contact(company, user=a_user(), at=admitted.begun_at)
    shops.end_contact(shops.list_contacts(company)[0], at=admitted.begun_at)
    browser = sign_in(applicant)

    page = reverse("member:application", args=[admitted.number])

    assert browser.get(page).status_code == 404
    assert sign_in(other.user).get(page).status_code == 200


def test_a_letter_about_another_case_is_not_found_beneath_ones_own(sign_in, applicant):
    mine = cases.an_application(by=applicant)
    theirs = cases.an_application()
    (letter,) = correspondence.list_letters(about=theirs)

    page = reverse("member:application_letter", args=[mine.number, letter.pk])

    assert sign_in(applicant).get(page).status_code == 404
