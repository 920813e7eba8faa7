"""The rules of invitations: whom to ask, when, and in which words; pure."""

from trustmark.invitations.rules.asking import (
    ANSWERABLE,
    LONGEST_DELAY,
    MOST_IN_A_WEEK,
    WEEK,
    Asked,
    Basis,
    Hours,
    Mode,
    Obstacle,
    delay_in_force,
    last_moment,
    may_send_at,
    moment_to_send,
    why_not_invite,
)
from trustmark.invitations.rules.own_words import (
    IN_LANGUAGE,
    LONGEST,
    Fault,
    OwnFault,
    faults_in,
    filled,
)

__all__ = [
    "ANSWERABLE",
    "IN_LANGUAGE",
    "LONGEST",
    "LONGEST_DELAY",
    "MOST_IN_A_WEEK",
    "WEEK",
    "Asked",
    "Basis",
    "Fault",
    "Hours",
    "Mode",
    "Obstacle",
    "OwnFault",
    "delay_in_force",
    "faults_in",
    "filled",
    "last_moment",
    "may_send_at",
    "moment_to_send",
    "why_not_invite",
]
