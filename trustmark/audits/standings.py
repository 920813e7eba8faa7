"""How every criterion of an audit stands: the demand, the proposal, the verdict."""

from dataclasses import dataclass

from trustmark.audits import rules
from trustmark.audits.findings import (
    Finding,
    checks_beside,
    checks_deciding,
    findings_of,
)
from trustmark.audits.models import Assessment, Audit, Inspection
from trustmark.audits.rules import Standing
from trustmark.audits.states import RunState
from trustmark.schemes.api import Criterion, Rulebook


@dataclass(frozen=True)
class Row:
    """One criterion on the assessment page."""

    criterion: Criterion
    findings: tuple[Finding, ...]
    proposed: str
    confidence: float
    assessment: Assessment | None
    must_be_looked_at: bool

    @property
    def verdict(self) -> str:
        """The verdict that counts now; empty when this round still owes one."""
        return self.assessment.verdict if self.assessment else ""

    @property
    def is_sure(self) -> bool:
        """Whether the proposal may be confirmed together with others."""
        return rules.is_sure(
            self.proposed,
            confidence=self.confidence,
            is_asked_for=bool(self.criterion.checks),
        )


def rulebook_of(audit: Audit) -> Rulebook:
    """The rulebook the audit began with."""
    rules_in_force: Rulebook = audit.scheme_version.rules
    return rules_in_force


def criteria_of(audit: Audit) -> tuple[Criterion, ...]:
    """The demands on this shop, for this kind, by the law of the audit's day."""
    return rulebook_of(audit).criteria_for(
        audit.kind, on=audit.on_date, countries=frozenset(audit.shop.countries)
    )


def latest_inspection(audit: Audit) -> Inspection | None:
    """The last run that ended, well or badly."""
    ended = [RunState.DONE, RunState.FAILED]
    runs = Inspection.objects.filter(audit=audit, state__in=ended)
    return runs.order_by("-id").first()


def list_standings(audit: Audit) -> tuple[Standing, ...]:
    """Every criterion with its level and the verdict that counts now."""
    latest = _counting_assessments(audit)
    return tuple(
        Standing(c.id, c.level, latest[c.id].verdict if c.id in latest else "")
        for c in criteria_of(audit)
    )


def list_rows(audit: Audit, *, language: str) -> tuple[Row, ...]:
    """Every criterion as the assessment page shows it, in the rulebook's order."""
    latest = _counting_assessments(audit)
    findings = _findings(audit, language=language)
    again = _looked_at_again(audit)
    return tuple(
        _row(criterion, findings, latest, again) for criterion in criteria_of(audit)
    )


def _row(
    criterion: Criterion,
    findings: dict[str, Finding],
    latest: dict[str, Assessment],
    again: frozenset[str] | None,
) -> Row:
    mine = tuple(findings[c] for c in checks_deciding(criterion) if c in findings)
    beside = tuple(findings[c] for c in checks_beside(criterion) if c in findings)
    return Row(
        criterion=criterion,
        findings=(*mine, *beside),
        proposed=rules.proposal(finding.outcome for finding in mine),
        confidence=min((finding.confidence for finding in mine), default=0.0),
        assessment=latest.get(criterion.id),
        must_be_looked_at=again is None or criterion.id in again,
    )


def _counting_assessments(audit: Audit) -> dict[str, Assessment]:
    """The latest verdict per criterion; in a re-audit, old ones on what is looked at
    again no longer count."""
    again = _looked_at_again(audit)
    latest: dict[str, Assessment] = {}
    for assessment in Assessment.objects.filter(audit=audit).order_by("id"):
        latest[assessment.criterion] = assessment
    return {
        name: assessment
        for name, assessment in latest.items()
        if assessment.round == audit.round or (again is not None and name not in again)
    }


def _looked_at_again(audit: Audit) -> frozenset[str] | None:
    """What this round looks at; `None` means everything."""
    runs = Inspection.objects.filter(audit=audit, round=audit.round)
    limits = [frozenset(run.criteria) for run in runs.order_by("id")]
    if not limits or any(not limit for limit in limits):
        return None
    return frozenset().union(*limits)


def _findings(audit: Audit, *, language: str) -> dict[str, Finding]:
    run = latest_inspection(audit)
    return findings_of(run, language=language) if run else {}
