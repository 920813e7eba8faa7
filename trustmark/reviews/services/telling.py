"""Writes into the public log what moderators do: the class of it, never about whom."""

from datetime import datetime

from trustmark.kernel import public_log
from trustmark.kernel.calendar import day_of
from trustmark.reviews.models import Flag, ModerationDecision, Review, ReviewAppeal
from trustmark.reviews.rules.log import What, log_of


def tell_decision(decision: ModerationDecision) -> None:
    """Log a decision by outcome and ground, and what made somebody look."""
    codes = {"because": decision.because.value}
    if decision.ground:
        codes["ground"] = decision.ground
    _tell(decision.scheme, What(decision.outcome), codes, at=decision.decided_at)


def tell_hold(review: Review, *, at: datetime) -> None:
    """Log that a review is off the page while somebody looks."""
    _tell(review.scheme, What.HOLD, {}, at=at)


def tell_flag(flag: Flag) -> None:
    """Log that a shop flagged a review, on which ground."""
    _tell(flag.scheme, What.FLAG, {"ground": flag.ground}, at=flag.raised_at)


def tell_appeal(appeal: ReviewAppeal) -> None:
    """Log that author or shop appealed."""
    _tell(appeal.scheme, What.APPEAL, {"party": appeal.party}, at=appeal.filed_at)


def _tell(scheme: str, what: What, codes: dict[str, str], *, at: datetime) -> None:
    public_log.append(log_of(scheme), what.value, on=day_of(at), codes=codes)
