"""Adding up what the tests said: counts, the slowest, and what was skipped and why."""

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

LEFT_OUT = "left out: "


@dataclass(frozen=True)
class Case:
    """One test that was looked at; `skipped` holds the reason if it did not run."""

    name: str
    seconds: float
    failed: bool
    skipped: str


@dataclass(frozen=True)
class Result:
    """What came of one part; `not_run` holds the reason if it did not run."""

    part: str
    is_fine: bool
    cases: tuple[Case, ...] = ()
    not_run: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    """Tests that were not asked to run here: how many, and why."""

    @property
    def ran(self) -> bool:
        """Whether any test was looked at."""
        return bool(self.cases)

    @property
    def failed(self) -> int:
        return sum(case.failed for case in self.cases)

    @property
    def skipped(self) -> int:
        return sum(bool(case.skipped) for case in self.cases)

    @property
    def passed(self) -> int:
        return len(self.cases) - self.failed - self.skipped

    @property
    def seconds(self) -> float:
        return sum(case.seconds for case in self.cases)


def read_result(part: str, report: Path, *, is_fine: bool) -> Result:
    """Read a JUnit report; a missing or broken one is never fine."""
    try:
        tree = ET.parse(report)  # noqa: S314 - written by our own pytest
    except (OSError, ET.ParseError):
        return Result(part, is_fine=False, not_run="the run was broken off")
    cases = tuple(read_case(element) for element in tree.iter("testcase"))
    left_out = tuple(
        (said.get("value", ""), said.get("name", "").removeprefix(LEFT_OUT))
        for said in tree.iter("property")
        if said.get("name", "").startswith(LEFT_OUT)
    )
    return Result(part, is_fine=is_fine, cases=cases, left_out=left_out)


def read_case(element: ET.Element) -> Case:
    """Read one test from the report."""
    skipped = element.find("skipped")
    reason = "" if skipped is None else skipped.get("message") or "no reason given"
    failed = element.find("failure") is not None or element.find("error") is not None
    name = f"{element.get('classname', '')}::{element.get('name', '')}"
    return Case(name, float(element.get("time", "0")), failed, reason)


def summary(results: list[Result]) -> str:
    """What was skipped or left out and why, the slowest ten, and a line per part."""
    lines = []
    reasons = Counter(
        case.skipped for result in results for case in result.cases if case.skipped
    )
    if reasons:
        lines += ["", "Skipped:"]
        lines += [f"  {count:>4} × {why}" for why, count in reasons.most_common()]
    left_out = [(*told, result.part) for result in results for told in result.left_out]
    if left_out:
        lines += ["", "Left out, because another part runs them:"]
        lines += [f"  {count:>4} × {why} ({part})" for count, why, part in left_out]
    slowest = sorted(
        ((case, result.part) for result in results for case in result.cases),
        key=lambda pair: -pair[0].seconds,
    )[:10]
    if slowest:
        lines += ["", "Slowest:"]
        lines += [f"  {c.seconds:6.1f} s  {c.name} ({part})" for c, part in slowest]
    lines += ["", f"{'part':<24}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}"]
    return "\n".join(lines + [row(result) for result in results])


def row(result: Result) -> str:
    """One part as a line of the table."""
    if result.not_run:
        verdict = "skipped" if result.is_fine else "FAILED"
        return f"{result.part:<24}{verdict}: {result.not_run}"
    counts = f"{result.passed:>8}{result.failed:>8}{result.skipped:>9}"
    mark = "" if result.is_fine else "   FAILED"
    return f"{result.part:<24}{counts}{result.seconds:>9.1f}{mark}"
