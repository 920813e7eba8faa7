"""What is written about an appeal.

`decision` is the code of what the appeal is about, and `kinds` are the kinds that were
not granted, when it is about those.
"""

from dataclasses import dataclass
from datetime import date

from trustmark.applications.letters.parts import (
    EXAMPLE_LINK,
    EXAMPLE_PARTY,
    Party,
)
from trustmark.correspondence.api import Letter


@dataclass(frozen=True)
class AppealReceived(Letter):
    """Confirms an appeal, and says that somebody else decides and by when."""

    party: Party
    decision: str
    kinds: tuple[str, ...]
    decide_before: date
    link: str

    @classmethod
    def example(cls) -> "AppealReceived":
        return cls(EXAMPLE_PARTY, "refusal", (), date(2026, 4, 13), EXAMPLE_LINK)


@dataclass(frozen=True)
class AppealUpheld(Letter):
    """Says that the decision stands after an appeal, with the reasons."""

    party: Party
    decision: str
    kinds: tuple[str, ...]
    reasons: str
    again_from: date | None
    link: str

    @classmethod
    def example(cls) -> "AppealUpheld":
        return cls(
            EXAMPLE_PARTY,
            "refusal",
            (),
            "De bedenktijd staat nog steeds op zeven dagen.",
            date(2026, 5, 1),
            EXAMPLE_LINK,
        )


@dataclass(frozen=True)
class AppealOverturned(Letter):
    """Says that the refusal was overturned, with the reasons and what happens now."""

    party: Party
    decision: str
    kinds: tuple[str, ...]
    reasons: str
    link: str

    @classmethod
    def example(cls) -> "AppealOverturned":
        return cls(
            EXAMPLE_PARTY,
            "refusal",
            (),
            "De bedenktijd stond wel goed op de site.",
            EXAMPLE_LINK,
        )
