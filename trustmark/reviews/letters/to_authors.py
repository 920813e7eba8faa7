"""What the author of a review gets to read; in Dutch with "je", and short."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter

_LINK = "https://keurmeester.test/nl/reviews/mine/1:x/"
_SHOP = "Kaasboer Jansen"


@dataclass(frozen=True)
class ReviewToConfirm(Letter):
    """Asks whoever reads this mail whether the review is theirs."""

    shop_name: str
    confirm_before: date
    link: str

    @classmethod
    def example(cls) -> "ReviewToConfirm":
        return cls(_SHOP, date(2026, 11, 16), _LINK)


@dataclass(frozen=True)
class ReviewReceived(Letter):
    """Thanks for a review, says whether it stands there yet, and gives the own link."""

    shop_name: str
    is_held: bool
    read_before: date
    link: str

    @classmethod
    def example(cls) -> "ReviewReceived":
        return cls(_SHOP, True, date(2026, 11, 9), _LINK)


@dataclass(frozen=True)
class ReviewWasPublished(Letter):
    """Says that a review that was read first is on the page now."""

    shop_name: str
    link: str

    @classmethod
    def example(cls) -> "ReviewWasPublished":
        return cls(_SHOP, _LINK)


@dataclass(frozen=True)
class ReviewStatement(Letter):
    """The statement of reasons: what was decided, on what ground, and what one can do.

    As article 17(3) of Regulation (EU) 2022/2065 asks for it. `found` is how the
    review came to be looked at: `screening`, `flag`, `appeal` or `own`.
    """

    shop_name: str
    was_published: bool
    ground: str
    breaks: str
    facts: str
    is_unlawful: bool
    found: str
    decided_on: date
    may_appeal: bool
    appeal_before: date
    link: str

    @classmethod
    def example(cls) -> "ReviewStatement":
        return cls(
            _SHOP,
            True,
            "Persoonsgegevens van iemand anders",
            "Een review noemt niemand anders bij de volledige naam.",
            "Je noemt de voor- en achternaam van de bezorger.",
            True,
            "flag",
            date(2026, 11, 9),
            True,
            date(2026, 12, 9),
            _LINK,
        )


@dataclass(frozen=True)
class PhotoRefused(Letter):
    """Says that one photo was taken away, on what ground, and what one can do."""

    shop_name: str
    ground: str
    breaks: str
    facts: str
    is_unlawful: bool
    decided_on: date
    link: str

    @classmethod
    def example(cls) -> "PhotoRefused":
        return cls(
            _SHOP,
            "Persoonsgegevens van iemand anders",
            "Een review noemt niemand anders bij de volledige naam.",
            "Op het etiket staan naam en adres van je buren.",
            False,
            date(2026, 11, 9),
            _LINK,
        )


@dataclass(frozen=True)
class ReviewTakenOff(Letter):
    """Tells the author that a review is off the page while somebody looks, and why."""

    shop_name: str
    facts: str
    held_on: date
    decided_before: date
    link: str

    @classmethod
    def example(cls) -> "ReviewTakenOff":
        return cls(
            _SHOP,
            "Er staat een adres in van iemand anders.",
            date(2026, 11, 9),
            date(2026, 11, 16),
            _LINK,
        )


@dataclass(frozen=True)
class ReviewWithdrawn(Letter):
    """Confirms that a review was withdrawn and erased."""

    shop_name: str

    @classmethod
    def example(cls) -> "ReviewWithdrawn":
        return cls(_SHOP)


@dataclass(frozen=True)
class ReviewReplied(Letter):
    """Passes on what the shop replied."""

    shop_name: str
    reply: str
    link: str

    @classmethod
    def example(cls) -> "ReviewReplied":
        return cls(_SHOP, "Dank u wel! Wij sturen een nieuwe kaas.", _LINK)


@dataclass(frozen=True)
class ReviewPrivateReply(Letter):
    """Passes on what the shop writes to the author alone."""

    shop_name: str
    reply: str
    link: str

    @classmethod
    def example(cls) -> "ReviewPrivateReply":
        return cls(_SHOP, "Het spijt ons. Mogen wij u een nieuwe sturen?", _LINK)


@dataclass(frozen=True)
class ReviewQuestion(Letter):
    """Asks the author something about the review."""

    shop_name: str
    question: str
    answer_before: date
    link: str

    @classmethod
    def example(cls) -> "ReviewQuestion":
        return cls(_SHOP, "Wat is je bestelnummer?", date(2026, 11, 23), _LINK)


@dataclass(frozen=True)
class ReviewAppealReceived(Letter):
    """Confirms an objection of an author."""

    shop_name: str
    decide_before: date
    link: str

    @classmethod
    def example(cls) -> "ReviewAppealReceived":
        return cls(_SHOP, date(2026, 11, 16), _LINK)


@dataclass(frozen=True)
class ReviewAppealDecided(Letter):
    """Says what came of the objection of an author, with the reasons."""

    shop_name: str
    is_published: bool
    reasons: str
    link: str

    @classmethod
    def example(cls) -> "ReviewAppealDecided":
        return cls(_SHOP, False, "Er staat nog steeds een volledige naam in.", _LINK)
