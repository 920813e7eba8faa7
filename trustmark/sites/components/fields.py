"""Forms: one question after another, help before the field, errors at the field."""

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput
from django.forms.widgets import (
    CheckboxSelectMultiple,
    ClearableFileInput,
    RadioSelect,
    Select,
    Textarea,
)
from django.template import Library

register = Library()

_SHAPES = (
    (RadioSelect, "choices"),
    (CheckboxSelectMultiple, "choices"),
    (CheckboxInput, "checkbox"),
    (Select, "select"),
    (Textarea, "textarea"),
    (ClearableFileInput, "file"),
)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, *, width: str = "", note: str = "") -> dict[str, Any]:
    """One question of a form: label, help, the field with what was filled in, errors.

    `width` is `short` for numbers and codes, `columns` for many choices side by side;
    `note` is help that is not in the form.
    """
    shape = next(
        (name for kind, name in _SHAPES if isinstance(bound.field.widget, kind)),
        "input",
    )
    help_text = note or bound.help_text
    described = [f"{bound.auto_id}_help"] if help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    attributes: dict[str, str | bool] = {"class": f"field__{shape}"}
    if shape != "choices":
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors and shape != "choices":
        attributes["aria-invalid"] = "true"
    attributes = {name: value for name, value in attributes.items() if value}
    return {
        "bound": bound,
        "shape": shape,
        "width": width,
        "help": help_text,
        "described": " ".join(described),
        "widget": bound.as_widget(attrs=attributes),
    }


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """All that must be put right, on top of the form, each a link to its field."""
    fields = [
        {"target": _first_control(bound), "label": bound.label, "errors": bound.errors}
        for bound in form.visible_fields()
        if bound.errors
    ]
    # No link leads to what nobody sees.
    unseen = [error for bound in form.hidden_fields() for error in bound.errors]
    return {"fields": fields, "others": [*form.non_field_errors(), *unseen]}


def _first_control(bound: BoundField) -> str:
    """The id a link must lead to: a group has one per choice, the first is 0."""
    is_group = isinstance(bound.field.widget, RadioSelect)
    return f"{bound.auto_id}_0" if is_group else str(bound.auto_id)


@register.inclusion_tag("components/verdict.html")
def verdict(
    bound: BoundField, *, proposal: str = "", confidence: str = ""
) -> dict[str, Any]:
    """The choice of a verdict, with what the machine proposes and how sure it is."""
    choices = [
        {"radio": radio, "is_proposed": str(radio.data["value"]) == proposal}
        for radio in bound
        if radio.data["value"] != ""
    ]
    labels = [radio.choice_label for radio in bound if radio.data["value"] == proposal]
    return {
        "bound": bound,
        "choices": choices,
        "proposed": labels[0] if labels else "",
        "confidence": confidence,
    }
