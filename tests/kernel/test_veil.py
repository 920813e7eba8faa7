"""A veiled number is read back by us alone, and tells nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from trustmark.kernel import vault

PURPOSE = "a number"


@settings(deadline=None)
@given(number=some.integers(min_value=0, max_value=2**63 - 1))
def test_a_number_comes_back_for_its_purpose_alone(number):
    text = vault.veiled(number, purpose=PURPOSE)

    assert len(text) == 26
    assert vault.unveiled(text, purpose=PURPOSE) == number
    assert vault.unveiled(text, purpose="another") is None


@settings(deadline=None)
@given(text=some.text(max_size=30))
def test_what_we_did_not_veil_is_nothing(text):
    assert vault.unveiled(text, purpose=PURPOSE) is None


def test_neighbours_look_nothing_alike():
    texts = [vault.veiled(number, purpose=PURPOSE) for number in range(100)]

    assert len({text[:6] for text in texts}) == 100


@pytest.mark.parametrize("text", ["", "a" * 26, "é" * 26, "0" * 26, "a" * 32])
def test_odd_text_is_nothing(text):
    assert vault.unveiled(text, purpose=PURPOSE) is None


def test_a_number_veiled_under_an_earlier_secret_is_still_read(settings):
    settings.SECRET_KEY = "of long ago"
    text = vault.veiled(7, purpose=PURPOSE)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "of now", ["of long ago"]

    assert vault.unveiled(text, purpose=PURPOSE) == 7
