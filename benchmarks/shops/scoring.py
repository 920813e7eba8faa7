"""Holds a report against what is true of a shop, and counts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inspector import Report, Site

from .planting import Case

SURE = ("met", "not-met", "not-applicable")


@dataclass(frozen=True)
class Verdict:
    """One demand of one report: what was said, how surely, and how that was.

    `kind` is right, left (to a person, though the truth was there), missed (a fault
    called met or without occasion) or false-alarm (called not met, and is).
    """

    case: str
    scheme: str
    demand: str
    severity: str
    said: str
    truth: str
    confidence: float
    kind: str


def hold(case: Case, report: Report) -> list[Verdict]:
    """Every demand of a report whose truth is known."""
    found = []
    for told in report.criteria:
        truth = case.truth.get(told.criterion)
        if truth is None:
            continue
        said = str(told.outcome)
        found.append(
            Verdict(
                case.name,
                report.profile.partition(" ")[0],
                told.criterion,
                told.severity,
                said,
                truth[0],
                told.confidence,
                _kind(said, truth),
            )
        )
    return found


def _kind(said: str, truth: tuple[str, ...]) -> str:
    if said not in SURE:
        return "left"
    if said in truth:
        return "right"
    if said == "not-met":
        return "false-alarm"
    return "missed" if "not-met" in truth else "right"


def functional(case: Case, site: Site) -> dict[str, bool]:
    """Which pages that serve a purpose were found, by purpose."""
    seen = {(page.kind, page.url) for page in site.pages}
    if site.checkout is not None and site.checkout.cart_url:
        seen.add(("cart", site.checkout.cart_url))
    return {
        kind: any(k == kind and part in url for k, url in seen)
        for kind, part in case.functional.items()
    }


def reliability(verdicts: Iterable[Verdict]) -> list[tuple[str, int, float, float]]:
    """By band of confidence: how many were decided, how surely, and how right."""
    bands: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.kind != "left":
            low = min(int(verdict.confidence * 10), 9) / 10
            bands.setdefault(f"{low:.1f}-{low + 0.1:.1f}", []).append(verdict)
    return [
        (
            band,
            len(said),
            sum(v.confidence for v in said) / len(said),
            sum(v.kind == "right" for v in said) / len(said),
        )
        for band, said in sorted(bands.items())
    ]


def counts(verdicts: Iterable[Verdict]) -> Counter[str]:
    """How many of each kind."""
    return Counter(verdict.kind for verdict in verdicts)
