"""Site and profile in, report out: pure, repeatable, without a verdict."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from inspector.checking import Declaration, complete_terms
from inspector.checks import declaration
from inspector.checks.coverage import countries_of
from inspector.criteria import EVERYWHERE, find_criterion
from inspector.profile import Profile
from inspector.report import (
    AskedCheck,
    CriterionOutcome,
    Finding,
    Outcome,
    Report,
)
from inspector.site import Site
from inspector.version import __version__


def examine(site: Site, profile: Profile, *, on: date) -> Report:
    """Run every check the profile asks for, as the law stands on that day.

    The same visit, profile and day give the same report to the byte. A check that
    breaks gives `failed`, which says nothing about the shop.
    """
    asked, findings = [], []
    for request in profile.checks:
        declared = declaration(request.check)
        terms = complete_terms(declared, request.terms)
        asked.append(AskedCheck(declared.code, terms))
        findings.append(_find(declared, site, terms, on))
    return Report(
        url=site.url,
        visited_at=site.visited_at,
        on=on,
        profile=profile.name,
        asked=tuple(asked),
        findings=tuple(findings),
        site_digest=site.digest,
        inspector_version=__version__,
        kind=profile.kind,
        criteria=tuple(_told(profile, findings, on)),
    )


def _told(
    profile: Profile, findings: Sequence[Finding], on: date
) -> Iterator[CriterionOutcome]:
    by_code = {finding.check: finding for finding in findings}
    for demand in profile.list_demands():
        deciding = [by_code[code] for code in demand.checks if code in by_code]
        outcome, confidence = _together(deciding)
        if not demand.holds(on):
            outcome, confidence = Outcome.NOT_APPLICABLE, 1.0
        yield CriterionOutcome(
            demand.criterion,
            demand.severity,
            demand.automation,
            outcome,
            confidence,
            tuple(finding.check for finding in deciding),
            tuple(code for code in demand.beside if code in by_code),
        )


def _together(findings: Sequence[Finding]) -> tuple[Outcome, float]:
    """What several findings say together, as sure as the least sure that says so."""
    seen = {finding.outcome for finding in findings}
    for outcome in (Outcome.NOT_MET, Outcome.FAILED, Outcome.UNCLEAR):
        if outcome in seen:
            sure = [f.confidence for f in findings if f.outcome is outcome]
            return outcome, max(sure)
    if not findings:
        return Outcome.UNCLEAR, 0.0
    least = min(finding.confidence for finding in findings)
    is_apart = seen == {Outcome.NOT_APPLICABLE}
    return (Outcome.NOT_APPLICABLE if is_apart else Outcome.MET), least


def _find(
    declared: Declaration, site: Site, terms: Mapping[str, int | str | bool], on: date
) -> Finding:
    why_not = declared.why_not_on(on)
    if why_not:
        day = declared.from_date if on < (declared.from_date or on) else None
        return Finding(
            declared.code,
            Outcome.NOT_APPLICABLE,
            confidence=1.0,
            message=why_not,
            values={"day": str(day or declared.until_date)},
            law=declared.law,
        )
    try:
        return _elsewhere(declared, site) or declared.find(site, terms)
    # One broken check must not cost the shop the other findings; the report says
    # which one broke and on what.
    except Exception as problem:
        return Finding(
            declared.code,
            Outcome.FAILED,
            message="check-broke",
            values={"problem": type(problem).__name__},
            law=declared.law,
        )


def _elsewhere(declared: Declaration, site: Site) -> Finding | None:
    """Not applicable when the shop is at home in, and sells to, other countries."""
    criterion = find_criterion(declared.beside or declared.code)
    if criterion is None or EVERYWHERE in criterion.countries:
        return None
    countries = countries_of(site)
    if not countries or countries & set(criterion.countries):
        return None
    return Finding(
        declared.code,
        Outcome.NOT_APPLICABLE,
        confidence=0.8,
        message="other-country",
        values={"countries": ", ".join(sorted(countries)).upper()},
        law=declared.law,
    )
