"""The published reviews of the shop, and its score as its page shows it."""

from datetime import date, datetime
from typing import Annotated

from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.params.functions import Query
from pydantic import Field

from trustmark.kernel import vault
from trustmark.orders.api import Scope, language_of
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ASPECTS, RATINGS, Figures, Place, Reply, Review
from trustmark.shops.api import Shop
from trustmark.sites.connect.own.callers import Bearer, Called
from trustmark.sites.connect.own.problems import FieldProblem, Problem, Refusal

router = Router(tags=["reviews"], auth=Bearer(Scope.REVIEWS))
PURPOSE = "reference of a review"
MOST = 100
_PLACE = "/query/cursor"
_RESPONSES = {401: Problem, 403: Problem, 422: Problem, 429: Problem}


class ReplyOut(Schema):
    """What the shop said to it in public."""

    text: str
    written_at: datetime


class ReviewOut(Schema):
    """A review as everybody can read it."""

    reference: str
    rating: Annotated[int, Field(ge=1, le=5)]
    aspects: Annotated[
        dict[str, int], Field(description="Parts of the service that got a rating.")
    ]
    recommends: bool | None
    title: str
    text: str
    author_name: str
    language: str
    how_obtained: Annotated[
        str, Field(description="`invited` after an order, `open`, or `imported`.")
    ]
    written_at: datetime
    edited_at: datetime | None
    reply: ReplyOut | None


class ReviewPage(Schema):
    """Reviews, newest first, and what to ask for those behind them."""

    reviews: list[ReviewOut]
    next: Annotated[
        str | None, Field(description="The `cursor` of the next page; none at the end.")
    ]


class FiguresOut(Schema):
    """What a set of verified reviews adds up to."""

    count: int
    mean: float | None
    low: Annotated[
        float | None, Field(description="From here to `high` with 95 per cent.")
    ]
    high: float | None
    distribution: Annotated[
        dict[str, int], Field(description="How many gave each number of stars.")
    ]
    recommend_share: int | None
    aspects: dict[str, float | None]


class SummaryOut(Schema):
    """The score of the shop, and what it is made of."""

    since: date
    recent: Annotated[
        FiguresOut, Field(description="Since that day: this is the score.")
    ]
    ever: FiguresOut
    by_origin: Annotated[
        dict[str, int], Field(description="All on the page, by how they came.")
    ]
    invited: int
    answered: int
    refused: Annotated[
        dict[str, int], Field(description="Refused or removed by us, by ground.")
    ]
    withdrawn: int


@router.get(
    "/reviews",
    response={200: ReviewPage, **_RESPONSES},
    operation_id="listReviews",
    summary="The published reviews",
)
def page(
    request: Called,
    cursor: str = Query("", max_length=40),
    language: str = Query("", max_length=35),
    limit: int = Query(50, ge=1, le=MOST),
) -> ReviewPage:
    """The published reviews of the shop, newest first; as fast at the end as at first.

    A review that comes or goes meanwhile moves none of the others to another page.
    """
    shop = request.auth.connection.shop
    found = reviews.list_page(
        shop,
        before=_place(shop, cursor) if cursor else None,
        language=language_of(language),
        limit=limit + 1,
    )
    shown = found[:limit]
    replies = reviews.replies_to(*shown)
    is_last = len(found) <= limit
    return ReviewPage(
        reviews=[_told(review, replies.get(review.pk)) for review in shown],
        next=None if is_last else _reference(shown[-1].pk),
    )


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
        recent=_figures(figures.recent),
        ever=_figures(figures.ever),
        by_origin=figures.by_origin,
        invited=came.invited,
        answered=came.answered,
        refused=came.refused,
        withdrawn=came.withdrawn,
    )


def _place(shop: Shop, cursor: str) -> Place:
    """Behind which review to go on; raises `Refusal` for no cursor of this shop."""
    review_id = vault.unveiled(cursor, purpose=PURPOSE)
    try:
        last = reviews.get_review(review_id or 0)
    except Review.DoesNotExist:
        last = None
    if last is None or last.shop_id != shop.pk:
        wrong = FieldProblem(
            pointer=_PLACE, code="cursor-unknown", detail=_("We gave no such cursor.")
        )
        raise Refusal("not-right", wrong)
    return Place(last.written_at, last.pk)


def _reference(review_id: int) -> str:
    return vault.veiled(review_id, purpose=PURPOSE)


def _told(review: Review, reply: Reply | None) -> ReviewOut:
    said = {"yes": True, "no": False}
    rated = {name: getattr(review, name) for name in ASPECTS}
    return ReviewOut(
        reference=_reference(review.pk),
        rating=review.rating,
        aspects={name: rating for name, rating in rated.items() if rating},
        recommends=said.get(review.recommends),
        title=review.title,
        text=review.text,
        author_name=review.author_name,
        language=review.language,
        how_obtained=review.how_obtained,
        written_at=review.written_at,
        edited_at=review.edited_at,
        reply=_reply(reply) if reply else None,
    )


def _reply(reply: Reply) -> ReplyOut:
    return ReplyOut(text=reply.text, written_at=reply.written_at)


def _figures(figures: Figures) -> FiguresOut:
    score = figures.score
    return FiguresOut(
        count=figures.count,
        mean=score.mean if score else None,
        low=score.low if score else None,
        high=score.high if score else None,
        distribution={str(n): figures.distribution.of(n) for n in RATINGS},
        recommend_share=figures.recommend_share,
        aspects=figures.aspects,
    )
