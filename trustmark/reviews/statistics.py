"""Figures for a shop about itself: by month, by theme, and beside its sector.

Months and sectors are added up from the counts of days and never from reviews. Themes
are counted in the newest reviews alone, so that they cost the same for every shop.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, Sum
from django.db.models.functions import TruncMonth

from trustmark.certificates import api as certificates
from trustmark.reviews.figures import Figures, figures_from
from trustmark.reviews.models import DaySummary, Review
from trustmark.reviews.rules.scoring import in_tenths
from trustmark.reviews.rules.themes import list_themes, themes_of
from trustmark.reviews.services.counting import COUNTED
from trustmark.reviews.states import HowObtained, State
from trustmark.shops.api import Shop

READ_FOR_THEMES = 500
# A sector is shown when at least so many other shops make it up, each with so many
# verified reviews in the twelve whole months before this one.
FEWEST_SHOPS = 5
FEWEST_REVIEWS = 10


@dataclass(frozen=True)
class Theme:
    """How often customers wrote about something, and the stars they gave then."""

    name: str
    count: int
    mean: float | None


@dataclass(frozen=True)
class Sector:
    """What other shops of the same kind are like, without any one of them.

    `shops` is rounded down to a multiple of five, the means to a tenth.
    """

    shops: int
    mean: float
    reviews_each: int


def by_month(shop: Shop, *, since: date, until: date) -> dict[date, Figures]:
    """The verified reviews written in each month, by its first day."""
    rows: Iterable[Mapping[str, Any]] = (
        DaySummary.objects.filter(
            shop=shop, how_obtained=HowObtained.INVITED, on__gte=since, on__lte=until
        )
        .order_by()
        .annotate(month=TruncMonth("on"))
        .values("month")
        .annotate(**{f"month_{name}": Sum(name) for name in COUNTED})
    )
    return {row["month"]: figures_from(row, "month_") for row in rows}


def count_themes(shop: Shop) -> tuple[Theme, ...]:
    """What the newest verified reviews are about, the most frequent first."""
    rows = Review.objects.filter(
        shop=shop, state=State.PUBLISHED, how_obtained=HowObtained.INVITED
    ).order_by("-written_at", "-id")
    given: dict[str, list[int]] = defaultdict(list)
    for title, text, rating in rows.values_list("title", "text", "rating")[
        :READ_FOR_THEMES
    ]:
        for name in themes_of(f"{title} {text}"):
            given[name].append(rating)
    found = (
        Theme(name, len(given[name]), _mean(given[name])) for name in list_themes()
    )
    return tuple(sorted(found, key=lambda theme: (-theme.count, theme.name)))


def compare_sector(
    shop: Shop, *, scheme: str, since: date, until: date
) -> Sector | None:
    """The sector of a shop without the shop itself; `None` when it is too small.

    Every shop counts as one, however many reviews it has, so that no large one shows
    through. Give whole months: then the figures move once a month, and nobody can tell
    from a change of one day whose it was.
    """
    others = certificates.list_shops_with_certificates(scheme).filter(
        category=shop.category, ended_at=None
    )
    stars = F("one") + F("two") + F("three") + F("four") + F("five")
    points = F("one") + 2 * F("two") + 3 * F("three") + 4 * F("four") + 5 * F("five")
    rows = (
        DaySummary.objects.filter(
            Q(shop__in=others) & ~Q(shop=shop),
            how_obtained=HowObtained.INVITED,
            on__gte=since,
            on__lte=until,
        )
        .order_by()
        .values("shop")
        .annotate(stars=Sum(stars), points=Sum(points))
        .filter(stars__gte=FEWEST_REVIEWS)
    )
    each = [(row["points"] / row["stars"], row["stars"]) for row in rows]
    if len(each) < FEWEST_SHOPS:
        return None
    return Sector(
        shops=len(each) - len(each) % 5,
        mean=in_tenths(sum(mean for mean, _ in each) / len(each)) / 10,
        reviews_each=round(sum(count for _, count in each) / len(each), -1),
    )


def _mean(ratings: list[int]) -> float | None:
    return sum(ratings) / len(ratings) if ratings else None
