"""What audits announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class AuditDecided(Event):
    """A decider closed the audit: the demands are met, or are not."""

    audit_id: int
    granted: bool
    ground: str


@dataclass(frozen=True)
class AuditCancelled(Event):
    """The audit ended without a decision. `cause`: silence, applicant or operator."""

    audit_id: int
    cause: str
    ground: str
