"""Letters that only tests write."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from trustmark.correspondence.api import Letter, Sender

HARBOUR = Sender(
    name="Havenmerk",
    address_lines=("Stichting Havenmerk", "Kade 1", "1011 AB Amsterdam"),
    email="post@havenmerk.test",
    website="https://havenmerk.test",
    footer=("KvK 12345678",),
)


@dataclass(frozen=True)
class AmountLine:
    """One row of the table in a letter."""

    description: str
    gross_cents: int


@dataclass(frozen=True)
class LoafWasBaked(Letter):
    """Tells somebody that a loaf is ready: every shape a letter can have."""

    shop_name: str
    reason: str
    link: str
    fetch_before: date
    baked_at: datetime
    lines: tuple[AmountLine, ...]
    is_late: bool

    @classmethod
    def example(cls) -> "LoafWasBaked":
        return cls(
            "Kaasboer Jansen",
            "De oven was heet.",
            "https://havenmerk.test/nl/loaves/1/?key=a_b*c",
            date(2026, 3, 2),
            datetime(2026, 3, 1, 23, 30, tzinfo=ZoneInfo("UTC")),
            (AmountLine("Brood", 123450), AmountLine("Kaas", 250)),
            True,
        )


@dataclass(frozen=True)
class BreadNews(Letter):
    """News one can stop with one click; its words name something it lacks."""

    UNSUBSCRIBE_FIELD: ClassVar[str] = "stop_link"

    stop_link: str

    @classmethod
    def example(cls) -> "BreadNews":
        return cls("https://havenmerk.test/stop/1/")
