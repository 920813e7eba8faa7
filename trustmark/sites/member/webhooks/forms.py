"""The questions about a webhook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trustmark.dispatches.api import Topic
from trustmark.sites.layout.texts import OneLine

LONGEST_URL = 500


class TopicsForm(forms.Form):
    """What a webhook hears of."""

    topics = forms.MultipleChoiceField(
        label=_("What it hears of"),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one thing to hear of.")},
    )


class WebhookForm(TopicsForm):
    """A new webhook: where, and what for."""

    url = OneLine(label=_("Address"), max_length=LONGEST_URL)
    field_order = ("url", "topics")

    def __init__(self, data: Any, *, domain: str) -> None:
        super().__init__(data)
        self.fields["url"].help_text = _(
            "Begins with https and is on %(domain)s or below it."
        ) % {"domain": domain}


class ReplayForm(forms.Form):
    """Since when to send once more, and what."""

    since = forms.DateTimeField(
        label=_("Since"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        error_messages={
            "invalid": _("Write a day and a time, as in 2026-11-02T09:30.")
        },
    )
    which = forms.ChoiceField(
        label=_("What to send again"),
        choices=[
            ("unarrived", _("What did not arrive")),
            ("all", _("Everything, also what arrived")),
        ],
        widget=forms.RadioSelect,
    )
