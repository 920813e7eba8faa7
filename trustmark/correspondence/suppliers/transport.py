"""What posting asks of a way out: three outcomes besides success."""

from datetime import datetime
from typing import Protocol

from trustmark.correspondence.models import OutgoingLetter


class ReaderRefused(Exception):
    """The mail system says that this reader cannot be reached; it was not sent."""


class LetterRefused(Exception):
    """The mail system will never take this letter; it was not sent."""


class NotNow(Exception):
    """It was certainly not sent, and may be tried again later."""


class Perhaps(Exception):
    """The line broke after the letter was spoken; nobody here knows if it was sent."""


class Transport(Protocol):
    """One connection to whatever carries our letters."""

    # Whether the same letter twice is one letter for the other side.
    knows_repeats: bool

    def open(self) -> None:
        """Connect, or raise `NotNow`."""

    def post(self, letter: OutgoingLetter, *, at: datetime) -> None:
        """Hand one letter over; returning means that it was accepted."""

    def close(self) -> None:
        """Disconnect; what was accepted stays accepted."""
