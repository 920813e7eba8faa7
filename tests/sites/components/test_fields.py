"""Fields: help before, error at the field, and never losing what was filled in."""

import pytest
from django import forms
from django.template import engines
from django.utils.translation import override


class QuestionForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the register.")
    sells = forms.ChoiceField(
        label="Sells to",
        choices=[("a", "Consumers"), ("b", "Companies")],
        widget=forms.RadioSelect,
    )
    agrees = forms.BooleanField(label="I agree")
    remark = forms.CharField(label="Remark", widget=forms.Textarea, required=False)

    def clean(self):
        if self.data.get("name") == "Nobody":
            raise forms.ValidationError("Nobody cannot apply.")
        return self.cleaned_data


def rendered(template: str, **values: object) -> str:
    with override("en"):
        return engines["django"].from_string(template).render(values)


def test_help_stands_before_the_field_and_belongs_to_it():
    html = rendered("{% field form.name %}", form=QuestionForm())

    assert html.index("As in the register.") < html.index("<input")
    assert 'id="id_name_help"' in html
    assert 'aria-describedby="id_name_help"' in html


def test_an_error_stands_at_the_field_and_belongs_to_it():
    form = QuestionForm({"name": ""})

    html = rendered("{% field form.name %}", form=form)

    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_help id_name_error"' in html
    assert html.count("aria-describedby") == 1
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize("field", ["name", "remark"])
def test_what_was_filled_in_stays(field):
    form = QuestionForm({field: "Kaas & Zo"})

    assert "Kaas &amp; Zo" in rendered(f"{{% field form.{field} %}}", form=form)


def test_choices_are_a_group_with_the_question_as_its_name():
    html = rendered("{% field form.sells %}", form=QuestionForm({"sells": "b"}))

    assert '<legend class="field__label">Sells to</legend>' in html
    assert html.count('type="radio"') == 2
    assert html.count("checked") == 1


def test_only_what_may_be_left_open_says_so():
    form = QuestionForm()

    assert "(optional)" in rendered("{% field form.remark %}", form=form)
    assert "(optional)" not in rendered("{% field form.name %}", form=form)


def test_the_summary_leads_to_every_field_that_is_wrong():
    form = QuestionForm({"name": "Nobody"})

    html = rendered("{% form_errors form %}", form=form)

    assert "Nobody cannot apply." in html
    assert 'href="#id_sells_0"' in html
    assert 'href="#id_agrees"' in html
    assert 'href="#id_name"' not in html
    assert 'id="id_sells_0"' in rendered("{% field form.sells %}", form=form)


@pytest.mark.parametrize("data", [None, {"name": "K", "sells": "a", "agrees": "on"}])
def test_a_form_without_mistakes_has_no_summary(data):
    assert rendered("{% form_errors form %}", form=QuestionForm(data)).strip() == ""


def test_a_verdict_shows_what_is_proposed_and_keeps_what_was_chosen():
    html = rendered(
        '{% verdict form.sells proposal="a" confidence="almost certain" %}',
        form=QuestionForm({"sells": "b"}),
    )

    assert "The inspector proposes: <strong>Consumers</strong>" in html
    assert "(almost certain)" in html
    assert html.count("checked") == 1


def test_an_error_belongs_to_the_whole_group_of_choices():
    html = rendered("{% field form.sells %}", form=QuestionForm({"name": "K"}))

    assert '<fieldset aria-describedby="id_sells_error">' in html
    assert '<p class="field__error" id="id_sells_error">' in html
