"""What the law has us report on moderation: statements of reasons, a year in figures.

Regulation (EU) 2022/2065, articles 15, 17 and 24.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to
from trustmark.reviews import grounds
from trustmark.reviews.models import Flag, ModerationDecision, ReviewAppeal
from trustmark.reviews.rules.grounds import Ground
from trustmark.reviews.rules.log import Because, What
from trustmark.reviews.rules.statements import (
    MOST_IN_A_CALL,
    Restriction,
    statement_of,
)
from trustmark.reviews.states import AppealState, FlagState, Outcome, Party

AGAINST = (Outcome.REFUSE, Outcome.REMOVE)


@dataclass(frozen=True)
class Handled:
    """What came of flags, or of appeals of one party, that came in in one year.

    `days` is the median number of days until a decision; `None` when there is none.
    """

    came: int
    granted: int
    rejected: int
    dropped: int
    open: int
    days: float | None


@dataclass(frozen=True)
class Year:
    """One year of moderation in figures.

    `decided` counts decisions against reviews by outcome, ground and what made somebody
    look. Of what the screening held, `held_rightly` was refused and `held_in_vain` was
    published.
    """

    year: int
    flags: Handled
    flagged: dict[str, int]
    decided: dict[tuple[str, str, str], int]
    held_rightly: int
    held_in_vain: int
    appeals: dict[Party, Handled]

    @property
    def restricted(self) -> int:
        """How many reviews were refused or removed."""
        return sum(self.decided.values())

    @property
    def in_vain_share(self) -> int | None:
        """Whole per cents of what the screening held that nothing was wrong with."""
        held = self.held_rightly + self.held_in_vain
        return round(100 * self.held_in_vain / held) if held else None


def list_years(scheme: str) -> list[int]:
    """The years in which something was decided, the newest first."""
    rows = ModerationDecision.objects.filter(scheme=scheme).order_by("decided_at")
    first, last = rows.first(), rows.last()
    if first is None or last is None:
        return []
    return list(range(last.decided_at.year, first.decided_at.year - 1, -1))


def get_year(scheme: str, year: int) -> Year:
    """The figures of one year, as they stand now."""
    made = ModerationDecision.objects.filter(scheme=scheme, decided_at__year=year)
    against = Counter(
        (row.outcome, row.ground, row.because.value)
        for row in made.filter(outcome__in=AGAINST).iterator()
    )
    screened = made.filter(found_by_screening=True, flag=None, against=None)
    flags = Flag.objects.filter(scheme=scheme, raised_at__year=year)
    appeals = ReviewAppeal.objects.filter(scheme=scheme, filed_at__year=year)
    return Year(
        year=year,
        flags=_handled(
            flags.values_list("state", "raised_at", "since"),
            granted=FlagState.UPHELD,
            rejected=FlagState.DISMISSED,
        ),
        flagged=dict(Counter(flags.values_list("ground", flat=True))),
        decided=dict(against),
        held_rightly=screened.filter(outcome=Outcome.REFUSE).count(),
        held_in_vain=screened.filter(outcome=Outcome.PUBLISH).count(),
        appeals={
            party: _handled(
                appeals.filter(party=party).values_list("state", "filed_at", "since"),
                granted=AppealState.OVERTURNED,
                rejected=AppealState.UPHELD,
            )
            for party in Party
        },
    )


def count_statements(scheme: str, *, since: date, until: date) -> int:
    """How many decisions against reviews there are from one day to before another."""
    return _against(scheme, since, until).count()


def list_statements(
    scheme: str, *, since: date, until: date
) -> Iterator[dict[str, Any]]:
    """Decisions against reviews in the fields of the database of the Commission.

    From the first day to before the last, oldest first; nothing personal is in them.
    """
    rules_url = link_to("public:reviews_how", scheme, language="en")
    for decision in _against(scheme, since, until).iterator(chunk_size=500):
        yield statement_of(_restriction(decision, rules_url))


def list_calls(
    scheme: str, *, since: date, until: date
) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """The same statements, as many in each call as the database takes in one."""
    told = list_statements(scheme, since=since, until=until)
    while part := list(islice(told, MOST_IN_A_CALL)):
        yield {"statements": part}


def _against(scheme: str, since: date, until: date) -> QuerySet[ModerationDecision]:
    rows = ModerationDecision.objects.filter(
        scheme=scheme,
        outcome__in=AGAINST,
        decided_at__date__gte=since,
        decided_at__date__lt=until,
    )
    return rows.select_related("review").order_by("id")


def _restriction(decision: ModerationDecision, rules_url: str) -> Restriction:
    back = ModerationDecision.objects.filter(
        against=decision, outcome=Outcome.REINSTATE
    ).first()
    with translation.override("en"):
        named = grounds.name_of(decision.ground)
        breaks = grounds.breaks(decision.ground)
    return Restriction(
        puid=f"{decision.scheme}-review-decision-{decision.pk}",
        what=What(decision.outcome),
        ground=Ground(decision.ground),
        because=Because(decision.because),
        named=named,
        breaks=breaks,
        language=decision.review.language,
        written_on=decision.review.written_on,
        decided_on=day_of(decision.decided_at),
        rules_url=rules_url,
        ended_on=day_of(back.decided_at) if back else None,
    )


def _handled(
    rows: Iterable[tuple[str, datetime, datetime]], *, granted: str, rejected: str
) -> Handled:
    """Counts what came in by what came of it, from state, beginning and last move."""
    listed = list(rows)
    states = Counter(state for state, _, _ in listed)
    days = [
        (day_of(ended) - day_of(began)).days
        for state, began, ended in listed
        if state in {granted, rejected}
    ]
    is_open = states[FlagState.OPEN] + states[AppealState.FILED]
    return Handled(
        came=len(listed),
        granted=states[granted],
        rejected=states[rejected],
        dropped=states["dropped"],
        open=is_open,
        days=median(days) if days else None,
    )
