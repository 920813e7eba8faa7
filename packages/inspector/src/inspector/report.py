"""What the checks found: outcomes, findings and the report that holds them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

FORMAT = 2
# Reports of before there were outcomes per criterion can still be read.
READABLE = frozenset({1, FORMAT})


class Outcome(StrEnum):
    """The five answers a check can give; only `MET` is good news."""

    MET = "met"
    NOT_MET = "not-met"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"
    FAILED = "failed"


class ReportRefused(ValueError):
    """The text is not a report this version can read."""


@dataclass(frozen=True)
class Finding:
    """What one check saw, with the evidence that shows it.

    `quote` stands at `start` in the text of the page at `url`; `start` is `None` when
    the evidence is no page text. `picture` names a screenshot of the visit.
    `confidence` runs from 0 (a guess) to 1 (a fact). `message` is a code in the word
    files and `values` fills its blanks.
    """

    check: str
    outcome: Outcome
    value: str = ""
    url: str = ""
    quote: str = ""
    picture: str = ""
    start: int | None = None
    confidence: float = 0.0
    message: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    law: tuple[str, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """This finding as plain values for JSON."""
        return {
            "check": self.check,
            "outcome": self.outcome.value,
            "value": self.value,
            "url": self.url,
            "quote": self.quote,
            "picture": self.picture,
            "start": self.start,
            "confidence": self.confidence,
            "message": self.message,
            "values": dict(self.values),
            "law": list(self.law),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Finding":
        """The finding a record was made from."""
        known = dict(record)
        known["outcome"] = Outcome(known["outcome"])
        known["law"] = tuple(known["law"])
        return cls(**known)


@dataclass(frozen=True)
class AskedCheck:
    """One check as the profile asked for it, with every term it was given."""

    check: str
    terms: Mapping[str, int | str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class CriterionOutcome:
    """How one demand stands by what the checks found.

    `checks` decide it together: one `not-met` is enough, `met` needs all of them, and
    nothing missing ever counts as met. `beside` names checks whose findings lie beside
    it as evidence. `automation` says whether a person must still decide.
    """

    criterion: str
    severity: str
    automation: str
    outcome: Outcome
    confidence: float = 0.0
    checks: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """This outcome as plain values for JSON."""
        return {
            "criterion": self.criterion,
            "severity": self.severity,
            "automation": self.automation,
            "outcome": self.outcome.value,
            "confidence": self.confidence,
            "checks": list(self.checks),
            "beside": list(self.beside),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "CriterionOutcome":
        """The outcome a record was made from."""
        known = dict(record)
        known["outcome"] = Outcome(known["outcome"])
        known["checks"] = tuple(known["checks"])
        known["beside"] = tuple(known["beside"])
        return cls(**known)


@dataclass(frozen=True)
class Report:
    """Every finding of one examination, with what is needed to repeat it."""

    url: str
    visited_at: datetime
    on: date
    profile: str
    asked: tuple[AskedCheck, ...]
    findings: tuple[Finding, ...]
    site_digest: str
    inspector_version: str
    kind: str = ""
    criteria: tuple[CriterionOutcome, ...] = ()
    format: int = FORMAT

    def criterion(self, id: str) -> CriterionOutcome:
        """How one demand stands; `KeyError` when the report does not tell."""
        for outcome in self.criteria:
            if outcome.criterion == id:
                return outcome
        raise KeyError(id)

    @property
    def blocking(self) -> tuple[str, ...]:
        """The demands that are not met and without which nothing can be granted."""
        return tuple(
            outcome.criterion
            for outcome in self.criteria
            if outcome.severity == "blocking" and outcome.outcome is Outcome.NOT_MET
        )

    def finding(self, check: str) -> Finding:
        """The finding of one check; `KeyError` when the profile did not ask for it."""
        for finding in self.findings:
            if finding.check == check:
                return finding
        raise KeyError(check)

    def count(self, outcome: Outcome) -> int:
        """How many findings have this outcome."""
        return sum(finding.outcome is outcome for finding in self.findings)

    def count_demands(self, outcome: Outcome) -> int:
        """How many demands have this outcome."""
        return sum(told.outcome is outcome for told in self.criteria)

    def to_json(self) -> str:
        """The report as JSON; the same report always gives the same bytes."""
        record: dict[str, Any] = {
            "format": self.format,
            "inspector_version": self.inspector_version,
            "site": {
                "url": self.url,
                "visited_at": self.visited_at.isoformat(),
                "digest": self.site_digest,
            },
            "on": self.on.isoformat(),
            "profile": {
                "name": self.profile,
                "kind": self.kind,
                "checks": [
                    {"check": asked.check, "terms": dict(asked.terms)}
                    for asked in self.asked
                ],
            },
            "findings": [finding.to_record() for finding in self.findings],
            "criteria": [outcome.to_record() for outcome in self.criteria],
        }
        if self.format == 1:
            del record["criteria"]
            del record["profile"]["kind"]
        return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Report":
        """Read a report back; raises `ReportRefused` for anything else."""
        try:
            record = json.loads(text)
            if record["format"] not in READABLE:
                raise ReportRefused(
                    f"The report has format {record['format']}; this version reads "
                    f"formats up to {FORMAT}."
                )
            return _report_of(record)
        except (KeyError, TypeError, ValueError) as problem:
            if isinstance(problem, ReportRefused):
                raise
            raise ReportRefused(f"This is not a report: {problem}.") from problem


def _report_of(record: Mapping[str, Any]) -> Report:
    return Report(
        url=record["site"]["url"],
        visited_at=datetime.fromisoformat(record["site"]["visited_at"]),
        on=date.fromisoformat(record["on"]),
        profile=record["profile"]["name"],
        asked=tuple(
            AskedCheck(asked["check"], asked["terms"])
            for asked in record["profile"]["checks"]
        ),
        findings=tuple(Finding.from_record(found) for found in record["findings"]),
        site_digest=record["site"]["digest"],
        inspector_version=record["inspector_version"],
        kind=record["profile"].get("kind", ""),
        criteria=tuple(
            CriterionOutcome.from_record(told) for told in record.get("criteria", ())
        ),
        format=record["format"],
    )
