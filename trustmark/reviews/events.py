"""What reviews announce; product reviews go with the review they were written in."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class ReviewPublished(Event):
    """A review stands on the page of its shop."""

    review_id: int
    shop_id: int


@dataclass(frozen=True)
class ReviewChanged(Event):
    """A published review reads otherwise than before: its words, or a reply.

    `what` is words or reply.
    """

    review_id: int
    shop_id: int
    what: str = "words"


@dataclass(frozen=True)
class ReviewGone(Event):
    """A review that stood on the page stands there no longer."""

    review_id: int
    shop_id: int
