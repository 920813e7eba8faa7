"""What applications announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application came in."""

    application_id: int
    company_id: int
