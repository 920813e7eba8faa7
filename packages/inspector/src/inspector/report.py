"""What the checks found: outcomes, findings and the report that holds them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

FORMAT = 1


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
    format: int = FORMAT

    def finding(self, check: str) -> Finding:
        """The finding of one check; `KeyError` when the profile did not ask for it."""
        for finding in self.findings:
            if finding.check == check:
                return finding
        raise KeyError(check)

    def count(self, outcome: Outcome) -> int:
        """How many findings have this outcome."""
        return sum(finding.outcome is outcome for finding in self.findings)

    def to_json(self) -> str:
        """The report as JSON; the same report always gives the same bytes."""
        record = {
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
                "checks": [
                    {"check": asked.check, "terms": dict(asked.terms)}
                    for asked in self.asked
                ],
            },
            "findings": [finding.to_record() for finding in self.findings],
        }
        return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Report":
        """Read a report back; raises `ReportRefused` for anything else."""
        try:
            record = json.loads(text)
            if record["format"] != FORMAT:
                raise ReportRefused(
                    f"The report has format {record['format']}; this version reads "
                    f"format {FORMAT}."
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
    )
