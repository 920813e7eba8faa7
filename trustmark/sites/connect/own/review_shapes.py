"""Reviews, replies and figures as the description tells them to programs."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from trustmark.reviews.api import ASPECTS, RATINGS, Figures, ProductReview, Reply
from trustmark.reviews.api import Review as ReviewRow
from trustmark.sites.connect.own.paging import reference_of
from trustmark.sites.connect.own.shapes import Exact

PURPOSE = "reference of a review"
LONGEST_REPLY = 4000
Stars = Annotated[int, Field(ge=1, le=5)]


class ReplyIn(Exact):
    """What the shop says under a review, in public."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_REPLY)]


class ReplyOut(Schema):
    """What the shop said to it in public."""

    text: str
    written_at: datetime


class ReplyTaken(ReplyOut):
    """The reply as it stands on the page now."""

    sandbox: Annotated[
        bool, Field(description="True where the key is one to try with: not kept.")
    ]


class PastReply(ReplyOut):
    """A reply that stands, or stood until a moment."""

    until: datetime | None


class ReplyHistory(Schema):
    """Every reply there was, oldest first."""

    replies: list[PastReply]


class ProductReviewOut(Schema):
    """What the author said of one thing that was ordered."""

    product_id: Annotated[str, Field(description="As the shop told it.")]
    name: str
    rating: Stars
    text: str


class ReviewOut(Schema):
    """A review as everybody can read it."""

    reference: str
    rating: Stars
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
    products: list[ProductReviewOut]
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


class ProductOut(Schema):
    """The verified figures of one product."""

    product_id: Annotated[str, Field(description="As the shop told it.")]
    name: str
    count: int
    mean: float


class ProductPage(Schema):
    """Products that somebody reviewed, by their id."""

    products: list[ProductOut]
    next: Annotated[
        str | None, Field(description="The `after` of the next page; none at the end.")
    ]


class WrittenOfProduct(ProductReviewOut):
    """What was said of a product, with the review it came with."""

    review: Annotated[str, Field(description="The reference of the whole review.")]
    author_name: str
    language: str
    how_obtained: str
    written_at: datetime


class ProductReviewPage(Schema):
    """What was said of products, newest first."""

    product_reviews: list[WrittenOfProduct]
    next: Annotated[
        str | None, Field(description="The `cursor` of the next page; none at the end.")
    ]


def told(
    review: ReviewRow, *, reply: Reply | None, products: list[ProductReview]
) -> ReviewOut:
    """A review as everybody can read it; never whose it is."""
    said = {"yes": True, "no": False}
    rated = {name: getattr(review, name) for name in ASPECTS}
    return ReviewOut(
        reference=reference_of(review.pk, purpose=PURPOSE),
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
        products=[
            ProductReviewOut(
                product_id=one.external_id,
                name=one.name,
                rating=one.rating,
                text=one.text,
            )
            for one in products
        ],
        reply=ReplyOut(text=reply.text, written_at=reply.written_at) if reply else None,
    )


def told_of_product(row: ProductReview) -> WrittenOfProduct:
    """What was said of one product, as everybody can read it."""
    review = row.review
    return WrittenOfProduct(
        product_id=row.external_id,
        name=row.name,
        rating=row.rating,
        text=row.text,
        review=reference_of(review.pk, purpose=PURPOSE),
        author_name=review.author_name,
        language=review.language,
        how_obtained=review.how_obtained,
        written_at=review.written_at,
    )


def told_figures(figures: Figures) -> FiguresOut:
    """Figures with how sure one may be of them."""
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
