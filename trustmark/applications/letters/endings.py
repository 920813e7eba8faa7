"""What is written when an application ends without an answer, or goes on after all."""

from dataclasses import dataclass
from datetime import date

from trustmark.applications.letters.parts import (
    EXAMPLE_COST,
    EXAMPLE_LINK,
    EXAMPLE_PARTY,
    Bill,
    Party,
)
from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class ApplicationCancelled(Letter):
    """Says that the application ended, why, what it costs, and how to undo it.

    `reason` is ours, when we called the audit off; `undo_before` is `None` when the
    applicant cannot undo it.
    """

    party: Party
    because_of_silence: bool
    reason: str
    undo_before: date | None
    bill: Bill
    link: str

    @classmethod
    def example(cls) -> "ApplicationCancelled":
        return cls(
            EXAMPLE_PARTY,
            True,
            "",
            date(2026, 3, 16),
            EXAMPLE_COST,
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class KindClosed(Letter):
    """Says that the audit for one kind ended without a decision, while others go on.

    `reason` is ours, when we called it off; else the applicant broke it off.
    """

    party: Party
    kinds: tuple[str, ...]
    reason: str
    undo_before: date | None
    bill: Bill
    link: str

    @classmethod
    def example(cls) -> "KindClosed":
        return cls(
            EXAMPLE_PARTY,
            ("Zakelijke kopers (B2B)",),
            "",
            date(2026, 3, 16),
            EXAMPLE_COST,
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class ApplicationGoesOn(Letter):
    """Says that a cancellation was undone, what became of its cost, and what is next.

    `remedy_before` is the new last day to repair, where something is to be repaired;
    `paid_cents` is what had been paid of the cost already.
    """

    party: Party
    kinds: tuple[str, ...]
    remedy_before: date | None
    paid_cents: int
    link: str

    @classmethod
    def example(cls) -> "ApplicationGoesOn":
        return cls(
            EXAMPLE_PARTY,
            ("Consumenten (B2C)",),
            date(2026, 3, 30),
            0,
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class DomainProvenByAnother(Letter):
    """Says that the application ended, because somebody else proved the domain."""

    party: Party
    link: str

    @classmethod
    def example(cls) -> "DomainProvenByAnother":
        return cls(EXAMPLE_PARTY, EXAMPLE_LINK)


@dataclass(frozen=True)
class RegistrationReleased(Letter):
    """Says that staff ended a registration, of a company or a domain, and why."""

    party: Party
    is_of_company: bool
    was_stopped: bool
    reason: str
    link: str

    @classmethod
    def example(cls) -> "RegistrationReleased":
        return cls(
            EXAMPLE_PARTY,
            True,
            True,
            "Dit KvK-nummer is van een onderneming waarvoor u niet mag handelen.",
            EXAMPLE_LINK,
        )
