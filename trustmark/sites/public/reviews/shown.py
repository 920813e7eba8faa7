"""A review as people see it: stars, words, how it was obtained, the reply."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.calendar import day_of
from trustmark.reviews import api as reviews
from trustmark.reviews.api import (
    ASPECTS,
    HowObtained,
    ProductReview,
    Reply,
    Review,
    ReviewPhoto,
    Score,
    in_tenths,
)
from trustmark.sites.public.reviews.forms import ASPECT_LABELS

Words = str | Promise

# The label beside each review: how we got it, and what that says.
OBTAINED: dict[HowObtained, Words] = {
    HowObtained.INVITED: _("Invited after an order at this shop"),
    HowObtained.OPEN: _("Written without invitation; purchase not verified"),
    HowObtained.IMPORTED: _("Taken over from elsewhere; not verified by us"),
}


@dataclass(frozen=True)
class ShownReview:
    """One review with all that stands beside it."""

    review: Review
    obtained: Words
    is_verified: bool
    written_on: date
    edited_on: date | None
    aspects: tuple[tuple[Words, int], ...]
    products: tuple[ProductReview, ...]
    reply: Reply | None
    photos: tuple[ReviewPhoto, ...]
    waits_for_a_look: bool
    is_flagged: bool


def shown(found: Iterable[Review], *, is_own: bool = False) -> list[ShownReview]:
    """These reviews with all beside them, with a constant number of questions.

    Only its author (`is_own`) sees photos at which nobody looked yet.
    """
    listed = list(found)
    products, replies = reviews.products_of(*listed), reviews.replies_to(*listed)
    photos = {
        key: tuple(photo for photo in rows if is_own or photo.shown_at)
        for key, rows in reviews.photos_of(*listed).items()
    }
    flagged = reviews.flagged_among(*listed)
    return [
        ShownReview(
            review=review,
            obtained=OBTAINED[HowObtained(review.how_obtained)],
            is_verified=review.is_verified,
            written_on=review.written_on,
            edited_on=day_of(review.edited_at) if review.edited_at else None,
            aspects=tuple(
                (ASPECT_LABELS[name], getattr(review, name))
                for name in ASPECTS
                if getattr(review, name)
            ),
            products=tuple(products[review.pk]),
            reply=replies.get(review.pk),
            photos=photos[review.pk],
            waits_for_a_look=any(not one.shown_at for one in photos[review.pk]),
            is_flagged=review.pk in flagged,
        )
        for review in listed
    ]


@dataclass(frozen=True)
class ShownScore:
    """A score in tenths of a point, so that every language writes its own comma."""

    mean: float
    low: float
    high: float
    count: int
    percent: int
    whole: int


def shown_score(score: Score | None) -> ShownScore | None:
    """The score rounded as it is shown; the bar runs from one star to five."""
    if score is None:
        return None
    return ShownScore(
        mean=in_tenths(score.mean) / 10,
        low=in_tenths(score.low) / 10,
        high=in_tenths(score.high) / 10,
        count=score.count,
        percent=round(25 * (score.mean - 1)),
        whole=round(score.mean),
    )
