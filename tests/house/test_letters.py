"""Every letter of every module can be written, in every language."""

import pytest

from tests.correspondence.rendering import assert_letters_render
from trustmark.correspondence.api import kind_of, registered_letters


@pytest.mark.parametrize("letter", registered_letters(), ids=kind_of)
def test_every_letter_renders_in_every_language(letter):
    assert_letters_render([letter])
