"""The letters that ask for a review, in the name of the shop."""

from dataclasses import dataclass
from datetime import date

from trustmark.correspondence.api import Letter

_LINK = "https://keurmeester.test/nl/reviews/write/1:x/"
_STOP = "https://keurmeester.test/nl/reviews/stop/1:x/"
_HOW = "https://keurmeester.test/nl/voorbeeldkeur/reviews/"


@dataclass(frozen=True)
class Asking:
    """Whom we write to, about what, and in whose name."""

    shop_name: str
    domain: str
    scheme_name: str
    first_name: str
    order_number: str
    ordered_on: date


_EXAMPLE = Asking(
    "Kaasboer Jansen",
    "kaasboer-jansen.test",
    "Voorbeeldkeur",
    "Anna",
    "2026-4711",
    date(2026, 11, 2),
)


@dataclass(frozen=True)
class Own:
    """What the shop says itself, places filled; where it says nothing, we do."""

    subject: str = ""
    greeting: str = ""
    paragraph: str = ""
    signature: str = ""


@dataclass(frozen=True)
class ReviewInvitation(Letter):
    """Asks a customer how an order went, and says why we write and how to stop it."""

    UNSUBSCRIBE_FIELD = "unsubscribe_link"

    asking: Asking
    answer_before: date
    link: str
    unsubscribe_link: str
    how_link: str
    own: Own = Own()
    is_test: bool = False

    @classmethod
    def example(cls) -> "ReviewInvitation":
        return cls(_EXAMPLE, date(2027, 2, 5), _LINK, _STOP, _HOW)


@dataclass(frozen=True)
class ReviewReminder(Letter):
    """Asks once more, and says that it is the last time."""

    UNSUBSCRIBE_FIELD = "unsubscribe_link"

    asking: Asking
    answer_before: date
    link: str
    unsubscribe_link: str
    how_link: str
    own: Own = Own()
    is_test: bool = False

    @classmethod
    def example(cls) -> "ReviewReminder":
        return cls(_EXAMPLE, date(2027, 2, 5), _LINK, _STOP, _HOW)


@dataclass(frozen=True)
class ConfirmSenderAddress(Letter):
    """Asks at an address whether letters of a shop may leave from there."""

    shop_name: str
    address: str
    link: str

    @classmethod
    def example(cls) -> "ConfirmSenderAddress":
        return cls("Kaasboer Jansen", "post@kaasboer-jansen.test", _LINK)


@dataclass(frozen=True)
class SenderAddressWasLost(Letter):
    """Tells a shop that letters leave from our address again, and how to mend that."""

    shop_name: str
    address: str
    domain: str
    records: str
    link: str

    @classmethod
    def example(cls) -> "SenderAddressWasLost":
        return cls(
            "Kaasboer Jansen",
            "post@kaasboer-jansen.test",
            "kaasboer-jansen.test",
            "SPF, DKIM",
            _LINK,
        )
