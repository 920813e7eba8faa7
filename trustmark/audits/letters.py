"""The letters audits write."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class NonconformityLine:
    """One demand that is not met, as a letter tells it."""

    demand: str
    seen: str
    page: str
    remedy: str


EXAMPLE_LINES = (
    NonconformityLine(
        demand="De bedenktijd is minstens 14 dagen en staat duidelijk op de site.",
        seen="Op de pagina Retourneren staat een bedenktijd van 7 dagen.",
        page="https://kaasboer-jansen.test/retourneren",
        remedy="Noem een bedenktijd van 14 dagen of langer.",
    ),
)


@dataclass(frozen=True)
class RemedyRequested(Letter):
    """Tells a shop what to repair, before which day, and how to ask for a re-audit."""

    company_name: str
    shop_name: str
    scheme_name: str
    number: str
    nonconformities: tuple[NonconformityLine, ...]
    deadline: date
    cost_of_silence_cents: int  # Without VAT; 0 when silence costs nothing.
    link: str

    @classmethod
    def example(cls) -> "RemedyRequested":
        return cls(
            "Kaasboer Jansen B.V.",
            "Kaasboer Jansen",
            "Voorbeeldkeur",
            "A-2026-00042",
            EXAMPLE_LINES,
            date(2026, 3, 2),
            9500,
            "https://keurmerk.example/nl/re-audit/42:abc/",
        )


@dataclass(frozen=True)
class RemedyReminder(Letter):
    """Reminds a shop of an open request to repair, before its last day."""

    company_name: str
    shop_name: str
    scheme_name: str
    number: str
    nonconformities: tuple[NonconformityLine, ...]
    deadline: date
    cost_of_silence_cents: int  # Without VAT; 0 when silence costs nothing.
    link: str

    @classmethod
    def example(cls) -> "RemedyReminder":
        return cls(
            "Kaasboer Jansen B.V.",
            "Kaasboer Jansen",
            "Voorbeeldkeur",
            "A-2026-00042",
            EXAMPLE_LINES,
            date(2026, 3, 2),
            9500,
            "https://keurmerk.example/nl/re-audit/42:abc/",
        )
