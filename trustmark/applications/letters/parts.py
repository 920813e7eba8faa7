"""What several letters about an application say in the same way."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Party:
    """Whom a letter about an application is about: `number` is the application's."""

    company_name: str
    shop_name: str
    domain: str
    scheme_name: str
    number: str


EXAMPLE_PARTY = Party(
    "Kaasboer Jansen B.V.",
    "Kaasboer Jansen",
    "kaasboer-jansen.test",
    "Voorbeeldkeur",
    "WE-P-2026-00042",
)
EXAMPLE_LINK = "https://keurmerk.example/nl/member/applications/WE-A-2026-00042/"


@dataclass(frozen=True)
class AmountLine:
    """One amount as a letter tells it; cents."""

    description: str
    gross_cents: int
    vat_cents: int


@dataclass(frozen=True)
class Bill:
    """What is due at once, and how it is paid; without amounts nothing is."""

    amounts: tuple[AmountLine, ...]
    total_cents: int
    due_on: date
    reference: str
    iban: str
    account_name: str


EXAMPLE_BILL = Bill(
    (AmountLine("Lidmaatschap, per jaar", 36179, 6279),),
    36179,
    date(2026, 3, 2),
    "WE-P-2026-00042",
    "NL00 TEST 0000 0000 00",
    "Stichting Voorbeeld",
)
EXAMPLE_COST = Bill(
    (AmountLine("Certificeringskosten bij annuleren", 11495, 1995),),
    11495,
    date(2026, 3, 2),
    "WE-P-2026-00042",
    "NL00 TEST 0000 0000 00",
    "Stichting Voorbeeld",
)
