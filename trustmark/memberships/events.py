"""What memberships announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class MembershipStarted(Event):
    """A company became a member."""

    membership_id: int
    company_id: int
    scheme: str


@dataclass(frozen=True)
class MembershipBecameFull(Event):
    """A provisional membership became a full one."""

    membership_id: int
    company_id: int
    scheme: str


@dataclass(frozen=True)
class MembershipSuspended(Event):
    """A membership was suspended, for a reason that members may read."""

    membership_id: int
    company_id: int
    scheme: str
    reason: str


@dataclass(frozen=True)
class MembershipRestored(Event):
    """The suspension of a membership was lifted."""

    membership_id: int
    company_id: int
    scheme: str


@dataclass(frozen=True)
class MembershipReinstated(Event):
    """The ending of a membership was overturned; it runs again."""

    membership_id: int
    company_id: int
    scheme: str


@dataclass(frozen=True)
class MembershipEnded(Event):
    """A membership ended."""

    membership_id: int
    company_id: int
    scheme: str
    reason: str
