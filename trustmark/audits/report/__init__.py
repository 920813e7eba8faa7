"""The report of a decided audit as a PDF: what was seen, said, and decided.

Set with typst: PDF/A-3 and tagged, from the fonts of the house alone, the same bytes
for the same audit.
"""

import json
import tomllib
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from trustmark.audits.models import Audit, Decision, Inspection
from trustmark.audits.queries import examiner_role
from trustmark.audits.services.deciding import find_decision
from trustmark.audits.standings import Row, list_rows, rulebook_of
from trustmark.audits.states import RunState
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused

_HERE = Path(__file__).parent


def render_report(audit: Audit, *, language: str) -> bytes:
    """The report as a PDF in the reader's language; only for a decided audit."""
    decision = find_decision(audit)
    if decision is None:
        raise MoveRefused(f"{audit} was not decided")
    with translation.override(language):
        told = _told(audit, decision, language=language)
    return bytes(
        typst.compile(
            str(_HERE / "report.typ"),
            font_paths=[str(settings.FONTS_DIR)],
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(told, ensure_ascii=False)},
            pdf_standards=["a-3a"],
            timestamp=int(decision.at.timestamp()),
        )
    )


def _told(audit: Audit, decision: Decision, *, language: str) -> dict[str, Any]:
    words = _words()[language]
    book = rulebook_of(audit)
    return {
        "language": language,
        "words": words,
        "title": f"{words['title']} {audit.shop.name}",
        "operator": book.scheme.operator.legal_name,
        "scheme": book.scheme.name[language],
        "number": audit.number,
        "rulebook": f"{book.scheme.name[language]} {book.version}",
        "facts": _facts(audit, decision, words, language=language),
        "outcome": "met" if decision.granted else "not-met",
        "outcome_words": words["granted" if decision.granted else "denied"],
        "reasons": decision.reasons,
        "themes": _themes(audit, words, language=language),
        "visits": _visits(audit, words),
        "digest": decision.digest,
    }


def _facts(
    audit: Audit, decision: Decision, words: dict[str, str], *, language: str
) -> list[tuple[str, str]]:
    book, company = rulebook_of(audit), audit.shop.company
    decided_by = (
        words["exception"] + decision.exception
        if decision.exception
        else words["decider"]
    )
    return [
        (words["shop"], audit.shop.name),
        (words["domain"], audit.shop.domain),
        (words["company"], f"{company.name}, {company.number}"),
        (words["number"], audit.number),
        (words["rulebook"], f"{book.scheme.name[language]} {book.version}"),
        (words["kind"], book.scheme.kinds[audit.kind].name[language]),
        (words["opened"], _day(audit.opened_at)),
        (words["decided"], _day(decision.at)),
        (words["examined_by"], words[examiner_role(audit)]),
        (words["decided_by"], decided_by),
    ]


def _themes(
    audit: Audit, words: dict[str, str], *, language: str
) -> list[dict[str, Any]]:
    book = rulebook_of(audit)
    rows = list_rows(audit, language=language)
    themes = list(dict.fromkeys(row.criterion.theme for row in rows))
    return [
        {
            "name": book.themes[theme][language],
            "met": _count(rows, theme, "met"),
            "not_met": _count(rows, theme, "not-met"),
            "not_applicable": _count(rows, theme, "not-applicable"),
            "rows": [
                _row(row, words, language=language)
                for row in rows
                if row.criterion.theme == theme
            ],
        }
        for theme in themes
    ]


def _count(rows: Iterable[Row], theme: str, verdict: str) -> int:
    return sum(r.verdict == verdict for r in rows if r.criterion.theme == theme)


def _row(row: Row, words: dict[str, str], *, language: str) -> dict[str, Any]:
    verdict = row.verdict or "none"
    return {
        "criterion": row.criterion.id,
        "demand": row.criterion.demand[language],
        "level": words[row.criterion.level],
        "verdict": verdict,
        "verdict_words": words[verdict.replace("-", "_")],
        "note": row.assessment.note if row.assessment else "",
        "findings": [
            {"says": found.says, "quote": found.quote, "url": found.url}
            for found in row.findings
        ],
    }


def _visits(audit: Audit, words: dict[str, str]) -> list[dict[str, str]]:
    ended = [RunState.DONE, RunState.FAILED]
    runs = Inspection.objects.filter(audit=audit, state__in=ended).order_by("id")
    return [
        {
            "at": _day(run.finished_at) if run.finished_at else "",
            "state": words["inspected" if run.state == RunState.DONE else "failed"],
            "digest": run.visit_digest,
        }
        for run in runs
    ]


def _day(at: datetime) -> str:
    return date_format(day_of(at), "j F Y")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
