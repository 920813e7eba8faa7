"""Questions for text: what a person can read, as long as it may be, and not cut off.

Every form of ours asks for text through these, so that all refuse the same signs.
"""

from typing import Any

from django import forms
from django.core import validators

from trustmark.sites.layout.signs import (
    is_visible,
    one_readable_line,
    readable_lines,
)


class _Text(forms.CharField):
    """A text that is nothing at all when nothing in it can be seen."""

    def to_python(self, value: Any) -> Any:
        """The text without the space around it."""
        text = super().to_python(value)
        return text if is_visible(text or "") else self.empty_value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No browser cuts off what is pasted: we say that it is too long."""
        return _never_cut(super().widget_attrs(widget))


class OneLine(_Text):
    """One line of text: a name, a place, a number as it is written."""

    default_validators = [one_readable_line]


class Lines(_Text):
    """Text of several lines, in a box of so many rows."""

    default_validators = [readable_lines]

    def __init__(self, *, rows: int, **kwargs: Any):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class Address(forms.EmailField):
    """An e-mail address; the form of one allows signs that nobody can see."""

    default_validators = [validators.validate_email, one_readable_line]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No browser cuts off what is pasted."""
        return _never_cut(super().widget_attrs(widget))


class WebAddress(forms.URLField):
    """A web address, which may also be typed without https."""

    default_validators = [validators.URLValidator(), one_readable_line]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No browser cuts off what is pasted."""
        return _never_cut(super().widget_attrs(widget))


def _never_cut(attributes: dict[str, Any]) -> dict[str, Any]:
    return {n: value for n, value in attributes.items() if n != "maxlength"}
