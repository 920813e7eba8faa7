"""What counts as a text: signs that can be seen, and no more of them than fit."""

import pytest
from django import forms
from django.utils.translation import override

from trustmark.sites.layout.texts import Address, Lines, OneLine, WebAddress


class AskingForm(forms.Form):
    name = OneLine(max_length=40)
    story = Lines(rows=3, max_length=100, required=False)
    email = Address(max_length=60, required=False)
    site = WebAddress(max_length=60, required=False, assume_scheme="https")


def sent(**typed):
    return AskingForm({"name": "Kaasboer", **typed})


@pytest.mark.parametrize(
    "nothing", ["\u200b", " \u00a0\ufeff", "\u3164", "\u2800\u2060"]
)
def test_what_nobody_can_see_is_nothing(nothing):
    form = sent(name=nothing, story=nothing)

    with override("en"):
        assert form.errors == {"name": ["This field is required."]}
    assert form.cleaned_data["story"] == ""


@pytest.mark.parametrize(
    "name", ["Τυροκόμος", "גבינה\u200f (חנות)", "می\u200cخواهم", "👩\u200d🌾 Boerin"]
)
def test_signs_that_join_and_turn_letters_of_a_script_are_kept(name):
    form = sent(name=name)

    assert form.is_valid()
    assert form.cleaned_data["name"] == name


@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x1b", "\ufffd", "\u202e", "\u2028"])
@pytest.mark.parametrize("field", ["name", "story", "email", "site"])
def test_signs_that_hide_what_a_text_says_are_refused(field, sign):
    typed = {
        "email": f'"kaas{sign}boer"@kaas.test',
        "site": f"https://kaas{sign}boer.test/",
    }

    form = sent(**{field: typed.get(field, f"Kaas{sign}boer")})

    assert list(form.errors) == [field]


def test_only_text_of_several_lines_has_line_ends():
    assert sent(story="Kaas\r\nper post").is_valid()
    assert list(sent(name="Kaas\nper post").errors) == ["name"]


@pytest.mark.parametrize("field", ["name", "story", "email", "site"])
def test_no_browser_cuts_off_what_is_too_long(field):
    assert "maxlength" not in str(AskingForm()[field])
