"""Registering companies and shops, and who may act for them."""

from datetime import timedelta

import pytest

from tests.builders.parties import (
    a_company,
    company_details,
    prove_domain,
    shop_details,
)
from tests.builders.people import MONDAY, a_user
from trustmark.shops import api as shops
from trustmark.shops.api import AlreadyRegistered, Company, Shop

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)


def test_whoever_registers_a_company_becomes_its_first_contact(applicant):
    company = shops.register_company(
        company_details(number="69 59 90 68"), by=applicant, at=MONDAY
    )

    assert company.number == "69599068"
    assert [contact.user for contact in shops.list_contacts(company)] == [applicant]
    assert shops.list_companies_of(applicant) == [company]


def test_a_contact_who_registers_a_company_again_cannot_rename_it(applicant):
    first = shops.register_company(
        company_details(number="69599068"), by=applicant, at=MONDAY
    )

    again = shops.register_company(
        company_details(number="69599068", name="Bol.com B.V.", email="a@kaas.test"),
        by=applicant,
        at=TUESDAY,
    )

    assert again.pk == first.pk
    kept = Company.objects.get()
    assert (kept.name, kept.email) == (first.name, "a@kaas.test")
    assert len(shops.list_contacts(first)) == 1


def test_a_company_in_somebody_elses_care_is_not_taken_over(applicant):
    shops.register_company(company_details(number="69599068"), by=applicant, at=MONDAY)

    with pytest.raises(AlreadyRegistered):
        shops.register_company(
            company_details(number="69599068", email="dief@elders.test"),
            by=a_user(name="Iemand Anders"),
            at=TUESDAY,
        )

    assert Company.objects.get().email == "jansen@kaas.test"


def test_the_same_digits_in_another_country_are_another_company(applicant):
    dutch = shops.register_company(
        company_details(number="40301926"), by=applicant, at=MONDAY
    )

    german = shops.register_company(
        company_details(number="40301926", country="DE"), by=a_user(), at=MONDAY
    )

    assert german.pk != dutch.pk


def test_a_proven_domain_belongs_to_one_company(shop):
    prove_domain(shop)

    with pytest.raises(AlreadyRegistered, match=shop.domain):
        shops.register_shop(a_company(), shop_details(url=shop.url), at=TUESDAY)

    assert [found.company for found in Shop.objects.all()] == [shop.company]


def test_registering_a_shop_again_keeps_what_the_register_shows_of_it(shop):
    details = shop_details(name="Bol.com", url=f"{shop.url}x", languages=("fr",))

    again = shops.register_shop(shop.company, details, at=TUESDAY)

    assert again.pk == shop.pk
    assert again.registered_at == MONDAY
    assert (again.name, again.url) == (shop.name, shop.url)
    assert again.languages == ["fr"]


def test_a_new_company_name_is_found_at_its_shops(shop):
    shops.change_company(
        shop.company, company_details(name="Fromagerie Élan", number="1")
    )

    found = Shop.objects.get(domain=shop.domain)
    assert "fromagerie elan" in found.search_key
    assert found.company.number == shop.company.number


def test_a_contact_who_leaves_may_no_longer_act(company):
    colleague = a_user(name="Karel Collega")
    contact = shops.add_contact(company, user=colleague, at=MONDAY)

    shops.end_contact(contact, at=TUESDAY)
    shops.end_contact(contact, at=TUESDAY + timedelta(days=1))

    assert not shops.is_contact(colleague, company=company)
    assert contact.until == TUESDAY


def test_adding_a_contact_twice_is_as_good_as_once(company):
    colleague = a_user(name="Karel Collega")

    first = shops.add_contact(company, user=colleague, at=MONDAY)
    second = shops.add_contact(company, user=colleague, at=TUESDAY)

    assert first == second
    assert len(shops.list_contacts(company)) == 2
