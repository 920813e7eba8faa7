"""Looking up a membership as staff type it."""

import pytest

from tests.builders.cases import a_membership, a_submission
from tests.builders.parties import company_details, shop_details
from trustmark.memberships import api as memberships

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["Café", "cafe", "CAFÉ noir", "élan", "elan-koffie.test"]
)
def test_a_membership_is_found_whatever_the_accents_and_capitals(typed):
    found = a_membership(
        submission=a_submission(
            company=company_details(name="CAFÉ Noir B.V."),
            shop=shop_details(name="Élan koffie", url="https://elan-koffie.test/"),
        )
    )
    a_membership()

    assert list(memberships.search(schemes=None, text=typed)) == [found]


def test_a_membership_is_found_by_its_number_and_within_reach_alone():
    found = a_membership()

    assert list(memberships.search(schemes=None, text=found.number.lower())) == [found]
    elsewhere = frozenset({"becommerce"})
    assert not memberships.search(schemes=elsewhere, text=found.number)
