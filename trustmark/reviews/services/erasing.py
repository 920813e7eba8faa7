"""Erasing: what an author withdraws, what nobody confirmed, and where it came from."""

from datetime import date, datetime, timedelta

from django.db import transaction

from trustmark.kernel.cases import Move, MoveRefused, take
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.models import (
    PrivateReply,
    ProductReview,
    Reply,
    Review,
    ReviewText,
)
from trustmark.reviews.queries import locked, rulebook_of
from trustmark.reviews.services.closing import drop_open
from trustmark.reviews.services.coming import went
from trustmark.reviews.services.photographing import let_go
from trustmark.reviews.states import State

# For so long an open review waits to be confirmed by mail.
TO_CONFIRM = timedelta(days=14)
# Where a rulebook gives no term in days.
NETWORK_DAYS = 90


@transaction.atomic
def withdraw_own(review: Review, *, at: datetime) -> None:
    """Take the review off the page and erase its words, everywhere and at once."""
    locked(review)
    refusal = permissions.why_not_withdraw(review)
    if refusal:
        raise MoveRefused(refusal)
    posting.write_withdrawn(review, at=at)
    _erase(review, states.WITHDRAW, at=at)


def lapse_due(*, on: date, at: datetime) -> int:
    """Erase what nobody confirmed in two weeks."""
    old = Review.objects.filter(
        state=State.UNCONFIRMED, written_at__lte=at - TO_CONFIRM
    )
    return sum(_lapse(review, at=at) for review in old.order_by("id"))


def forget_networks(*, on: date, at: datetime) -> int:
    """Blank the marks of connections past the term of the rulebook."""
    count = 0
    marked = Review.objects.exclude(network="")
    for scheme in set(marked.order_by().values_list("scheme", flat=True)):
        rows = marked.filter(scheme=scheme)
        first = rows.order_by("written_at").first()
        if first is None:
            continue
        term = rulebook_of(first, on=on).find_term("review-ip-retention")
        days = term.days if term and term.days else NETWORK_DAYS
        rows = rows.filter(written_at__lt=at - timedelta(days=days))
        count += rows.update(network="")
    return count


def _erase(review: Review, move: Move, *, at: datetime) -> None:
    if review.state == State.PUBLISHED:
        went(review, at=at)
    take(
        review,
        move,
        by=None,
        at=at,
        title="",
        text="",
        author_name="",
        author_email="",
        email_key="",
        order_number="",
        search_key="",
        copy_key="",
        network="",
        findings=[],
        ground="",
        words_erased_at=at,
        ended_at=at,
        changed_at=at,
    )
    ReviewText.objects.filter(review=review).update(title="", text="", author_name="")
    ProductReview.objects.filter(review=review).update(text="")
    let_go(review, at=at)
    Reply.objects.filter(review=review, until=None).update(until=at)
    PrivateReply.objects.filter(review=review).delete()
    drop_open(review, at=at)


def _lapse(review: Review, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            _erase(review, states.LAPSE, at=at)
    except MoveRefused:
        return False
    return True
