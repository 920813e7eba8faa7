"""Overturning the end of a membership: it is again what it was before."""

from datetime import datetime

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, take
from trustmark.kernel.history import list_history
from trustmark.memberships import permissions, states
from trustmark.memberships.events import MembershipReinstated
from trustmark.memberships.letters import MembershipWasReinstated
from trustmark.memberships.models import Membership
from trustmark.memberships.services import member_of, tell
from trustmark.memberships.states import State


@transaction.atomic
def reinstate(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    """Undo the end of a membership; one that was suspended before is so again."""
    refusal = permissions.why_not_reinstate(membership, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "reinstating has a reason")
    if _was_suspended(membership):
        move = states.REINSTATE_SUSPENDED
    elif membership.became_full_at is not None:
        move = states.REINSTATE
    else:
        move = states.REINSTATE_PROVISIONAL
    try:
        with transaction.atomic():
            take(membership, move, by=by, at=at, reason=reason, ended_at=None)
    except IntegrityError as newer:
        raise MoveRefused(permissions.newer_membership()) from newer
    is_suspended = membership.state == State.SUSPENDED
    letter = MembershipWasReinstated(member_of(membership), is_suspended)
    tell(membership, letter, at=at)
    announce(
        MembershipReinstated(membership.pk, membership.company_id, membership.scheme),
        at=at,
    )


def _was_suspended(membership: Membership) -> bool:
    ends = [line for line in list_history(membership) if line.move == "end"]
    return bool(ends) and ends[-1].origin == State.SUSPENDED
