"""Questions about photos: which stand beside a review, which wait, what they hold."""

from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, QuerySet

from trustmark.reviews.models import Review, ReviewPhoto
from trustmark.reviews.states import State

FOLDER = "review-photos"
LARGE, SMALL = "large.jpg", "small.webp"


def stored_name(photo: ReviewPhoto, size: str) -> str:
    """The name of one of its pictures in the storage."""
    return f"{FOLDER}/{photo.file[:2]}/{photo.file}-{size}"


def find_photo(key: str) -> ReviewPhoto | None:
    """The photo at this address, unless it is gone."""
    rows = ReviewPhoto.objects.filter(key=key, gone_at=None)
    return rows.select_related("review").first()


def is_public(photo: ReviewPhoto) -> bool:
    """Whether anybody may see it: somebody looked, and its review is on the page."""
    on_page = photo.review is not None and photo.review.state == State.PUBLISHED
    return on_page and photo.shown_at is not None


def photos_of(*reviews: Review) -> dict[int, list[ReviewPhoto]]:
    """The photos of these reviews that are not gone, by the id of the review."""
    found: dict[int, list[ReviewPhoto]] = {review.pk: [] for review in reviews}
    rows = ReviewPhoto.objects.filter(review__in=reviews, gone_at=None)
    for photo in rows.select_related("product").order_by("place", "id"):
        if photo.review_id is not None:
            found[photo.review_id].append(photo)
    return found


def list_refused(review: Review) -> list[ReviewPhoto]:
    """What moderators refused of the photos of a review, oldest first."""
    rows = ReviewPhoto.objects.filter(review=review, refused_at__isnull=False)
    return list(rows.select_related("refused_by").order_by("id"))


def list_with_photos_to_look_at(*, schemes: frozenset[str] | None) -> QuerySet[Review]:
    """Published reviews with photos nobody looked at, the oldest first."""
    waiting = ReviewPhoto.objects.filter(
        review=OuterRef("pk"), shown_at=None, gone_at=None
    )
    rows = Review.objects.filter(Exists(waiting), state=State.PUBLISHED)
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.select_related("shop").order_by("changed_at", "id")


def read_photo(photo: ReviewPhoto, size: str) -> bytes | None:
    """One of its pictures; `None` where the storage has it no longer."""
    try:
        with default_storage.open(stored_name(photo, size)) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def walk_photos(reviews: list[Review]) -> Iterator[tuple[str, bytes]]:
    """The public photos of these reviews with a file name, one at a time."""
    on_page = [review for review in reviews if review.state == State.PUBLISHED]
    for photos in photos_of(*on_page).values():
        for photo in photos:
            data = read_photo(photo, LARGE) if photo.shown_at else None
            if data:
                yield photo_name(photo), data


def photo_name(photo: ReviewPhoto) -> str:
    """What a photo is called in an archive."""
    return f"photos/{photo.review_id}-{photo.place + 1}.jpg"
