"""Invented content for the components page: one shop, a few days in November."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.history import HistoryEntry
from trustmark.sites.components.charts import Bar, Point
from trustmark.sites.components.stories import Event, QueueRow, Step

TODAY = date(2026, 11, 24)
_NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


class ApplyForm(forms.Form):
    """The questions of an application, enough to show every kind of field."""

    shop = forms.CharField(
        label=_("Name of the shop"), help_text=_("As your customers know it.")
    )
    number = forms.CharField(
        label=_("Number in the trade register"),
        help_text=_("Eight digits in the Netherlands, ten in Belgium."),
    )
    email = forms.EmailField(label=_("E-mail address for letters"))
    country = forms.ChoiceField(
        label=_("Country"), choices=[("NL", _("Netherlands")), ("BE", _("Belgium"))]
    )
    sells_to = forms.ChoiceField(
        label=_("To whom do you sell?"),
        choices=[
            ("consumers", _("Consumers")),
            ("companies", _("Companies")),
            ("both", _("Both")),
        ],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the shop"),
        choices=[("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    remark = forms.CharField(
        label=_("Anything we should know"), widget=forms.Textarea, required=False
    )
    agrees = forms.BooleanField(
        label=_("I have read the code of conduct and follow it.")
    )


class VerdictForm(forms.Form):
    """The verdict on one criterion."""

    verdict = forms.ChoiceField(
        label=_("Your verdict on the cooling-off period"),
        choices=[
            ("met", _("Met")),
            ("not-met", _("Not met")),
            ("not-applicable", _("Not applicable")),
            ("unclear", _("Unclear")),
        ],
        widget=forms.RadioSelect,
    )


@dataclass(frozen=True)
class Tab:
    """One side of a subject."""

    label: Any
    url: str
    current: bool = False
    count: int | None = None


def list_examples() -> dict[str, Any]:
    """Everything the components page shows."""
    return {
        "on": TODAY,
        "form": ApplyForm(),
        "wrong_form": ApplyForm(
            {"shop": "Kaasboer Jansen", "number": "1234", "email": "jansen@"},
            auto_id="wrong_%s",
        ),
        "verdict_form": VerdictForm({"verdict": "not-met"}, auto_id="verdict_%s"),
        "deadlines": [
            date(2026, 12, 4),
            date(2026, 11, 25),
            TODAY,
            date(2026, 11, 18),
        ],
        "entries": _history(),
        "names": {7: "Anna de Wit", 9: "Kaasboer Jansen"},
        "openings": {"open": _("The audit was opened")},
        "queue": _queue(),
        "steps": [
            Step(_("Your company"), "done", "#steps"),
            Step(_("Your shop"), "current"),
            Step(_("Proof of the domain"), "later"),
            Step(_("Look over and send"), "later"),
        ],
        "events": _events(),
        "tabs": [
            Tab(_("Findings"), "#tabs", current=True, count=42),
            Tab(_("Letters"), "#tabs", count=3),
            Tab(_("History"), "#tabs"),
        ],
        "page": Paginator(range(240), 20).page(4),
        "columns": [_("Quarter"), _("Invitations"), _("Answers")],
        "rows": [["2026 I", 412, 96], ["2026 II", 388, 101], ["2026 III", 530, 127]],
        **_charts(),
    }


def _history() -> list[HistoryEntry]:
    told = [
        ("open", None, ""),
        ("hand_to_auditor", None, ""),
        ("note", 7, "De winkel levert ook in Duitsland."),
        ("request_remedy", 7, "Het telefoonnummer ontbreekt."),
    ]
    return [
        HistoryEntry(
            case_kind="audits.audit",
            move=move,
            by_id=by,
            reason=reason,
            at=_NOW + timedelta(days=place - 5),
        )
        for place, (move, by, reason) in enumerate(told)
    ]


def _queue() -> list[QueueRow]:
    def row(
        title: str, what: Any, turn: Any, days: int, until: date | None
    ) -> QueueRow:
        since = _NOW - timedelta(days=days)
        state = _("To be assessed")
        return QueueRow(title, "#queue", turn, since, until, what, state, "warning")

    return [
        row("Boekhandel Blauw", _("Admission"), _("staff"), 21, date(2026, 11, 20)),
        row("Kaasboer Jansen", _("Periodic audit"), _("staff"), 6, date(2026, 11, 25)),
        row("Fietsen van Oost", _("Spot check"), _("member"), 2, date(2026, 12, 8)),
    ]


def _events() -> list[Event]:
    return [
        Event(_("Certificate issued"), date(2024, 3, 4), tone="good"),
        Event(_("Suspended"), date(2025, 6, 2), _("No address on the site"), "bad"),
        Event(_("Restored"), date(2025, 6, 18), tone="good"),
    ]


def _charts() -> dict[str, Any]:
    months = ["12-2025", "1-2026", "2-2026", "3-2026", "4-2026", "5-2026", "6-2026"]
    scores = [8.1, 8.3, 8.2, 8.6, 8.7, 8.6, 8.9]
    return {
        "bars": [
            Bar(_("Settled"), 31, "good"),
            Bar(_("Rejected"), 12),
            Bar(_("To the dispute board"), 4, "bad"),
        ],
        "funnel": [
            Bar(_("Invited"), 530),
            Bar(_("Opened"), 318),
            Bar(_("Answered"), 127),
        ],
        "points": [
            Point(month, score, score - 0.9 + place / 12, score + 0.6 - place / 20)
            for place, (month, score) in enumerate(zip(months, scores, strict=True))
        ],
    }
