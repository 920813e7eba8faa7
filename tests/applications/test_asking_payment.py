"""How a letter asks for money, so that what comes in is found."""

import pytest

from tests.builders.cases import Stage, a_submission, an_application
from tests.builders.letters import the_letter
from trustmark.billing import api as billing

pytestmark = pytest.mark.django_db


def test_the_letter_gives_the_numbers_by_which_a_payment_is_found():
    application = an_application(
        Stage.AWAITING_PAYMENT, submission=a_submission(period="quarter")
    )

    asked = the_letter("ApplicationAccepted", about=application)

    numbers = [item.number for item in billing.list_items_about(application)]
    assert len(numbers) == 2
    assert f"Omschrijving bij de betaling: {' '.join(numbers)}" in asked.body
    for number in numbers:
        assert billing.search(schemes=None, text=number).get().number == number
