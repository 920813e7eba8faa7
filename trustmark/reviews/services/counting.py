"""Keeps the counts of the days exact: with every change, and made anew on demand."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, Sum

from trustmark.reviews.models import ASPECTS, DaySummary, Review
from trustmark.reviews.states import Recommends, State
from trustmark.shops.api import Shop

_BY_RATING = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
COUNTED = (
    *_BY_RATING.values(),
    "yes",
    "no",
    *(f"{aspect}_{what}" for aspect in ASPECTS for what in ("points", "count")),
)


def count_in(review: Review) -> None:
    """Add a review that came onto the page; belongs to the caller's transaction."""
    _change(review, by=1)


def count_out(review: Review) -> None:
    """Take away a review as it was counted in."""
    _change(review, by=-1)


@transaction.atomic
def rebuild(shop: Shop) -> int:
    """Count the published reviews of a shop anew; gives how many rows were wrong.

    Nobody counts in or out meanwhile: the row of the shop is locked, and with it
    `locked_shop` of every verb that counts.
    """
    lock_shop(shop.pk)
    right = _counted_anew(shop)
    rows = DaySummary.objects.filter(shop=shop)
    kept = {(row.on, row.how_obtained): row for row in rows}
    fresh = [
        DaySummary(shop=shop, on=on, how_obtained=how, **right[on, how])
        for on, how in sorted(right.keys() - kept)
    ]
    wrong = []
    for (on, how), row in kept.items():
        wanted = right.get((on, how), dict.fromkeys(COUNTED, 0))
        if any(getattr(row, name) != wanted[name] for name in COUNTED):
            wrong.append(
                DaySummary(pk=row.pk, shop=shop, on=on, how_obtained=how, **wanted)
            )
    DaySummary.objects.bulk_create(fresh, batch_size=500)
    DaySummary.objects.bulk_update(wrong, COUNTED, batch_size=200)
    return len(fresh) + len(wrong)


def rebuild_all(*, on: date, at: datetime) -> int:
    """Compare the counts of every shop with its reviews; gives the rows put right."""
    known = Review.objects.order_by().values("shop").distinct()
    return sum(rebuild(shop) for shop in Shop.objects.filter(pk__in=known))


def lock_shop(shop_id: int) -> None:
    """Let nobody else count reviews of this shop until the transaction ends."""
    Shop.objects.select_for_update(no_key=True).only("pk").get(pk=shop_id)


def _change(review: Review, *, by: int) -> None:
    lock_shop(review.shop_id)
    row, _ = DaySummary.objects.get_or_create(
        shop_id=review.shop_id, on=review.written_on, how_obtained=review.how_obtained
    )
    changes = {name: F(name) + by * n for name, n in _counts_of(review).items()}
    DaySummary.objects.filter(pk=row.pk).update(**changes)


def _counts_of(review: Review) -> dict[str, int]:
    counts = {_BY_RATING[review.rating]: 1}
    if review.recommends != Recommends.UNSAID:
        counts[str(review.recommends)] = 1
    for aspect in ASPECTS:
        stars = getattr(review, aspect)
        if stars:
            counts |= {f"{aspect}_points": stars, f"{aspect}_count": 1}
    return counts


def _counted_anew(shop: Shop) -> dict[tuple[date, str], dict[str, int]]:
    """The counts as the reviews give them; the database counts, we keep the days."""
    counts: dict[str, Any] = {
        name: Count("id", filter=Q(rating=rating))
        for rating, name in _BY_RATING.items()
    }
    for said in (Recommends.YES, Recommends.NO):
        counts[said.value] = Count("id", filter=Q(recommends=said))
    for aspect in ASPECTS:
        counts[f"{aspect}_points"] = Sum(aspect)
        counts[f"{aspect}_count"] = Count("id", filter=Q(**{f"{aspect}__gt": 0}))
    rows = Review.objects.filter(shop=shop, state=State.PUBLISHED).order_by()
    grouped: Iterable[Mapping[str, Any]] = rows.values(
        "written_on", "how_obtained"
    ).annotate(**counts)
    return {
        (row["written_on"], row["how_obtained"]): {n: row[n] for n in COUNTED}
        for row in grouped
    }
