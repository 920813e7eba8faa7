"""Every letter of accounts can be written in every language."""

import pytest

from trustmark.accounts import api as accounts
from trustmark.correspondence.api import registered_letters, render

LETTERS = [
    letter
    for letter in registered_letters()
    if letter.__module__ == "trustmark.accounts.letters"
]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.__name__)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_example_of_every_letter_is_written(letter, language):
    example = letter.example()

    written = render(example, language=language, sender=accounts.platform_sender())

    values = [value for value in vars(example).values() if isinstance(value, str)]
    said = " ".join(f"{written.subject} {written.text}".split())
    assert [value for value in values if value not in said] == []
