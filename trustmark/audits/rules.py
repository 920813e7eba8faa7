"""What findings mean for criteria, and what verdicts mean for a decision; pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Seen(StrEnum):
    """What a check saw; the outcomes of the inspector."""

    MET = "met"
    NOT_MET = "not-met"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"
    FAILED = "failed"


# Blocking and major demands must be met before a certificate is granted; a minor one
# is repaired by the next audit, and advice binds nobody.
BINDING_LEVELS = frozenset({"blocking", "major"})
SURE_ENOUGH = 0.8


@dataclass(frozen=True)
class Standing:
    """How one criterion stands in an audit: its level and the latest verdict."""

    criterion: str
    level: str
    verdict: str = ""

    @property
    def is_binding(self) -> bool:
        """Whether a certificate waits for this criterion."""
        return self.level in BINDING_LEVELS


def proposal(outcomes: Iterable[str]) -> str:
    """The verdict the findings of one criterion propose; empty without findings.

    One "not met" is enough; "met" needs all of them. Absent, broken or unclear never
    counts as met.
    """
    seen = {Seen(outcome) for outcome in outcomes}
    if not seen:
        return ""
    if Seen.NOT_MET in seen:
        return "not-met"
    if seen == {Seen.NOT_APPLICABLE}:
        return "not-applicable"
    if seen <= {Seen.MET, Seen.NOT_APPLICABLE}:
        return "met"
    return "unclear"


def needs_note(verdict: str) -> bool:
    """Whether a verdict is only written down with the words that explain it."""
    return verdict in {"not-met", "not-applicable"}


def deciding_checks(
    criterion: str, *, named: Iterable[str], known: Collection[str]
) -> tuple[str, ...]:
    """The checks whose findings propose a verdict on a criterion.

    Those the rulebook names; and when it names none, the check of the criterion's own
    id, if the inspector has learnt it since the rulebook was sealed.
    """
    asked = tuple(named)
    if asked:
        return asked
    return (criterion,) if criterion in known else ()


def is_sure(proposed: str, *, confidence: float, is_asked_for: bool) -> bool:
    """Whether a proposal may be confirmed unread, together with others.

    Never "not met": that needs the auditor's own words. Nor what the rulebook left to
    the auditor, although a check has something to propose.
    """
    is_good = proposed in {"met", "not-applicable"} and confidence >= SURE_ENOUGH
    return is_good and is_asked_for


def unassessed(standings: Iterable[Standing]) -> tuple[str, ...]:
    """Criteria without a verdict that closes them."""
    return tuple(s.criterion for s in standings if s.verdict in {"", "unclear"})


def nonconformities(standings: Iterable[Standing]) -> tuple[str, ...]:
    """Criteria that are not met, of any level."""
    return tuple(s.criterion for s in standings if s.verdict == "not-met")


def in_the_way_of_grant(standings: Iterable[Standing]) -> tuple[str, ...]:
    """Binding criteria that are not met, unclear or never looked at.

    There are no points and no averaging: every binding criterion is met, or with
    reason not applicable.
    """
    closed = {"met", "not-applicable"}
    return tuple(
        s.criterion for s in standings if s.is_binding and s.verdict not in closed
    )


def covered_by_reaudit(
    failed: Iterable[str],
    *,
    pages_of: Mapping[str, frozenset[str]],
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> tuple[str, ...]:
    """What a re-audit looks at: what failed, and what rests on a changed page.

    `pages_of` names the pages each criterion rested on; `before` and `after` give the
    digest of each page in both visits.
    """
    changed = {
        page
        for page in before.keys() | after.keys()
        if before.get(page) != after.get(page)
    }
    touched = {criterion for criterion, pages in pages_of.items() if pages & changed}
    return tuple(sorted(set(failed) | touched))


def severity_term(levels: Iterable[str]) -> str:
    """The name of the surveillance remedy term: the shortest that is called for."""
    found = set(levels)
    for level in ("blocking", "major"):
        if level in found:
            return f"remedy-{level}"
    return "remedy-minor"
