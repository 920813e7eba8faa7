"""Looking up an amount as staff type it."""

import pytest

from tests.builders.cases import Stage, a_submission, an_application
from tests.builders.parties import company_details
from trustmark.billing import api as billing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Café", "cafe", "CAFÉ noir"])
def test_an_amount_is_found_whatever_the_accents_and_capitals(typed):
    accepted = an_application(
        Stage.AWAITING_PAYMENT,
        submission=a_submission(company=company_details(name="CAFÉ Noir B.V.")),
    )
    an_application(Stage.AWAITING_PAYMENT)

    found = list(billing.search(schemes=None, text=typed))

    assert found == billing.list_items_about(accepted)
