"""Closes what was open about a review that is gone or reads otherwise now."""

from datetime import datetime

from trustmark.kernel.cases import take
from trustmark.reviews import states
from trustmark.reviews.models import Flag, Review, ReviewAppeal
from trustmark.reviews.states import AppealState, FlagState


def drop_open(review: Review, *, at: datetime) -> None:
    """End open flags and appeals: what they were about is not there any more."""
    for flag in Flag.objects.filter(review=review, state=FlagState.OPEN):
        take(flag, states.DROP_FLAG, by=None, at=at)
    for appeal in ReviewAppeal.objects.filter(review=review, state=AppealState.FILED):
        take(appeal, states.DROP_APPEAL, by=None, at=at)
