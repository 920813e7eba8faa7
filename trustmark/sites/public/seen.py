"""What a pre-check saw, theme by theme, in the words of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.audits.api import Told
from trustmark.schemes.api import Rulebook

# By outcome; none means that no check of ours decides it.
NOT_MET, UNCLEAR, MET, APART, PERSON = "not-met", "unclear", "met", "not-applicable", ""


@dataclass(frozen=True)
class Manner:
    """An outcome in words, how it is coloured, and its shape."""

    code: str
    label: "str | Promise"
    tone: str
    icon: str


MANNERS = (
    Manner(NOT_MET, _("Seems not to be met"), "bad", "cross"),
    Manner(UNCLEAR, _("Not clear"), "warning", "question"),
    Manner(MET, _("Seems to be met"), "good", "check"),
    Manner(APART, _("Does not apply"), "quiet", "minus"),
    Manner(PERSON, _("For an auditor to judge"), "info", "person"),
)
_ORDER = {manner.code: place for place, manner in enumerate(MANNERS)}


def counts_of(told: Sequence[Told]) -> list[dict[str, Any]]:
    """How many demands have each outcome; together all of them."""
    return [
        {"manner": manner, "count": sum(one.outcome == manner.code for one in told)}
        for manner in MANNERS
    ]


def themes_of(
    told: Sequence[Told], book: Rulebook, *, language: str
) -> list[dict[str, Any]]:
    """The themes in the order of the rulebook, what is not met first in each."""
    listed = {one.criterion.theme for one in told}
    return [
        _theme(
            code,
            book.themes[code][language],
            [one for one in told if one.criterion.theme == code],
            language=language,
        )
        for code in book.themes
        if code in listed
    ]


def _theme(
    code: str, name: str, told: Sequence[Told], *, language: str
) -> dict[str, Any]:
    ordered = sorted(told, key=lambda one: _ORDER[one.outcome])
    rows = [_row(one, language=language) for one in ordered]
    return {
        "code": code,
        "name": name,
        "counts": counts_of(told),
        "unmet": [row for row in rows if row["manner"].code == NOT_MET],
        "others": [
            {"manner": manner, "rows": found}
            for manner in MANNERS[1:]
            for found in [[row for row in rows if row["manner"] is manner]]
            if found
        ],
    }


def _row(one: Told, *, language: str) -> dict[str, Any]:
    criterion = one.criterion
    return {
        "id": criterion.id,
        "manner": MANNERS[_ORDER[one.outcome]],
        "level": criterion.level,
        "demand": criterion.demand[language],
        "remedy": criterion.remedy[language],
        "law": criterion.ground,
        "findings": one.findings,
    }
