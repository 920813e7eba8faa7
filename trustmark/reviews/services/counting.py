"""Keeps the counts of the days exact: with every change, and made anew on demand."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

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
BATCH = 2000


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
    wrong = 0
    for key in sorted(set(kept) | set(right)):
        wrong += _put_right(shop, key, kept.get(key), right.get(key, {}))
    return wrong


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
    found: dict[tuple[date, str], dict[str, int]] = defaultdict(
        lambda: defaultdict(int)
    )
    rows = Review.objects.filter(shop=shop, state=State.PUBLISHED).only(
        "rating", "recommends", "written_on", "how_obtained", *ASPECTS
    )
    for review in rows.iterator(chunk_size=BATCH):
        day = found[(review.written_on, review.how_obtained)]
        for name, count in _counts_of(review).items():
            day[name] += count
    return found


def _put_right(
    shop: Shop,
    key: tuple[date, str],
    kept: DaySummary | None,
    right: dict[str, int],
) -> int:
    wanted: dict[str, Any] = {name: right.get(name, 0) for name in COUNTED}
    if kept is None:
        DaySummary.objects.create(shop=shop, on=key[0], how_obtained=key[1], **wanted)
        return 1
    if all(getattr(kept, name) == count for name, count in wanted.items()):
        return 0
    DaySummary.objects.filter(pk=kept.pk).update(**wanted)
    return 1
