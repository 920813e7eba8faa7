"""Looks at shops outside any audit: as a guest, or at a kept visit by other demands."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import inspector
from inspector.html_report import html_report
from inspector.profile import Demand
from inspector.wording import phrase
from trustmark.audits import rules
from trustmark.audits.evidence import open_visit
from trustmark.audits.findings import (
    Finding,
    checks_beside,
    checks_deciding,
    requests_for,
    worded,
)
from trustmark.audits.models import Inspection
from trustmark.audits.states import RunState
from trustmark.audits.suppliers.visitor import OnProgress, Visitor, get_guest_visitor
from trustmark.schemes.api import Criterion

Visit = inspector.Site
Progress = inspector.Progress
Record = Mapping[str, Any]
# The steps of a visit in their order, as the inspector reports them.
VISIT_STEPS = (
    "start",
    "robots",
    "tls",
    "dns",
    "pages",
    "browser",
    "consent",
    "screenshots",
    "checkout",
    "done",
)


@dataclass(frozen=True)
class Told:
    """One demand as the inspector sees it; no outcome means that a person must look."""

    criterion: Criterion
    outcome: str
    findings: tuple[Finding, ...]


def visit_as_guest(
    url: str, *, at: datetime, on_progress: OnProgress, visitor: Visitor | None = None
) -> Visit:
    """Visit an address nobody of the shop sent us to, or raise `CouldNotVisit`.

    Without a `visitor` it is the one of the settings.
    """
    return (visitor or get_guest_visitor()).visit(url, at=at, on_progress=on_progress)


def why_not_visited(code: str, *, language: str) -> str:
    """The reason of a `CouldNotVisit` in the reader's language; empty without words."""
    try:
        return phrase(code, language)
    except KeyError:
        return ""


def examine(
    visit: Visit, criteria: Iterable[Criterion], *, name: str, kind: str, on: date
) -> Record:
    """What the inspector finds on a visit by these demands, as values for JSON.

    Pure: the same visit, demands and day give the same record to the byte.
    """
    listed = tuple(criteria)
    profile = inspector.Profile(
        name, requests_for(listed), kind, tuple(_demand(each) for each in listed)
    )
    report = inspector.examine(visit, profile, on=on)
    record: Record = json.loads(report.to_json())
    return record


def outcomes_in(record: Record, criteria: Iterable[Criterion]) -> dict[str, str]:
    """How each demand stands by a record, by id; empty where no check decides."""
    seen = {found["check"]: found["outcome"] for found in record["findings"]}
    return {
        criterion.id: rules.proposal(
            seen[code] for code in checks_deciding(criterion) if code in seen
        )
        for criterion in criteria
    }


def tell(
    record: Record, criteria: Iterable[Criterion], *, language: str
) -> tuple[Told, ...]:
    """Every demand with what was found about it, worded for the reader."""
    listed = tuple(criteria)
    outcomes = outcomes_in(record, listed)
    found = worded(_report_in(record), language=language)
    return tuple(
        Told(
            criterion,
            outcomes[criterion.id],
            tuple(
                found[code]
                for code in (*checks_deciding(criterion), *checks_beside(criterion))
                if code in found
            ),
        )
        for criterion in listed
    )


def render_findings(record: Record, visit: Path, *, digest: str, language: str) -> str:
    """The record as one HTML file with the pictures of its visit; raises `NotKept`."""
    site = open_visit(visit, digest=digest)
    return html_report(site, _report_in(record), language)


def is_visiting(domain: str) -> bool:
    """Whether the inspector is at this domain just now, for an audit."""
    under_way = Inspection.objects.filter(state=RunState.RUNNING)
    return under_way.filter(audit__shop__domain=domain).exists()


def list_kept_visits(shop_ids: Iterable[int], *, scheme: str) -> dict[int, Inspection]:
    """The newest visit that an audit of the scheme kept of each shop, by shop."""
    runs = Inspection.objects.filter(
        audit__shop_id__in=list(shop_ids), audit__scheme=scheme, state=RunState.DONE
    )
    listed = runs.select_related("audit").defer("report")
    return {run.audit.shop_id: run for run in listed.order_by("finished_at", "id")}


def _demand(criterion: Criterion) -> Demand:
    return Demand(
        criterion.id,
        criterion.level,
        criterion.automation,
        checks_deciding(criterion),
        checks_beside(criterion),
        criterion.since,
        criterion.until,
    )


def _report_in(record: Record) -> inspector.Report:
    return inspector.Report.from_json(json.dumps(record))
