"""What a shop gets to read about reviews on its page; in Dutch with "u"."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter

_LINK = "https://keurmeester.test/nl/member/shops/kaasboer-jansen.test/reviews/"


@dataclass(frozen=True)
class Flagged:
    """Which review it is about; never who wrote it."""

    shop_name: str
    company_name: str
    written_on: date
    rating: int
    ground: str


_EXAMPLE = Flagged(
    "Kaasboer Jansen",
    "Kaasboer Jansen B.V.",
    date(2026, 11, 2),
    1,
    "Gaat over een andere winkel of een ander bedrijf",
)


@dataclass(frozen=True)
class FlagDismissed(Letter):
    """Says why a flagged review stays."""

    flagged: Flagged
    reasons: str
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "FlagDismissed":
        return cls(
            _EXAMPLE,
            "De review noemt een bestelling bij uw winkel.",
            date(2026, 12, 9),
            _LINK,
        )


@dataclass(frozen=True)
class FlagUpheld(Letter):
    """Says that a flagged review was removed, and why."""

    flagged: Flagged
    reasons: str
    link: str

    @classmethod
    def example(cls) -> "FlagUpheld":
        return cls(_EXAMPLE, "De review gaat over een andere winkel.", _LINK)


@dataclass(frozen=True)
class ShopAppealReceived(Letter):
    """Confirms an objection of a shop to a review that stays."""

    flagged: Flagged
    decide_before: date
    link: str

    @classmethod
    def example(cls) -> "ShopAppealReceived":
        return cls(_EXAMPLE, date(2026, 12, 16), _LINK)


@dataclass(frozen=True)
class ShopAppealDecided(Letter):
    """Says what came of the objection of a shop, with the reasons."""

    flagged: Flagged
    is_published: bool
    reasons: str
    link: str

    @classmethod
    def example(cls) -> "ShopAppealDecided":
        return cls(_EXAMPLE, True, "De review noemt een bestelling bij u.", _LINK)
