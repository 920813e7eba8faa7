"""How far the assessment is, theme by theme."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from trustmark.audits import api as audits
from trustmark.audits.api import Audit, Row, Verdict
from trustmark.sites.staff.pages import reader_language

# A verdict that closes a demand; "unclear" is work that is left.
CLOSED = frozenset({Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE})


@dataclass(frozen=True)
class ThemeLine:
    """One theme with its counts, which add up to all its demands."""

    code: str
    name: str
    url: str
    met: int
    not_met: int
    not_applicable: int
    to_do: int
    sure: int

    @property
    def total(self) -> int:
        """How many demands the theme has in this audit."""
        return self.met + self.not_met + self.not_applicable + self.to_do


def theme_lines(audit: Audit, rows: tuple[Row, ...]) -> list[ThemeLine]:
    """The themes of the audit in the order of the rulebook."""
    names = audits.rulebook_of(audit).themes
    order = {code: place for place, code in enumerate(names)}
    sorted_rows = sorted(rows, key=lambda row: order[row.criterion.theme])
    return [
        _line(audit, code, str(names[code][reader_language()]), list(group))
        for code, group in groupby(sorted_rows, key=lambda row: row.criterion.theme)
    ]


def next_theme(lines: list[ThemeLine], *, after: str) -> ThemeLine | None:
    """The next theme with work left, round the end of the list; `None` when done."""
    codes = [line.code for line in lines]
    place = codes.index(after) + 1 if after in codes else 0
    return next((line for line in lines[place:] + lines[:place] if line.to_do), None)


def _line(audit: Audit, code: str, name: str, rows: list[Row]) -> ThemeLine:
    def count(verdict: Verdict) -> int:
        return sum(row.verdict == verdict for row in rows)

    return ThemeLine(
        code=code,
        name=name,
        url=reverse("staff:theme", args=[audit.number, code]),
        met=count(Verdict.MET),
        not_met=count(Verdict.NOT_MET),
        not_applicable=count(Verdict.NOT_APPLICABLE),
        to_do=sum(row.verdict not in CLOSED for row in rows),
        sure=sum(not row.verdict and row.is_sure for row in rows),
    )
