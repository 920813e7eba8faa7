"""What a moderator does with photos: show them after a look, or refuse one alone."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, note
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.events import ReviewChanged
from trustmark.reviews.models import Review, ReviewPhoto
from trustmark.reviews.queries import locked
from trustmark.reviews.rules.grounds import REFUSING
from trustmark.reviews.services.moderating import Reasons
from trustmark.reviews.services.photographing import looked_at
from trustmark.reviews.states import State


@transaction.atomic
def show_photos(review: Review, *, by: User, at: datetime) -> None:
    """Put the photos of a published review on the page, after a look at each."""
    locked(review)
    refusal = permissions.why_not_show_photos(review, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    looked_at(review, at=at)
    note(review, states.PHOTOS_SHOWN, by=by, at=at)
    _tell(review, at=at)


@transaction.atomic
def refuse_photo(
    photo: ReviewPhoto, reasons: Reasons, *, by: User, at: datetime
) -> None:
    """Take one photo away on a ground, for good, and tell the author why."""
    review = photo.review
    if review is None:
        raise MoveRefused("a photo that was not sent in is nobody's to refuse")
    locked(review)
    refusal = permissions.why_not_refuse_photo(photo, by=by, on=day_of(at))
    facts = reasons.facts.strip()
    if refusal or not facts or reasons.ground not in {one.value for one in REFUSING}:
        raise MoveRefused(refusal or "a photo is refused on a ground, with facts")
    mine = ReviewPhoto.objects.filter(pk=photo.pk, gone_at=None)
    if not mine.update(
        refused_at=at,
        refused_by=by,
        ground=reasons.ground,
        facts=facts,
        gone_at=at,
        alt="",
    ):
        raise MoveRefused(permissions.photo_is_gone())
    photo.refresh_from_db()
    note(review, states.PHOTO_REFUSED, by=by, at=at, reason=facts)
    posting.write_photo_refused(review, photo, at=at)
    _tell(review, at=at)


def _tell(review: Review, *, at: datetime) -> None:
    """Let programs that keep a copy fetch it again, where it is on the page."""
    if review.state == State.PUBLISHED:
        Review.objects.filter(pk=review.pk).update(changed_at=at)
        announce(ReviewChanged(review.pk, review.shop_id), at=at)
