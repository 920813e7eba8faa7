"""Photos with reviews: kept for a form, sent in, let go, erased."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from trustmark.reviews.models import ProductReview, Review, ReviewPhoto
from trustmark.reviews.photos import LARGE, SMALL, stored_name
from trustmark.reviews.pictures.drawing import draw
from trustmark.reviews.queries import (
    find_open_appeal,
    last_day_to_appeal,
    latest_decision,
)
from trustmark.reviews.rules.words import MOST_PHOTOS, PhotoWords
from trustmark.reviews.states import State

# So long a photo waits for the form it was chosen in to be sent.
TO_SEND = timedelta(days=1)
_AT_ONCE = 100


def keep_photo(data: bytes, *, at: datetime) -> ReviewPhoto:
    """Draw a photo anew and keep it for the form it was chosen in.

    Raises `PhotoRefused` where the file holds none.
    """
    drawn = draw(data)
    photo = ReviewPhoto.objects.create(
        key=secrets.token_hex(16),
        file=secrets.token_hex(16),
        width=drawn.large.width,
        height=drawn.large.height,
        small_width=drawn.small.width,
        small_height=drawn.small.height,
        sent_at=at,
    )
    for size, picture in ((LARGE, drawn.large), (SMALL, drawn.small)):
        default_storage.save(stored_name(photo, size), ContentFile(picture.data))
    return photo


def attach(review: Review, wanted: Sequence[PhotoWords], *, at: datetime) -> None:
    """Let a review have exactly these photos; belongs to the caller's transaction.

    Of keys only those count that nobody sent in yet, or that the review has already.
    """
    products = {
        product.external_id: product
        for product in ProductReview.objects.filter(review=review)
    }
    here = ReviewPhoto.objects.filter(review=review, gone_at=None)
    new = ReviewPhoto.objects.filter(review=None, gone_at=None)
    kept = []
    for place, one in enumerate(wanted[:MOST_PHOTOS]):
        values = {
            "review": review,
            "product": products.get(one.external_id),
            "alt": one.alt,
            "place": place,
        }
        if any(rows.filter(key=one.key).update(**values) for rows in (here, new)):
            kept.append(one.key)
    here.exclude(key__in=kept).update(gone_at=at, alt="")


def looked_at(review: Review, *, at: datetime) -> None:
    """Whoever publishes a review has seen its photos too."""
    waiting = ReviewPhoto.objects.filter(review=review, shown_at=None, gone_at=None)
    waiting.update(shown_at=at)


def give_other_addresses(review: Review) -> None:
    """Let no address of before open a photo whose review leaves the page."""
    for photo in ReviewPhoto.objects.filter(review=review, gone_at=None):
        rows = ReviewPhoto.objects.filter(pk=photo.pk)
        rows.update(key=secrets.token_hex(16))


def let_go(review: Review, *, at: datetime) -> None:
    """Let the photos of a review go that its author erased or replaced."""
    rows = ReviewPhoto.objects.filter(review=review)
    rows.filter(gone_at=None).update(gone_at=at)
    rows.update(alt="")


def erase_photos(*, at: datetime) -> int:
    """Erase the pictures of photos that are gone, and then their rows."""
    gone = ReviewPhoto.objects.filter(gone_at__lte=at, erased_at=None)
    photos = list(gone.order_by("gone_at")[:_AT_ONCE])
    for photo in photos:
        for size in (LARGE, SMALL):
            default_storage.delete(stored_name(photo, size))
        rows = ReviewPhoto.objects.filter(pk=photo.pk)
        rows.update(erased_at=at)
        rows.filter(refused_at=None).delete()
    return len(photos)


def drop_photos(*, on: date, at: datetime) -> int:
    """Let go of photos nobody sent in, and of those whose review is away for good."""
    forgotten = ReviewPhoto.objects.filter(
        review=None, gone_at=None, sent_at__lte=at - TO_SEND
    )
    count = forgotten.update(gone_at=at)
    away = ReviewPhoto.objects.filter(
        review__state__in=[State.REFUSED, State.REMOVED], gone_at=None
    )
    ids = away.order_by().values_list("review", flat=True).distinct()
    for review in Review.objects.filter(pk__in=ids):
        if _is_away_for_good(review, on=on):
            count += away.filter(review=review).update(gone_at=at, alt="")
    return count


def _is_away_for_good(review: Review, *, on: date) -> bool:
    """Whether nobody can object any more to what was decided."""
    if find_open_appeal(review):
        return False
    decision = latest_decision(review)
    last = last_day_to_appeal(decision) if decision else None
    return last is None or last < on
