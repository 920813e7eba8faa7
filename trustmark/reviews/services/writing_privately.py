"""A shop writes to the author of a review, and never learns who that is."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, note
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.models import PrivateReply, Review
from trustmark.reviews.queries import locked


@transaction.atomic
def write_privately(
    review: Review, *, text: str, by: User, at: datetime
) -> PrivateReply:
    """Pass words of the shop on to the author; a moderator can read them too."""
    locked(review)
    refusal = permissions.why_not_write_privately(review, by=by, on=day_of(at))
    if refusal or not text.strip():
        raise MoveRefused(refusal or "a letter has words")
    said = PrivateReply.objects.create(
        review=review, text=text.strip(), written_by=by, written_at=at
    )
    note(review, states.WROTE_PRIVATELY, by=by, at=at)
    posting.write_private_reply(review, said, at=at)
    return said
