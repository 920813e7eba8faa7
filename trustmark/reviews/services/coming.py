"""What goes with every review that comes onto the page or leaves it."""

from datetime import datetime

from trustmark.kernel.announcements import announce
from trustmark.reviews.events import ReviewGone, ReviewPublished
from trustmark.reviews.models import Review
from trustmark.reviews.services.counting import count_in, count_out
from trustmark.reviews.services.photographing import give_other_addresses


def came(review: Review, *, at: datetime) -> None:
    """What goes with every review that comes onto the page."""
    count_in(review)
    announce(ReviewPublished(review.pk, review.shop_id), at=at)


def went(review: Review, *, at: datetime) -> None:
    """What goes with every review that leaves the page; ask before it changes."""
    count_out(review)
    give_other_addresses(review)
    announce(ReviewGone(review.pk, review.shop_id), at=at)
