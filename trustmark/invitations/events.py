"""What invitations announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class InvitationSent(Event):
    """A customer was asked for a review."""

    invitation_id: int
    shop_id: int
