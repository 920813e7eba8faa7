"""The public figures of a shop: its score, how its reviews came, what was refused."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum

from trustmark.invitations import api as invitations
from trustmark.kernel.calendar import Calendar, Term
from trustmark.reviews.models import ASPECTS, DaySummary, ModerationDecision, Review
from trustmark.reviews.rules.scoring import Distribution, Score, score_of
from trustmark.reviews.services.counting import COUNTED
from trustmark.reviews.states import HowObtained, Outcome, State
from trustmark.shops.api import Shop

WINDOW = Term(months=12)
# As the index `review_away` has them.
AWAY_STATES = ["refused", "removed", "withdrawn"]


@dataclass(frozen=True)
class Figures:
    """What a set of published reviews adds up to."""

    distribution: Distribution = field(default_factory=Distribution)
    yes: int = 0
    no: int = 0
    points: tuple[int, ...] = (0,) * len(ASPECTS)
    counts: tuple[int, ...] = (0,) * len(ASPECTS)

    @property
    def count(self) -> int:
        """How many reviews there are."""
        return self.distribution.total

    @property
    def score(self) -> Score | None:
        """Their mean, with how sure one may be of it."""
        return score_of(self.distribution)

    @property
    def recommend_share(self) -> int | None:
        """Whole per cents of those who said so that recommend the shop."""
        said = self.yes + self.no
        return round(100 * self.yes / said) if said else None

    @property
    def aspects(self) -> dict[str, float | None]:
        """The mean of each part of the service; `None` where nobody rated it."""
        return {
            name: points / count if count else None
            for name, points, count in zip(
                ASPECTS, self.points, self.counts, strict=True
            )
        }


@dataclass(frozen=True)
class Summary:
    """The figures of a shop on a day: verified ones make the score, all are counted."""

    recent: Figures
    ever: Figures
    by_origin: dict[str, int]
    since: date

    @property
    def total(self) -> int:
        """How many reviews stand on the page."""
        return sum(self.by_origin.values())


@dataclass(frozen=True)
class Denominators:
    """What came of letters and of reviews that are not on the page, in the window."""

    invited: int
    answered: int
    refused: dict[str, int]
    withdrawn: int

    @property
    def answered_share(self) -> int:
        """Whole per cents of those invited who answered."""
        return round(100 * self.answered / self.invited) if self.invited else 0

    @property
    def refused_total(self) -> int:
        """How many were refused or removed."""
        return sum(self.refused.values())


def window_start(on: date, window: Term = WINDOW) -> date:
    """The first day that still counts for the recent score."""
    start = on - timedelta(days=366 * window.years + 31 * window.months + window.days)
    while window.after(start + timedelta(days=1), Calendar("NL")) <= on:
        start += timedelta(days=1)
    return start + timedelta(days=1)


def get_summary(shop: Shop, *, on: date, window: Term = WINDOW) -> Summary:
    """The published figures of a shop, from the counts of its days."""
    since = window_start(on, window)
    sums = {f"ever_{name}": Sum(name, default=0) for name in COUNTED}
    lately = {
        f"recent_{name}": Sum(name, default=0, filter=Q(on__gte=since))
        for name in COUNTED
    }
    rows = DaySummary.objects.filter(shop=shop).order_by().values("how_obtained")
    told: Iterable[Mapping[str, Any]] = rows.annotate(**sums, **lately)
    found = {row["how_obtained"]: row for row in told}
    asked: Mapping[str, Any] = found.get(HowObtained.INVITED.value, {})
    return Summary(
        recent=figures_from(asked, "recent_"),
        ever=figures_from(asked, "ever_"),
        by_origin={
            origin.value: figures_from(found.get(origin.value, {}), "ever_").count
            for origin in HowObtained
        },
        since=since,
    )


def get_denominators(shop: Shop, *, on: date, window: Term = WINDOW) -> Denominators:
    """How many were invited and answered; refused and removed by ground; withdrawn."""
    since = window_start(on, window)
    funnel = invitations.funnel_of(shop, since=since, until=on)
    gone = Review.objects.filter(
        Q(state__in=[State.REFUSED, State.REMOVED])
        | Q(state=State.WITHDRAWN, published_at__isnull=False),
        shop=shop,
        state__in=AWAY_STATES,
        written_on__gte=since,
    )
    counted = gone.order_by().values_list("ground").annotate(Count("id"))
    away = dict(counted)
    withdrawn = away.pop("", 0)
    return Denominators(
        invited=funnel.sent,
        answered=funnel.answered,
        refused=away,
        withdrawn=withdrawn,
    )


def count_decisions(scheme: str, *, since: date) -> dict[tuple[str, str], int]:
    """What moderators decided, by outcome and ground: for the public report."""
    rows = ModerationDecision.objects.filter(
        scheme=scheme, decided_at__date__gte=since
    ).exclude(outcome=Outcome.PUBLISH)
    counted = rows.order_by().values_list("outcome", "ground").annotate(Count("id"))
    return {(outcome, ground): count for outcome, ground, count in counted}


def figures_from(sums: Mapping[str, Any], prefix: str) -> Figures:
    """The figures in a row of sums whose names begin like this."""
    counts = {name: sums.get(prefix + name, 0) for name in COUNTED}
    return Figures(
        distribution=Distribution(
            (
                counts["one"],
                counts["two"],
                counts["three"],
                counts["four"],
                counts["five"],
            )
        ),
        yes=counts["yes"],
        no=counts["no"],
        points=tuple(counts[f"{aspect}_points"] for aspect in ASPECTS),
        counts=tuple(counts[f"{aspect}_count"] for aspect in ASPECTS),
    )
