"""Statements of reasons as the database of the European Commission takes them in.

Regulation (EU) 2022/2065, articles 17 and 24(5). The names of fields and values are
those of the "API documentation" of transparency.dsa.ec.europa.eu, in the schema that
holds since 1 July 2025. Nothing personal may be sent there, so the facts are told by
code and never quoted: what a moderator wrote stays with the author.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from trustmark.reviews.rules.grounds import ILLEGAL, Ground
from trustmark.reviews.rules.log import Because, What

# How many the database takes in one call.
MOST_IN_A_CALL = 100
_LONG, _SHORT = 2000, 500
# Nobody sees it in any country: the Union, and Iceland, Liechtenstein and Norway.
EVERYWHERE = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR"),
    *("HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT"),
    *("RO", "SE", "SI", "SK"),
)
# What the Commission calls each ground, with the closest of its keywords, if any.
CATEGORIES: dict[Ground, tuple[str, str]] = {
    Ground.CONTACT_DATA: (
        "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        "MISSING_PROCESSING_GROUND",
    ),
    Ground.PERSONAL_DATA: (
        "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        "MISSING_PROCESSING_GROUND",
    ),
    Ground.INSULT: ("CYBER_VIOLENCE", "CYBER_BULLYING_INTIMIDATION"),
    Ground.UNLAWFUL: ("ILLEGAL_OR_HARMFUL_SPEECH", ""),
    Ground.ADVERTISING: ("CONSUMER_INFORMATION", "HIDDEN_ADVERTISEMENT"),
    Ground.COPIED: ("SCAMS_AND_FRAUD", "INAUTHENTIC_USER_REVIEWS"),
    Ground.NO_PURCHASE: ("SCAMS_AND_FRAUD", "INAUTHENTIC_USER_REVIEWS"),
    Ground.OWN_NETWORK: ("SCAMS_AND_FRAUD", "INAUTHENTIC_USER_REVIEWS"),
    Ground.OTHER_SHOP: ("OTHER_VIOLATION_TC", ""),
}
_VISIBILITY = {What.REFUSE: "CONTENT_DISABLED", What.REMOVE: "CONTENT_REMOVED"}
_FOUND = {
    Because.SCREENING: "A program pointed at words or circumstances.",
    Because.FLAG: "The shop it is about flagged it.",
    Because.APPEAL: "The shop it is about appealed against an earlier decision.",
    Because.OWN: "A moderator came upon it.",
}
_DONE = {
    What.REFUSE: "The review was not published.",
    What.REMOVE: "The review was taken off the page it stood on.",
}


@dataclass(frozen=True)
class Restriction:
    """One decision against a review, as far as the world may know of it.

    `named` and `breaks` are the ground and the sentence it breaks, in English;
    `ended_on` is the day an appeal brought the review back.
    """

    puid: str
    what: What
    ground: Ground
    because: Because
    named: str
    breaks: str
    language: str
    written_on: date
    decided_on: date
    rules_url: str
    ended_on: date | None = None


def statement_of(made: Restriction) -> dict[str, Any]:
    """One decision in the fields of the database."""
    category, keyword = CATEGORIES[made.ground]
    told: dict[str, Any] = {
        "puid": made.puid,
        "decision_visibility": [f"DECISION_VISIBILITY_{_VISIBILITY[made.what]}"],
        **_ground(made),
        "decision_ground_reference_url": made.rules_url,
        "content_type": ["CONTENT_TYPE_TEXT"],
        "category": f"STATEMENT_CATEGORY_{category}",
        "territorial_scope": list(EVERYWHERE),
        "content_date": made.written_on.isoformat(),
        "application_date": made.decided_on.isoformat(),
        "decision_facts": _facts(made),
        "source_type": _source(made),
        "automated_detection": "Yes" if made.because == Because.SCREENING else "No",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
    }
    if keyword:
        told["category_specification"] = [f"KEYWORD_{keyword}"]
    if len(made.language) == 2:
        told["content_language"] = made.language.upper()
    if made.ended_on:
        told["end_date_visibility_restriction"] = made.ended_on.isoformat()
    return told


def _facts(made: Restriction) -> str:
    return (
        f"{_DONE[made.what]} {_FOUND[made.because]} A person read the whole review and "
        f"decided on this ground: {made.named}."
    )


def _ground(made: Restriction) -> dict[str, str]:
    if made.ground in ILLEGAL:
        return {
            "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
            "illegal_content_legal_ground": made.named[:_SHORT],
            "illegal_content_explanation": made.breaks[:_LONG],
        }
    return {
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_ground": made.named[:_SHORT],
        "incompatible_content_explanation": made.breaks[:_LONG],
        "incompatible_content_illegal": "No",
    }


def _source(made: Restriction) -> str:
    """Who pointed it out; a flag about what is unlawful is a notice (article 16)."""
    if made.because not in {Because.FLAG, Because.APPEAL}:
        return "SOURCE_VOLUNTARY"
    if made.ground in ILLEGAL:
        return "SOURCE_ARTICLE_16"
    return "SOURCE_TYPE_OTHER_NOTIFICATION"
