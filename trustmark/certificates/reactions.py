"""What certificates do when memberships change."""

from datetime import datetime

from trustmark.certificates import reinstating, services
from trustmark.kernel.announcements import on
from trustmark.kernel.calendar import day_of
from trustmark.memberships.events import (
    MembershipBecameFull,
    MembershipEnded,
    MembershipReinstated,
    MembershipRestored,
    MembershipSuspended,
)


@on(MembershipSuspended)
def suspend_with_the_membership(event: MembershipSuspended, *, at: datetime) -> None:
    """A suspended member may not show the seal."""
    services.suspend_with_membership(event.membership_id, reason=event.reason, at=at)


@on(MembershipRestored)
def restore_with_the_membership(event: MembershipRestored, *, at: datetime) -> None:
    """What was suspended for the membership's sake comes back."""
    services.restore_with_membership(event.membership_id, at=at)


@on(MembershipReinstated)
def reinstate_with_the_membership(event: MembershipReinstated, *, at: datetime) -> None:
    """What was withdrawn for the membership's sake comes back."""
    reinstating.reinstate_with_membership(event.membership_id, at=at)


@on(MembershipBecameFull)
def drop_the_notice(event: MembershipBecameFull, *, at: datetime) -> None:
    """Shops whose own time is over are no longer announced as new."""
    services.convert_due(on=day_of(at), at=at)


@on(MembershipEnded)
def withdraw_with_the_membership(event: MembershipEnded, *, at: datetime) -> None:
    """Without a membership there is no certificate."""
    services.withdraw_with_membership(event.membership_id, reason=event.reason, at=at)
