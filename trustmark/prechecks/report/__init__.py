"""The result of a pre-check to take along: as one HTML file, and as a PDF.

The PDF is set with typst, from the fonts of the house alone; the same pre-check gives
the same bytes.
"""

import json
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from trustmark.audits import api as audits
from trustmark.audits.api import Told
from trustmark.kernel.calendar import day_of
from trustmark.prechecks.models import PreCheck
from trustmark.prechecks.queries import path_of, rulebook_of, tell

_HERE = Path(__file__).parent
_COUNTED = ("not-met", "unclear", "met", "not-applicable", "")


def render_html(precheck: PreCheck, *, language: str) -> str:
    """One HTML file with the pictures inside; raises `NotKept`."""
    if precheck.record is None:
        raise audits.NotKept(f"{precheck} has no result")
    return audits.render_findings(
        precheck.record,
        path_of(precheck.visit),
        digest=precheck.visit.digest,
        language=language,
    )


def render_pdf(precheck: PreCheck, *, language: str) -> bytes:
    """The result as a PDF (PDF/A-3, tagged) in the words of the scheme."""
    with translation.override(language):
        told = _told(precheck, language=language)
    return bytes(
        typst.compile(
            str(_HERE / "report.typ"),
            font_paths=[str(settings.FONTS_DIR)],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["a-3a"],
            timestamp=int(precheck.visit.asked_at.timestamp()),
        )
    )


def _told(precheck: PreCheck, *, language: str) -> dict[str, Any]:
    words, book, visit = _words()[language], rulebook_of(precheck), precheck.visit
    rows = tell(precheck, language=language)
    seen = day_of(visit.finished_at or visit.asked_at)
    rulebook = f"{book.scheme.name[language]} {book.version}"
    return {
        "language": language,
        "words": words,
        "title": f"{words['title']} {visit.domain}",
        "operator": book.scheme.operator.legal_name,
        "rulebook": rulebook,
        "facts": [
            (words["shop"], visit.url),
            (words["seen"], date_format(seen, "j F Y")),
            (words["rulebook"], rulebook),
            (words["kind"], book.scheme.kinds[precheck.kind].name[language]),
        ],
        "counts": [
            (words[outcome or "person"], sum(row.outcome == outcome for row in rows))
            for outcome in _COUNTED
        ],
        "themes": [
            {"name": book.themes[theme][language], "rows": _rows(listed, words)}
            for theme, listed in _by_theme(rows).items()
        ],
        "digest": visit.digest,
    }


def _by_theme(rows: Sequence[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for row in rows:
        found.setdefault(row.criterion.theme, []).append(row)
    return found


def _rows(rows: Sequence[Told], words: dict[str, str]) -> list[dict[str, Any]]:
    """The demands of a theme, what is not met first."""
    order = {outcome: place for place, outcome in enumerate(_COUNTED)}
    language = words["language"]
    return [
        {
            "demand": row.criterion.demand[language],
            "outcome": row.outcome or "person",
            "outcome_words": words[row.outcome or "person"],
            "level": words[row.criterion.level],
            "remedy": row.criterion.remedy[language]
            if row.outcome == "not-met"
            else "",
            "law": "; ".join(row.criterion.ground),
            "findings": [
                {"says": found.says, "quote": found.quote, "url": found.url}
                for found in row.findings
            ],
        }
        for row in sorted(rows, key=lambda row: order[row.outcome])
    ]


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
