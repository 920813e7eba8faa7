"""What accounts announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class InvitationAccepted(Event):
    """Somebody accepted; `subject_id` is what the purpose is about, 0 for nothing."""

    invitation_id: int
    user_id: int
    purpose: str
    subject_id: int


@dataclass(frozen=True)
class AccountClosed(Event):
    """Somebody left; whoever counts on them looks for another."""

    user_id: int
