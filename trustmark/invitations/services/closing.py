"""The end of an invitation: nobody is written to, and whom it was about goes."""

from datetime import datetime

from trustmark.correspondence import api as correspondence
from trustmark.invitations import states
from trustmark.invitations.counting import count
from trustmark.invitations.models import Invitation
from trustmark.invitations.rules import Obstacle
from trustmark.kernel.cases import take
from trustmark.orders import api as orders


def suppress_if(
    invitation: Invitation, obstacle: Obstacle | None, *, at: datetime
) -> bool:
    if obstacle is None:
        return False
    take(
        invitation,
        states.SUPPRESS,
        by=None,
        at=at,
        obstacle=obstacle.value,
        ended_at=at,
        remind_on=None,
    )
    count(invitation, "not_sent")
    forget(invitation, at=at)
    return True


def forget(invitation: Invitation, *, at: datetime) -> None:
    """Nobody is written to any more: neither order nor letter says who it was."""
    orders.forget_address(invitation.order, at=at)
    correspondence.erase_letters(invitation)
