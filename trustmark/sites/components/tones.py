"""The five tones, and the tone of every state a case can be in."""

from enum import StrEnum


class Tone(StrEnum):
    """What a colour says; an icon and a word always say it too."""

    GOOD = "good"  # valid, met
    WARNING = "warning"  # someone must act before a date
    BAD = "bad"  # not valid, not met, overdue
    INFO = "info"  # under way
    QUIET = "quiet"  # history


ICONS = {
    Tone.GOOD: "check",
    Tone.WARNING: "clock",
    Tone.BAD: "cross",
    Tone.INFO: "arrow",
    Tone.QUIET: "minus",
}

# By the word of the state; a state that is missing here is told in grey.
_BY_STATE = {
    Tone.GOOD: "accepted active full met paid settled published upheld complied "
    "confirmed delivered done admitted proven active provisional in-use",
    Tone.WARNING: "remedy open held arrears reminded forwarded proposed "
    "awaiting assessment decision appealed incomplete awaiting-payment asked",
    Tone.BAD: "not-met refused suspended withdrawn overdue failed expelled reversed "
    "defaulted bounced overturned lost",
    Tone.INFO: "submitted inspection running waiting received sent screening mediation "
    "dispute draft intake auditing filed",
}
_TONES = {state: tone for tone, states in _BY_STATE.items() for state in states.split()}


def tone_of(state: str) -> Tone:
    """The tone of a state, by its word."""
    return _TONES.get(state, Tone.QUIET)
