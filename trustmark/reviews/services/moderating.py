"""What a moderator does: publish, refuse, remove, hold, keep a review; ask."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, note, take
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.models import Flag, ModerationDecision, Review
from trustmark.reviews.queries import deadline_of, find_open_flag, locked
from trustmark.reviews.rules.grounds import REFUSING
from trustmark.reviews.services.closing import drop_open
from trustmark.reviews.services.coming import came, went
from trustmark.reviews.services.photographing import looked_at
from trustmark.reviews.services.telling import tell_decision, tell_hold
from trustmark.reviews.states import Outcome, State


@dataclass(frozen=True)
class Reasons:
    """The ground from the closed list, and the facts in the language of the author."""

    ground: str
    facts: str


@transaction.atomic
def publish(review: Review, *, remark: str = "", by: User, at: datetime) -> None:
    """Put a held review on the page."""
    locked(review)
    _refuse_if(permissions.why_not_publish(review, by=by, on=day_of(at)))
    take(
        review,
        states.PUBLISH,
        by=by,
        at=at,
        reason=remark,
        published_at=review.published_at or at,
        changed_at=at,
    )
    looked_at(review, at=at)
    came(review, at=at)
    flag = find_open_flag(review)
    if flag is not None:
        take(flag, states.DISMISS, by=by, at=at, reason=remark)
    decision = decided(review, Outcome.PUBLISH, by=by, at=at, flag=flag)
    posting.write_published(review, at=at)
    if flag is not None:
        posting.write_flag_dismissed(flag, decision, remark, at=at)


@transaction.atomic
def refuse(
    review: Review, reasons: Reasons, *, by: User, at: datetime
) -> ModerationDecision:
    """Keep a held review off the page, and tell its author why and what to do."""
    locked(review)
    _refuse_if(permissions.why_not_refuse(review, by=by, on=day_of(at)))
    return _take_away(review, reasons, Outcome.REFUSE, by=by, at=at)


@transaction.atomic
def remove(
    review: Review, reasons: Reasons, *, by: User, at: datetime
) -> ModerationDecision:
    """Take a published review off the page, and tell its author why and what to do."""
    locked(review)
    _refuse_if(permissions.why_not_remove(review, by=by, on=day_of(at)))
    return _take_away(review, reasons, Outcome.REMOVE, by=by, at=at)


@transaction.atomic
def hold(review: Review, *, reason: str, by: User, at: datetime) -> None:
    """Take a harmful review off the page while it is looked at; tell its author why."""
    locked(review)
    refusal = permissions.why_not_hold(review, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "holding has a reason")
    went(review, at=at)
    deadline = deadline_of(review, "moderation-target", at=at)
    take(
        review,
        states.HOLD,
        by=by,
        at=at,
        reason=reason.strip(),
        deadline=deadline,
        changed_at=at,
    )
    tell_hold(review, at=at)
    posting.write_taken_off(review, reason.strip(), at=at)


@transaction.atomic
def keep(flag: Flag, *, facts: str, by: User, at: datetime) -> ModerationDecision:
    """Let a flagged review stand, and tell the shop why."""
    review = flag.review
    locked(review)
    refusal = permissions.why_not_keep(review, by=by, on=day_of(at))
    if refusal or not facts.strip():
        raise MoveRefused(refusal or "a decision has reasons")
    take(flag, states.DISMISS, by=by, at=at, reason=facts.strip())
    note(review, states.KEPT, by=by, at=at, reason=facts.strip())
    decision = decided(
        review,
        Outcome.KEEP,
        reasons=Reasons(flag.ground, facts.strip()),
        by=by,
        at=at,
        flag=flag,
    )
    posting.write_flag_dismissed(flag, decision, facts.strip(), at=at)
    return decision


@transaction.atomic
def ask_author(review: Review, *, question: str, by: User, at: datetime) -> None:
    """Ask the author something in the name of the shop; nobody learns who they are."""
    refusal = permissions.why_not_ask(review, by=by, on=day_of(at))
    if refusal or not question.strip():
        raise MoveRefused(refusal or "asking says what")
    note(review, states.ASKED, by=by, at=at, reason=question.strip())
    posting.write_question(review, question.strip(), at=at)


def decided(
    review: Review,
    outcome: Outcome,
    *,
    by: User,
    at: datetime,
    reasons: Reasons | None = None,
    flag: Flag | None = None,
    against: ModerationDecision | None = None,
) -> ModerationDecision:
    """Write a decision down, once, and its class into the public log."""
    decision = ModerationDecision.objects.create(
        review=review,
        scheme=review.scheme,
        outcome=outcome,
        ground=reasons.ground if reasons else "",
        facts=reasons.facts if reasons else "",
        found_by_screening=bool(review.findings) and flag is None,
        flag=flag,
        against=against,
        decided_by=by,
        decided_at=at,
    )
    tell_decision(decision)
    return decision


def take_away(
    review: Review,
    reasons: Reasons,
    outcome: Outcome,
    *,
    by: User,
    at: datetime,
    against: ModerationDecision | None = None,
) -> ModerationDecision:
    """Refuse or remove with a ground, close the flag, and write to both."""
    known = {ground.value for ground in REFUSING}
    if reasons.ground not in known or not reasons.facts.strip():
        raise MoveRefused("a review is refused on a ground of the list, with facts")
    if review.state == State.PUBLISHED:
        went(review, at=at)
    move = states.REFUSE if outcome == Outcome.REFUSE else states.REMOVE
    flag = find_open_flag(review)
    take(
        review,
        move,
        by=by,
        at=at,
        reason=reasons.facts.strip(),
        ground=reasons.ground,
        ended_at=at,
        changed_at=at,
    )
    if flag is not None:
        take(flag, states.UPHOLD_FLAG, by=by, at=at, reason=reasons.facts.strip())
    decision = decided(
        review,
        outcome,
        reasons=Reasons(reasons.ground, reasons.facts.strip()),
        by=by,
        at=at,
        flag=flag,
        against=against,
    )
    drop_open(review, at=at)
    posting.write_statement(review, decision, at=at)
    if flag is not None:
        posting.write_flag_upheld(flag, decision, at=at)
    return decision


_take_away = take_away


def _refuse_if(refusal: str | None) -> None:
    if refusal:
        raise MoveRefused(refusal)
