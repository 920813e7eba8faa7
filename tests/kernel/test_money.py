"""One rounding, one way of showing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustmark.kernel.money import rounded, shown, vat_on


@pytest.mark.parametrize(
    ("amount", "cents"),
    [("0.5", 1), ("1.5", 2), ("2.4999", 2), ("-0.5", -1), ("-2.4", -2)],
)
def test_half_a_cent_goes_up_away_from_zero(amount, cents):
    assert rounded(Decimal(amount)) == cents


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "€ 1.234,50"), ("fr", "1\u202f234,50\u202f€"), ("en", "€1,234.50")],
)
def test_an_amount_reads_as_the_reader_writes_it(language, text):
    assert shown(123450, language=language) == text


def test_a_negative_amount_keeps_its_sign_in_front():
    assert shown(-5, language="nl") == "-€ 0,05"


@given(st.integers(min_value=0, max_value=10**9))
def test_vat_is_never_more_than_half_a_cent_off(net):
    exact = Decimal(net) * 21 / 100

    assert abs(vat_on(net, rate_percent=Decimal(21)) - exact) <= Decimal("0.5")
