"""The company: its details, and the colleagues who act for it."""

import re

import pytest
from django.urls import reverse

from tests.builders import cases
from tests.builders.letters import letters, the_letter
from tests.builders.parties import a_company
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from tests.sites.member import filling
from trustmark.accounts import api as accounts
from trustmark.shops import api as shops
from trustmark.shops.api import Company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(applicant):
    return a_company(by=applicant)


@pytest.fixture
def browser(sign_in, applicant):
    return sign_in(applicant)


def address(name, company, *more):
    return reverse(f"member:{name}", args=[company.pk, *more])


def details(**changes):
    known = {k: v for k, v in filling.COMPANY.items() if k not in {"country", "number"}}
    return known | changes


def test_changing_the_details_leaves_the_number_alone(browser, company):
    sent = details(city="Hoorn") | {"number": "12345678", "country": "BE"}

    response = browser.post(address("company", company), sent)

    changed = Company.objects.get()
    assert response.status_code == 303
    assert (changed.city, changed.country) == ("Hoorn", "NL")
    assert changed.number == company.number


@pytest.mark.rule("WK-7.1")
def test_a_certified_company_cannot_rename_itself(sign_in):
    held = cases.a_certificate()
    company = held.shop.company
    member = shops.list_contacts(company)[0].user

    response = sign_in(member).post(
        address("company", company), details(name="Bol.com B.V.", city="Hoorn")
    )

    changed = Company.objects.get(pk=company.pk)
    assert response.status_code == 303
    assert (changed.name, changed.city) == (company.name, "Hoorn")


def test_a_wrong_detail_changes_nothing_and_is_named(browser, company):
    sent = details(city="Hoorn", postcode="12")

    response = browser.post(address("company", company), sent)

    assert response.context["form"].errors.keys() == {"postcode"}
    assert Company.objects.get().city == "Alkmaar"


def test_an_invited_colleague_may_act_for_the_company(browser, company):
    sent = {"name": "Bram Jansen", "email": "bram@kaas.test", "language": "nl"}

    response = browser.post(address("colleagues", company), sent)
    letter = the_letter("InvitedAsColleague")
    (secret,) = re.findall(r"/invitations/([\w-]+)/", letter.body)
    colleague = accounts.accept_invitation(secret, at=MONDAY)
    settle(MONDAY)

    assert response.status_code == 303
    assert shops.list_companies_of(colleague) == [company]


def test_an_invitation_of_somebody_who_left_lets_nobody_in(browser, company, applicant):
    other = a_user(name="An Jansen")
    shops.add_contact(company, user=other, at=MONDAY)
    sent = {"name": "Bram Jansen", "email": "bram@kaas.test", "language": "nl"}
    browser.post(address("colleagues", company), sent)
    letter = the_letter("InvitedAsColleague")
    (secret,) = re.findall(r"/invitations/([\w-]+)/", letter.body)

    shops.end_contact(shops.list_contacts(company)[0], at=MONDAY)
    colleague = accounts.accept_invitation(secret, at=MONDAY)
    settle(MONDAY)

    assert shops.list_companies_of(colleague) == []


def test_nobody_can_have_us_invite_an_address_all_day(browser, company):
    sent = {"name": "Bram Jansen", "email": "bram@kaas.test", "language": "nl"}

    answers = [
        browser.post(address("colleagues", company), sent).status_code for _ in range(4)
    ]

    assert answers == [303, 303, 303, 429]
    assert len(letters("InvitedAsColleague")) == 3


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "jansen\x07@kaas.test"])
def test_an_address_that_is_none_invites_nobody(browser, company, email):
    sent = {"name": "Bram Jansen", "email": email, "language": "nl"}

    response = browser.post(address("colleagues", company), sent)

    assert response.context["form"].errors["email"]
    assert response.context["form"]["name"].value() == "Bram Jansen"


def test_a_colleague_can_be_ended(browser, company):
    colleague = shops.add_contact(company, user=a_user(), at=MONDAY)

    browser.post(address("end_colleague", company, colleague.pk))

    assert shops.list_companies_of(colleague.user) == []


def test_the_last_one_stays(browser, company, applicant):
    (me,) = shops.list_contacts(company)

    response = browser.post(address("end_colleague", company, me.pk), follow=True)

    assert shops.list_companies_of(applicant) == [company]
    assert len(list(response.context["messages"])) == 1


def test_nobody_ends_a_colleague_of_another_company(browser, company):
    other = a_company()
    (theirs,) = shops.list_contacts(other)

    response = browser.post(address("end_colleague", company, theirs.pk))

    assert response.status_code == 404
    assert shops.list_companies_of(theirs.user) == [other]
