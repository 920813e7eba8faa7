"""The letters applications write."""

from dataclasses import dataclass
from datetime import date

from trustmark.audits.letters import EXAMPLE_LINES, NonconformityLine
from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class Party:
    """Whom a letter about an application is about: `number` is the application's."""

    company_name: str
    shop_name: str
    domain: str
    scheme_name: str
    number: str


_PARTY = Party(
    "Kaasboer Jansen B.V.",
    "Kaasboer Jansen",
    "kaasboer-jansen.test",
    "WebwinkelKeur",
    "WE-A-2026-00042",
)
_LINK = "https://keurmerk.example/nl/member/applications/WE-A-2026-00042/"


@dataclass(frozen=True)
class AmountLine:
    """One amount as a letter tells it; cents."""

    description: str
    gross_cents: int
    vat_cents: int


@dataclass(frozen=True)
class ApplicationReceived(Letter):
    """Confirms that an application came in, and says what happens next."""

    party: Party
    working_days: int
    proof_is_missing: bool
    link: str

    @classmethod
    def example(cls) -> "ApplicationReceived":
        return cls(_PARTY, 2, True, _LINK)


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
            _PARTY,
            ("Een bewijs dat het domein van u is.",),
            "Het KvK-nummer hoort bij een ander bedrijf.",
            date(2026, 3, 2),
            _LINK,
        )


@dataclass(frozen=True)
class ApplicationAccepted(Letter):
    """Says that the shop was accepted, what is due, and what starts when it is paid."""

    party: Party
    granted_kinds: tuple[str, ...]
    denied_kinds: tuple[str, ...]
    reasons: str
    nonconformities: tuple[NonconformityLine, ...]
    amounts: tuple[AmountLine, ...]
    total_cents: int
    due_on: date
    reference: str
    iban: str
    account_name: str
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "ApplicationAccepted":
        return cls(
            _PARTY,
            ("Consumenten (B2C)",),
            (),
            "Alle eisen zijn beoordeeld en er wordt aan voldaan.",
            EXAMPLE_LINES,
            (AmountLine("Lidmaatschap, per jaar", 36179, 6279),),
            36179,
            date(2026, 3, 2),
            "WE-2026-00042",
            "NL00 TEST 0000 0000 00",
            "Stichting Voorbeeld",
            date(2026, 4, 1),
            _LINK,
        )


@dataclass(frozen=True)
class ApplicationRefused(Letter):
    """Says that the shop was refused, on which ground, why, and how to appeal."""

    party: Party
    ground: str
    reasons: str
    nonconformities: tuple[NonconformityLine, ...]
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "ApplicationRefused":
        return cls(
            _PARTY,
            "De webwinkel voldoet niet aan de eisen.",
            "De bedenktijd is korter dan de wet voorschrijft.",
            EXAMPLE_LINES,
            date(2026, 3, 2),
            _LINK,
        )


@dataclass(frozen=True)
class ApplicationCancelled(Letter):
    """Says that the application ended, why, and what it costs, if it costs anything."""

    party: Party
    because_of_silence: bool
    amounts: tuple[AmountLine, ...]
    total_cents: int
    due_on: date
    reference: str
    iban: str
    account_name: str
    link: str

    @classmethod
    def example(cls) -> "ApplicationCancelled":
        return cls(
            _PARTY,
            True,
            (AmountLine("Certificeringskosten bij annuleren", 11495, 1995),),
            11495,
            date(2026, 3, 2),
            "WE-2026-00043",
            "NL00 TEST 0000 0000 00",
            "Stichting Voorbeeld",
            _LINK,
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
            _PARTY,
            ("WE-2026-00042",),
            date(2026, 7, 2),
            "https://keurmerk.example/nl/member/shops/kaasboer-jansen.test/seal/",
        )


@dataclass(frozen=True)
class AppealReceived(Letter):
    """Confirms an appeal, and says that somebody else decides and by when."""

    party: Party
    decide_before: date
    link: str

    @classmethod
    def example(cls) -> "AppealReceived":
        return cls(_PARTY, date(2026, 4, 13), _LINK)


@dataclass(frozen=True)
class AppealUpheld(Letter):
    """Says that the decision stands after an appeal, with the reasons."""

    party: Party
    reasons: str
    link: str

    @classmethod
    def example(cls) -> "AppealUpheld":
        return cls(_PARTY, "De bedenktijd staat nog steeds op zeven dagen.", _LINK)


@dataclass(frozen=True)
class AppealOverturned(Letter):
    """Says that the refusal was overturned, with the reasons and what happens now."""

    party: Party
    reasons: str
    link: str

    @classmethod
    def example(cls) -> "AppealOverturned":
        return cls(_PARTY, "De bedenktijd stond wel goed op de site.", _LINK)
