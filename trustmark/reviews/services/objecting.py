"""Flags and replies of the shop; appeals of both, which somebody else decides."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Move, MoveRefused, begin, note, take
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.events import ReviewChanged
from trustmark.reviews.models import (
    Flag,
    ModerationDecision,
    Reply,
    Review,
    ReviewAppeal,
)
from trustmark.reviews.queries import deadline_of, latest_decision, locked
from trustmark.reviews.services.coming import came
from trustmark.reviews.services.moderating import Reasons, decided, take_away
from trustmark.reviews.services.telling import tell_appeal, tell_flag
from trustmark.reviews.states import Outcome, Party, State


@transaction.atomic
def flag(
    review: Review, *, ground: str, explanation: str, by: User, at: datetime
) -> Flag:
    """Say that a review breaks the rules; it stays on the page while it is examined."""
    locked(review)
    refusal = permissions.why_not_flag(review, by=by)
    refusal = refusal or permissions.why_not_flag_on(review, ground)
    if refusal or not explanation.strip():
        raise MoveRefused(refusal or "a flag says what is wrong")
    raised = Flag(
        review=review,
        scheme=review.scheme,
        ground=ground,
        explanation=explanation.strip(),
        raised_by=by,
        raised_at=at,
        deadline=deadline_of(review, "moderation-target", at=at),
    )
    begin(raised, by=by, at=at, tells="flag")
    tell_flag(raised)
    note(review, states.FLAGGED, by=by, at=at, reason=explanation.strip())
    return raised


@transaction.atomic
def reply(review: Review, *, text: str, by: User | None, at: datetime) -> Reply:
    """Say something under a review, in the place of what was said before.

    Without `by` it is a program of the shop that speaks. The same words again change
    nothing.
    """
    locked(review)
    refusal = permissions.why_not_reply(review, by=by, on=day_of(at))
    if refusal or not text.strip():
        raise MoveRefused(refusal or "a reply has words")
    standing = Reply.objects.filter(review=review, until=None).first()
    if standing is not None and standing.text == text.strip():
        return standing
    is_first = not Reply.objects.filter(review=review).exists()
    Reply.objects.filter(review=review, until=None).update(until=at)
    said = Reply.objects.create(
        review=review, text=text.strip(), written_by=by, written_at=at
    )
    Review.objects.filter(pk=review.pk).update(changed_at=at)
    note(review, states.REPLIED, by=by, at=at)
    announce(ReviewChanged(review.pk, review.shop_id, "reply"), at=at)
    if is_first:
        posting.write_replied(review, said, at=at)
    return said


@transaction.atomic
def withdraw_reply(review: Review, *, by: User | None, at: datetime) -> None:
    """Take the reply off the page."""
    locked(review)
    refusal = permissions.why_not_reply(review, by=by, on=day_of(at))
    rows = Reply.objects.filter(review=review, until=None)
    if refusal or not rows.update(until=at):
        raise MoveRefused(refusal or "there is no reply")
    Review.objects.filter(pk=review.pk).update(changed_at=at)
    announce(ReviewChanged(review.pk, review.shop_id, "reply"), at=at)


@transaction.atomic
def appeal_as_author(review: Review, *, argument: str, at: datetime) -> ReviewAppeal:
    """Ask somebody else to look again at a refusal or removal."""
    locked(review)
    refusal = permissions.why_not_appeal_as_author(review, on=day_of(at))
    return _file(review, Party.AUTHOR, argument, refusal, by=None, at=at)


@transaction.atomic
def appeal_as_shop(
    review: Review, *, argument: str, by: User, at: datetime
) -> ReviewAppeal:
    """Ask somebody else to look again at a review that was kept."""
    locked(review)
    refusal = permissions.why_not_appeal_as_shop(review, by=by, on=day_of(at))
    return _file(review, Party.SHOP, argument, refusal, by=by, at=at)


@transaction.atomic
def uphold(appeal: ReviewAppeal, *, reasons: str, by: User, at: datetime) -> None:
    """Let the decision stand, with reasons."""
    review = appeal.review
    locked(review)
    _close(appeal, states.UPHOLD, reasons, by=by, at=at)
    note(review, states.UPHELD, by=by, at=at, reason=reasons.strip())
    decided(
        review,
        Outcome.UPHOLD,
        reasons=Reasons(appeal.decision.ground, reasons.strip()),
        by=by,
        at=at,
        against=appeal.decision,
    )
    posting.write_appeal_decided(appeal, at=at)


@transaction.atomic
def overturn(appeal: ReviewAppeal, *, reasons: str, by: User, at: datetime) -> None:
    """Publish what was kept away, or take away what was kept, with reasons."""
    review = appeal.review
    locked(review)
    _close(appeal, states.OVERTURN, reasons, by=by, at=at)
    told = Reasons(appeal.decision.ground, reasons.strip())
    if appeal.party == Party.AUTHOR:
        take(
            review,
            states.REINSTATE,
            by=by,
            at=at,
            reason=reasons.strip(),
            ground="",
            ended_at=None,
            published_at=review.published_at or at,
            changed_at=at,
        )
        came(review, at=at)
        decided(
            review,
            Outcome.REINSTATE,
            reasons=told,
            by=by,
            at=at,
            against=appeal.decision,
        )
    else:
        take_away(review, told, Outcome.REMOVE, by=by, at=at, against=appeal.decision)
    posting.write_appeal_decided(appeal, at=at)


def _file(
    review: Review,
    party: Party,
    argument: str,
    refusal: str | None,
    *,
    by: User | None,
    at: datetime,
) -> ReviewAppeal:
    decision = latest_decision(review)
    if refusal or decision is None or not argument.strip():
        raise MoveRefused(refusal or "an appeal says why")
    filed = ReviewAppeal(
        decision=decision,
        review=review,
        scheme=review.scheme,
        party=party,
        argument=argument.strip(),
        filed_by=by,
        filed_at=at,
        deadline=deadline_of(review, "moderation-target", at=at),
    )
    begin(filed, by=by, at=at, tells="appeal")
    tell_appeal(filed)
    note(review, states.APPEALED, by=by, at=at, reason=argument.strip())
    posting.write_appeal_received(filed, at=at)
    return filed


def _close(
    appeal: ReviewAppeal,
    move: Move,
    reasons: str,
    *,
    by: User,
    at: datetime,
) -> None:
    refusal = permissions.why_not_decide_appeal(appeal, by=by, on=day_of(at))
    if refusal or not reasons.strip():
        raise MoveRefused(refusal or "a decision on an appeal has reasons")
    take(
        appeal,
        move,
        by=by,
        at=at,
        reason=reasons.strip(),
        reasons=reasons.strip(),
        decided_by=by,
        decided_at=at,
    )


def latest_shop_decision(review: Review) -> ModerationDecision | None:
    """The decision a shop may object to now, if the review stands because of it."""
    decision = latest_decision(review)
    is_keep = decision is not None and decision.outcome == Outcome.KEEP
    return decision if is_keep and review.state == State.PUBLISHED else None
