"""What an application needs, and what its decided audits mean for it; pure."""

from collections.abc import Mapping
from enum import StrEnum

# What every applicant declares on the form: to agree to the audit, to have read the
# demands, and to vouch for what was filled in.
DECLARATIONS = frozenset({"audit-consent", "criteria-read", "correct-data"})


class Outcome(StrEnum):
    """What is next for an application."""

    WAIT = "wait"
    ACCEPT = "accept"
    REFUSE = "refuse"
    CANCEL = "cancel"


def outcome(states: Mapping[str, str]) -> Outcome:
    """What the states of its audits, by kind, mean.

    Kinds stand by themselves: one may be granted while the other is not. Only when all
    have ended is the application answered; a cancelled audit counts as not granted.
    """
    seen = set(states.values())
    if not seen or seen - {"met", "not-met", "cancelled"}:
        return Outcome.WAIT
    if "met" in seen:
        return Outcome.ACCEPT
    return Outcome.REFUSE if "not-met" in seen else Outcome.CANCEL


def granted(states: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds that were granted, in alphabetical order."""
    return tuple(sorted(kind for kind, state in states.items() if state == "met"))
