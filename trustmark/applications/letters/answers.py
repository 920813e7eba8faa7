"""What is written on the way to an answer, and the answers themselves."""

from dataclasses import dataclass
from datetime import date

from trustmark.applications.letters.parts import (
    EXAMPLE_BILL,
    EXAMPLE_LINK,
    EXAMPLE_PARTY,
    Bill,
    Party,
)
from trustmark.audits.letters import EXAMPLE_LINES, NonconformityLine
from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class ApplicationReceived(Letter):
    """Confirms that an application came in, and says what happens next."""

    party: Party
    working_days: int
    proof_is_missing: bool
    link: str

    @classmethod
    def example(cls) -> "ApplicationReceived":
        return cls(EXAMPLE_PARTY, 2, True, EXAMPLE_LINK)


@dataclass(frozen=True)
class ApplicationIncomplete(Letter):
    """Says what is missing, until when it can be supplied, and that the clock waits."""

    party: Party
    missing: tuple[str, ...]
    remark: str
    deadline: date
    link: str

    @classmethod
    def example(cls) -> "ApplicationIncomplete":
        return cls(
            EXAMPLE_PARTY,
            ("Een bewijs dat het domein van u is.",),
            "Het KvK-nummer hoort bij een ander bedrijf.",
            date(2026, 3, 2),
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class ApplicationAccepted(Letter):
    """Says that the shop was accepted, what is due, and what starts when it is paid."""

    party: Party
    granted_kinds: tuple[str, ...]
    denied_kinds: tuple[str, ...]
    reasons: str
    nonconformities: tuple[NonconformityLine, ...]
    bill: Bill
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "ApplicationAccepted":
        return cls(
            EXAMPLE_PARTY,
            ("Consumenten (B2C)",),
            (),
            "Alle eisen zijn beoordeeld en er wordt aan voldaan.",
            EXAMPLE_LINES,
            EXAMPLE_BILL,
            date(2026, 4, 1),
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class ApplicationRefused(Letter):
    """Says that the shop was refused, on which ground, why, and how to appeal.

    `again_from` is the first day to apply again; `None` is any day.
    """

    party: Party
    ground: str
    reasons: str
    nonconformities: tuple[NonconformityLine, ...]
    appeal_before: date
    again_from: date | None
    link: str

    @classmethod
    def example(cls) -> "ApplicationRefused":
        return cls(
            EXAMPLE_PARTY,
            "De webwinkel voldoet niet aan de eisen.",
            "De bedenktijd is korter dan de wet voorschrijft.",
            EXAMPLE_LINES,
            date(2026, 3, 2),
            date(2026, 5, 1),
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class KindGranted(Letter):
    """Says that a further kind was granted, what is due, or that it is certified.

    `certificate` is empty as long as the amounts wait to be paid.
    """

    party: Party
    kinds: tuple[str, ...]
    reasons: str
    certificate: str
    bill: Bill
    link: str

    @classmethod
    def example(cls) -> "KindGranted":
        return cls(
            EXAMPLE_PARTY,
            ("Zakelijke kopers (B2B)",),
            "Alle eisen zijn opnieuw beoordeeld en er wordt aan voldaan.",
            "",
            EXAMPLE_BILL,
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class KindDenied(Letter):
    """Says that a kind was not granted on a second look, why, and how to appeal."""

    party: Party
    kinds: tuple[str, ...]
    reasons: str
    nonconformities: tuple[NonconformityLine, ...]
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "KindDenied":
        return cls(
            EXAMPLE_PARTY,
            ("Zakelijke kopers (B2B)",),
            "De bedenktijd is korter dan de wet voorschrijft.",
            EXAMPLE_LINES,
            date(2026, 3, 2),
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class Welcome(Letter):
    """Welcomes a shop: the certificate, the seal, and what "new member" means."""

    party: Party
    certificates: tuple[str, ...]
    provisional_until: date | None
    seal_link: str

    @classmethod
    def example(cls) -> "Welcome":
        return cls(
            EXAMPLE_PARTY,
            ("WE-2026-00042",),
            date(2026, 7, 2),
            "https://keurmerk.example/nl/member/shops/kaasboer-jansen.test/seal/",
        )
