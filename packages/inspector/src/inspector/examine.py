"""Site and profile in, report out: pure, repeatable, without a verdict."""

from collections.abc import Mapping
from datetime import date

from inspector.checking import Declaration, complete_terms
from inspector.checks import declaration
from inspector.profile import Profile
from inspector.report import AskedCheck, Finding, Outcome, Report
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
    )


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
        return declared.find(site, terms)
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
