"""Published reviews behind a cursor, one of them, and what they add up to."""

from datetime import UTC, datetime
from typing import Annotated

from ninja import Router, Schema
from ninja.params.functions import Path, Query
from pydantic import AwareDatetime, Field

from trustmark.orders.api import Scope, language_of
from trustmark.reviews import api as reviews
from trustmark.reviews.api import HowObtained, Place, Review, Wanted
from trustmark.shops.api import Shop
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.paging import (
    LONGEST_CURSOR,
    MOST,
    number_of,
    place_of,
    reference_of,
    unknown_cursor,
)
from trustmark.sites.connect.own.problems import Problem, Refusal
from trustmark.sites.connect.own.review_shapes import (
    PURPOSE,
    ReviewOut,
    ReviewPage,
    SummaryOut,
    told,
    told_figures,
)

router = Router(tags=["reviews"], auth=Bearer(Scope.REVIEWS))
_RESPONSES = {401: Problem, 403: Problem, 422: Problem, 429: Problem}


class ReviewsAsked(Schema):
    """Which reviews are asked for, and where to go on."""

    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] = ""
    language: Annotated[str, Field(max_length=35)] = ""
    rating: Annotated[int | None, Field(ge=1, le=5)] = None
    how_obtained: HowObtained | None = None
    has_reply: Annotated[
        bool | None,
        Field(description="Only those the shop replied to, or only others."),
    ] = None
    since: Annotated[
        AwareDatetime | None, Field(description="Written from then on, with zone.")
    ] = None
    until: Annotated[AwareDatetime | None, Field(description="Written before.")] = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


_ASKED = Query(...)


@router.get(
    "/reviews",
    response={200: ReviewPage, **_RESPONSES},
    operation_id="listReviews",
    summary="The published reviews",
)
def page(request: Called, asked: ReviewsAsked = _ASKED) -> ReviewPage:
    """The published reviews of the shop, newest first; as fast at the end as at first.

    A review that comes or goes meanwhile moves none of the others to another page.
    """
    shop = request.auth.connection.shop
    wanted = Wanted(
        language=language_of(asked.language),
        rating=asked.rating or 0,
        how_obtained=asked.how_obtained or "",
        is_replied_to=asked.has_reply,
        since=_within_years(asked.since),
        until=_within_years(asked.until),
    )
    before = _place(shop, asked.cursor)
    most = asked.limit
    found = reviews.list_page(shop, before=before, wanted=wanted, limit=most + 1)
    shown = found[:most]
    is_last = len(found) <= most
    return ReviewPage(
        reviews=_told(shown),
        next=None if is_last else reference_of(shown[-1].pk, purpose=PURPOSE),
    )


@router.get(
    "/reviews/{reference}",
    response={200: ReviewOut, 404: Problem, **_RESPONSES},
    operation_id="getReview",
    summary="One published review",
)
def get(
    request: Called, reference: str = Path(..., max_length=LONGEST_CURSOR)
) -> ReviewOut:
    """One review as everybody can read it, while it is on the page."""
    (one,) = _told([published(request, reference)])
    return one


@router.get(
    "/summary",
    response={200: SummaryOut, **_RESPONSES},
    operation_id="getSummary",
    summary="The score",
)
def summary(request: Called) -> SummaryOut:
    """The score of the shop as its public page shows it, with its denominators."""
    shop = request.auth.connection.shop
    figures = reviews.get_summary(shop, on=request.on)
    came = reviews.get_denominators(shop, on=request.on)
    return SummaryOut(
        since=figures.since,
        recent=told_figures(figures.recent),
        ever=told_figures(figures.ever),
        by_origin=figures.by_origin,
        invited=came.invited,
        answered=came.answered,
        refused=came.refused,
        withdrawn=came.withdrawn,
    )


def published(request: Called, reference: str) -> Review:
    """The review on the page of the caller that is meant; raises `Refusal`."""
    review_id = number_of(reference, purpose=PURPOSE)
    found = reviews.find_published(request.auth.connection.shop, review_id)
    if found is None:
        raise Refusal("not-found")
    return found


def _told(shown: list[Review]) -> list[ReviewOut]:
    replies, products = reviews.replies_to(*shown), reviews.products_of(*shown)
    return [
        told(one, reply=replies.get(one.pk), products=products[one.pk]) for one in shown
    ]


def _place(shop: Shop, cursor: str) -> Place | None:
    """Behind which review to go on; raises `Refusal` for no cursor of this shop."""
    review_id = place_of(cursor, purpose=PURPOSE)
    if review_id is None:
        return None
    try:
        last = reviews.get_review(review_id)
    except Review.DoesNotExist:
        raise unknown_cursor() from None
    if last.shop_id != shop.pk:
        raise unknown_cursor()
    return Place(last.written_at, last.pk)


def _within_years(moment: datetime | None) -> datetime | None:
    """A moment that every database can compare; before and after there is nothing."""
    if moment is None:
        return None
    return min(max(moment, _FIRST), _LAST)


_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_LAST = datetime(2999, 1, 1, tzinfo=UTC)
