"""Numbers without gaps."""

import pytest
from django.db import transaction

from trustmark.kernel.numbers import draw_number

pytestmark = pytest.mark.django_db(transaction=True)


def test_numbers_follow_each_other_per_series():
    with transaction.atomic():
        drawn = [draw_number("a"), draw_number("a"), draw_number("b")]

    assert drawn == [1, 2, 1]


def test_a_failed_transaction_leaves_no_gap():
    with transaction.atomic():
        draw_number("a")
        transaction.set_rollback(True)

    with transaction.atomic():
        assert draw_number("a") == 1


def test_a_number_is_refused_outside_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        draw_number("a")
