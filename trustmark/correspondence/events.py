"""What correspondence announces. `letter` is the name of its class."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class LetterDelivered(Event):
    """The mail system of the reader accepted a letter."""

    letter_id: int
    letter: str
    about_kind: str
    about_id: int | None


@dataclass(frozen=True)
class LetterBounced(Event):
    """A letter did not reach its reader: it came back, or could not be sent."""

    letter_id: int
    letter: str
    about_kind: str
    about_id: int | None


@dataclass(frozen=True)
class LetterComplained(Event):
    """The reader reported a letter as unwanted."""

    letter_id: int
    letter: str
    about_kind: str
    about_id: int | None
