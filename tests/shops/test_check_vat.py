"""Asking the register of VAT numbers, and keeping what it answered."""

from datetime import timedelta

import pytest

from tests.builders.parties import a_company, company_details
from tests.builders.people import MONDAY
from trustmark.shops import api as shops
from trustmark.shops.api import VatCheck, VatOutcome

pytestmark = pytest.mark.django_db


def test_the_answer_of_the_register_is_kept_with_its_moment():
    company = a_company(vat_number="NL 8528.25.164 B01")

    answer = shops.check_vat_number(company, at=MONDAY)

    assert answer is not None
    assert (answer.number, answer.outcome) == ("NL852825164B01", VatOutcome.VALID)
    assert answer.at == MONDAY
    assert shops.latest_vat_check(company) == answer


def test_a_company_without_vat_number_is_not_asked_about(company):
    assert shops.check_vat_number(company, at=MONDAY) is None

    assert not VatCheck.objects.exists()


def test_a_number_the_register_does_not_know_is_invalid():
    company = a_company(vat_number="NL999999990B01")

    answer = shops.check_vat_number(company, at=MONDAY)

    assert answer is not None
    assert answer.outcome == VatOutcome.INVALID


def test_a_silent_register_is_no_answer():
    company = a_company(vat_number="NL852825164B01")
    known = shops.check_vat_number(company, at=MONDAY)
    VatCheck.objects.create(
        company=company,
        number=company.vat_number,
        outcome=VatOutcome.UNREACHABLE,
        at=MONDAY + timedelta(days=1),
    )

    assert shops.latest_vat_check(company) == known


def test_an_answer_about_an_older_number_counts_no_more():
    company = a_company(vat_number="NL852825164B01")
    shops.check_vat_number(company, at=MONDAY)

    shops.change_company(company, company_details(vat_number="NL001234567B01"))

    assert shops.latest_vat_check(company) is None
