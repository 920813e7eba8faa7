"""What the public log of moderation may say: a closed list of codes."""

from enum import StrEnum


class What(StrEnum):
    """The class of one line; decisions bear the name of their outcome."""

    PUBLISH = "publish"
    REFUSE = "refuse"
    REMOVE = "remove"
    KEEP = "keep"
    REINSTATE = "reinstate"
    UPHOLD = "uphold"
    HOLD = "hold"
    FLAG = "flag"
    APPEAL = "appeal"


class Because(StrEnum):
    """What made somebody look at a review before deciding."""

    SCREENING = "screening"
    FLAG = "flag"
    APPEAL = "appeal"
    OWN = "own"


def log_of(scheme: str) -> str:
    """The name of the log of one scheme."""
    return f"moderation {scheme}"
