"""Reviews in pages and batches, for feeds, exports and whoever keeps a copy.

Each walk goes along an index and begins the next batch behind the last row of the one
before: memory stays the same with ten reviews and with ten million, and no cursor is
kept open in the database while somebody reads slowly.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from trustmark.reviews.models import ProductReview, Reply, Review
from trustmark.reviews.states import HowObtained, State
from trustmark.shops.api import Shop

BATCH = 500


@dataclass(frozen=True)
class Place:
    """Behind which review a page ended."""

    written_at: datetime
    review_id: int


@dataclass(frozen=True)
class Wanted:
    """Which of the published reviews a program asks for; what is empty asks nothing.

    From the moment `since` on, and before the moment `until`.
    """

    language: str = ""
    rating: int = 0
    how_obtained: str = ""
    is_replied_to: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


EVERYTHING = Wanted()


def list_page(
    shop: Shop,
    *,
    before: Place | None = None,
    wanted: Wanted = EVERYTHING,
    limit: int = 50,
) -> list[Review]:
    """The published reviews of a shop behind a place, newest first."""
    rows = Review.objects.filter(shop=shop, state=State.PUBLISHED)
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    if wanted.rating:
        rows = rows.filter(rating=wanted.rating)
    if wanted.how_obtained:
        rows = rows.filter(how_obtained=wanted.how_obtained)
    if wanted.since is not None:
        rows = rows.filter(written_at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(written_at__lt=wanted.until)
    if wanted.is_replied_to is not None:
        said = Reply.objects.filter(review=OuterRef("pk"), until=None)
        rows = rows.filter(Exists(said) if wanted.is_replied_to else ~Exists(said))
    return list(_behind(rows, before).order_by("-written_at", "-id")[:limit])


def find_published(shop: Shop, review_id: int) -> Review | None:
    """The review with this id, when it stands on the page of this shop."""
    rows = Review.objects.filter(shop=shop, state=State.PUBLISHED)
    return rows.filter(pk=review_id).select_related("shop__company").first()


def walk_published(shop: Shop) -> Iterator[list[Review]]:
    """Every published review of a shop in batches, newest first."""
    before: Place | None = None
    while batch := list_page(shop, before=before, limit=BATCH):
        yield batch
        before = Place(batch[-1].written_at, batch[-1].pk)


def walk_known(shop: Shop) -> Iterator[list[Review]]:
    """Every review that is or was on the page of a shop, in the order of changes."""
    yield from walk_changed([shop], since=None)


def walk_changed(
    shops: Iterable[Shop], *, since: datetime | None
) -> Iterator[list[Review]]:
    """What came onto, changed on or left the pages of these shops from a moment on."""
    for shop in shops:
        rows = Review.objects.filter(shop=shop, published_at__isnull=False)
        if since is not None:
            rows = rows.filter(changed_at__gte=since)
        yield from _batches_of_changes(rows.order_by("changed_at", "id"))


def walk_products(shop: Shop) -> Iterator[list[ProductReview]]:
    """What is published about products of a shop, by product, with the reviews."""
    rows = ProductReview.objects.filter(
        shop=shop, review__state=State.PUBLISHED
    ).select_related("review")
    rows = rows.order_by("external_id", "id")
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        last = batch[-1]
        behind = Q(external_id__gt=last.external_id) | Q(id__gt=last.pk)
        rest = rows.filter(behind, external_id__gte=last.external_id)
        batch = list(rest[:BATCH])


def list_reviewed_shops() -> list[Shop]:
    """Every shop somebody ever wrote about, by domain."""
    known = Review.objects.order_by().values("shop").distinct()
    return list(Shop.objects.filter(pk__in=known).order_by("domain", "id"))


@dataclass(frozen=True)
class ProductScore:
    """What the verified reviews of one product add up to."""

    external_id: str
    count: int
    points: int
    name: str = ""


def list_product_scores(
    shop: Shop, *, behind: str = "", limit: int | None = None
) -> list[ProductScore]:
    """The published figures of the products of a shop that somebody reviewed.

    By their id, those behind one of them; `limit` is how many at most.
    """
    rows = (
        ProductReview.objects.filter(
            shop=shop,
            review__state=State.PUBLISHED,
            review__how_obtained=HowObtained.INVITED,
            external_id__gt=behind,
        )
        .order_by("external_id")
        .values_list("external_id")
        .annotate(Count("id"), Sum("rating"), Max("name"))
    )
    return [ProductScore(*row) for row in rows[:limit]]


def list_product_page(
    shop: Shop, *, external_id: str = "", behind: int | None = None, limit: int = 50
) -> list[ProductReview]:
    """What is published about products of a shop, newest first, with the reviews."""
    rows = ProductReview.objects.filter(shop=shop, review__state=State.PUBLISHED)
    if external_id:
        rows = rows.filter(external_id=external_id)
    if behind is not None:
        rows = rows.filter(id__lt=behind)
    return list(rows.select_related("review").order_by("-id")[:limit])


def _batches_of_changes(rows: QuerySet[Review]) -> Iterator[list[Review]]:
    batch = list(rows[:BATCH])
    while batch:
        yield batch
        last = batch[-1]
        behind = Q(changed_at__gt=last.changed_at) | Q(id__gt=last.pk)
        batch = list(rows.filter(behind, changed_at__gte=last.changed_at)[:BATCH])


def _behind(rows: QuerySet[Review], place: Place | None) -> QuerySet[Review]:
    if place is None:
        return rows
    # The first condition lets the database begin in the index; the rest is exact.
    behind = Q(written_at__lt=place.written_at) | Q(id__lt=place.review_id)
    return rows.filter(behind, written_at__lte=place.written_at)
