"""The kept report of an inspection, in the reader's language."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings

import inspector
from trustmark.audits import rules
from trustmark.audits.models import Inspection
from trustmark.schemes.api import Criterion


@dataclass(frozen=True)
class Finding:
    """What one check saw, with what it says and what it advises."""

    check: str
    outcome: str
    value: str
    url: str
    quote: str
    picture: str
    confidence: float
    says: str
    advises: str
    law: tuple[str, ...]
    inspection_id: int


def report_of(run: Inspection) -> inspector.Report | None:
    """The report of a run, as the inspector knows it; `None` without one."""
    if run.report is None:
        return None
    return inspector.Report.from_json(json.dumps(run.report["report"]))


def pages_of(run: Inspection) -> Mapping[str, str]:
    """The digest of every page the run saw, by address."""
    return dict(run.report["pages"]) if run.report else {}


def findings_of(run: Inspection, *, language: str) -> dict[str, Finding]:
    """Every finding of a run by check code, worded for the reader."""
    report = report_of(run)
    if report is None:
        return {}
    return worded(report, language=language, inspection_id=run.pk)


def worded(
    report: inspector.Report, *, language: str, inspection_id: int = 0
) -> dict[str, Finding]:
    """Every finding of a report by check code, worded for the reader."""
    return {
        found.check: _worded(found, inspection_id, language=language)
        for found in report.findings
    }


@dataclass(frozen=True)
class Check:
    """One check of the inspector, as an outsider may know it."""

    code: str
    title: Mapping[str, str]
    law: tuple[str, ...]
    terms: tuple[str, ...]


def list_checks() -> tuple[Check, ...]:
    """Every check the inspector knows, by code."""
    return tuple(
        Check(
            check.code,
            check.title,
            check.law,
            tuple(parameter.name for parameter in check.parameters),
        )
        for check in inspector.list_checks()
    )


def checks_deciding(criterion: Criterion) -> tuple[str, ...]:
    """The checks whose findings propose a verdict on this criterion."""
    return rules.deciding_checks(
        criterion.id, named=criterion.checks, known=_known_codes()
    )


def checks_beside(criterion: Criterion) -> tuple[str, ...]:
    """The checks whose findings lie beside this criterion and propose nothing."""
    deciding = checks_deciding(criterion)
    return tuple(
        code for code in _codes_beside().get(criterion.id, ()) if code not in deciding
    )


def requests_for(criteria: Iterable[Criterion]) -> tuple[inspector.CheckRequest, ...]:
    """The checks that serve these demands, with the terms of their rulebook.

    A check that asks where the register is learns our own address.
    """
    terms: dict[str, dict[str, object]] = {}
    for criterion in criteria:
        for code in (*checks_deciding(criterion), *checks_beside(criterion)):
            terms[code] = dict(criterion.checks.get(code, terms.get(code, {})))
    for code in _codes_asking_register() & terms.keys():
        terms[code].setdefault("register", settings.PUBLIC_URL)
    return tuple(
        inspector.CheckRequest(code, given)  # type: ignore[arg-type]
        for code, given in sorted(terms.items())
    )


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(check.code for check in inspector.list_checks())


@cache
def _codes_asking_register() -> frozenset[str]:
    return frozenset(
        check.code
        for check in inspector.list_checks()
        if any(parameter.name == "register" for parameter in check.parameters)
    )


@cache
def _codes_beside() -> dict[str, tuple[str, ...]]:
    """Per criterion the checks that lie beside it."""
    found: dict[str, tuple[str, ...]] = {}
    for check in inspector.list_checks():
        if check.beside:
            found[check.beside] = (*found.get(check.beside, ()), check.code)
    return found


def list_check_codes() -> dict[str, frozenset[str]]:
    """Every check the inspector knows, with the names of its terms."""
    return {
        check.code: frozenset(parameter.name for parameter in check.parameters)
        for check in inspector.list_checks()
    }


def _worded(found: inspector.Finding, inspection_id: int, *, language: str) -> Finding:
    return Finding(
        check=found.check,
        outcome=found.outcome.value,
        value=found.value,
        url=found.url,
        quote=found.quote,
        picture=found.picture,
        confidence=found.confidence,
        says=inspector.describe(found, language),
        advises=inspector.advise(found, language),
        law=found.law,
        inspection_id=inspection_id,
    )
