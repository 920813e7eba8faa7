"""Leafing through the reviews of a shop: the last page costs what the first does.

A database that must skip a million rows reads a million rows. The counts of the days
say on which day a page begins, so that at most the reviews of one day are skipped; and
lists by stars are put together from one list per star, each of which has an index.
Words cannot be counted beforehand: they are looked for in the newest reviews alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import overload

from django.db.models import F, QuerySet, Sum, Value

from trustmark.kernel.calendar import start_of
from trustmark.reviews.models import DaySummary, Review
from trustmark.reviews.queries import Filter, list_published
from trustmark.reviews.rules.scoring import RATINGS
from trustmark.shops.api import Shop

FAR = 200
"""Skipping so many rows costs less than asking where a page begins."""
SEARCHED = 20_000
"""Words are looked for in so many reviews, the newest of those that fit."""
_COUNTED = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}


@dataclass(frozen=True)
class _Stretch:
    """Reviews that stand together in an index: all, or those with so many stars."""

    rows: QuerySet[Review]
    days: QuerySet[DaySummary]
    rating: int
    is_newest_first: bool
    count: int

    def part(self, start: int, stop: int) -> list[Review]:
        """The reviews from one place to another."""
        if start <= FAR:
            return list(self.rows[start:stop])
        found = self._day_at(start)
        if found is None:
            return []
        day, before = found
        if self.is_newest_first:
            near = self.rows.filter(written_at__lt=start_of(day + timedelta(days=1)))
        else:
            near = self.rows.filter(written_at__gte=start_of(day))
        return list(near[start - before : stop - before])

    def _day_at(self, place: int) -> tuple[date, int] | None:
        """The day of the review at this place, and how many come before that day."""
        order = "-on" if self.is_newest_first else "on"
        days = self.days.order_by(order).values_list("on")
        counted: Iterable[tuple[date, int]] = days.annotate(there=_sum(self.rating))
        before = 0
        for day, there in counted:
            if before + there > place:
                return day, before
            before += there
        return None


class Leaves(Sequence[Review]):
    """Published reviews as a paginator takes them: counted and cut, not read whole."""

    def __init__(self, shop: Shop, chosen: Filter) -> None:
        self._shop = shop
        self._chosen = chosen
        self._days = DaySummary.objects.filter(shop=shop)

    @property
    def searched(self) -> int:
        """In how many reviews was looked, the newest; 0 when it was in all of them."""
        return SEARCHED if self._must_look and self._since else 0

    def __len__(self) -> int:
        """How many fit, of those in which was looked."""
        return self._size

    @cached_property
    def _size(self) -> int:
        if self._must_look:
            return self._found.count()
        return sum(stretch.count for stretch in self._stretches)

    @overload
    def __getitem__(self, asked: int) -> Review: ...
    @overload
    def __getitem__(self, asked: slice) -> list[Review]: ...
    def __getitem__(self, asked: int | slice) -> Review | list[Review]:
        """The reviews from one place to another, or the one at a place."""
        if isinstance(asked, int):
            return self[asked : asked + 1][0]
        start, stop = asked.start or 0, asked.stop
        if self._must_look:
            return list(self._found[start:stop])
        found: list[Review] = []
        for stretch in self._stretches:
            if start < stretch.count and stop > 0:
                found += stretch.part(max(start, 0), min(stop, stretch.count))
            start, stop = start - stretch.count, stop - stretch.count
        return found

    @property
    def _must_look(self) -> bool:
        """Whether nobody counted beforehand what is asked for."""
        return bool(self._chosen.text or self._chosen.language)

    @cached_property
    def _found(self) -> QuerySet[Review]:
        rows = list_published(self._shop, self._chosen)
        return rows.filter(written_at__gte=self._since) if self._since else rows

    @cached_property
    def _since(self) -> datetime | None:
        """When the oldest was written in which is looked; `None` when all are."""
        pool = list_published(
            self._shop, replace(self._chosen, text="", order="newest")
        )
        moments = pool.values_list("written_at", flat=True)
        return moments[SEARCHED - 1 : SEARCHED].first()

    @cached_property
    def _stretches(self) -> list[_Stretch]:
        """What the list is put together from, in its order."""
        chosen = self._chosen
        is_by_stars = chosen.order in {"highest", "lowest"} and not chosen.rating
        if not is_by_stars:
            return [self._stretch(chosen.rating)]
        ratings = sorted(RATINGS, reverse=chosen.order == "highest")
        return [self._stretch(rating) for rating in ratings]

    def _stretch(self, rating: int) -> _Stretch:
        is_newest_first = self._chosen.order != "oldest"
        order = "newest" if is_newest_first else "oldest"
        return _Stretch(
            rows=list_published(self._shop, Filter(rating=rating, order=order)),
            days=self._days,
            rating=rating,
            is_newest_first=is_newest_first,
            count=self._totals[rating],
        )

    @cached_property
    def _totals(self) -> dict[int, int]:
        """How many reviews there are with so many stars; under 0, of all."""
        asked = {name: Sum(name, default=0) for name in _COUNTED.values()}
        told = self._days.aggregate(**asked)
        found = {rating: int(told[name]) for rating, name in _COUNTED.items()}
        return found | {0: sum(found.values())}


def _sum(rating: int) -> Sum:
    """The reviews of a day with so many stars, or all of them."""
    if rating:
        return Sum(_COUNTED[rating])
    return Sum(sum((F(name) for name in _COUNTED.values()), Value(0)))
