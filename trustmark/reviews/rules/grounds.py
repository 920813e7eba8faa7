"""The closed list of grounds on which a review waits, is flagged, refused or removed.

The list is the platform's and not a scheme's: it says what the law and good practice
allow one to hold against a review (Directive 2005/29/EC, annex I, 23b and 23c;
ISO 20488), and the same grounds hold for every shop.
"""

from enum import StrEnum


class Ground(StrEnum):
    """Why something may be held against a review."""

    CONTACT_DATA = "contact-data"
    LINK = "link"
    INSULT = "insult"
    OTHER_LANGUAGE = "other-language"
    COPIED = "copied"
    VELOCITY = "velocity"
    OWN_NETWORK = "own-network"
    # What follows only a person can see.
    PERSONAL_DATA = "personal-data"
    NO_PURCHASE = "no-purchase"
    OTHER_SHOP = "other-shop"
    ADVERTISING = "advertising"
    UNLAWFUL = "unlawful"


# What the machine may hold a review on, in the order in which it tells.
SCREENING = (
    Ground.CONTACT_DATA,
    Ground.LINK,
    Ground.INSULT,
    Ground.OTHER_LANGUAGE,
    Ground.COPIED,
    Ground.VELOCITY,
    Ground.OWN_NETWORK,
)

# What a person may refuse or remove a review on. A foreign language and haste are
# reasons to look, never reasons to keep a review away.
REFUSING = (
    Ground.CONTACT_DATA,
    Ground.PERSONAL_DATA,
    Ground.INSULT,
    Ground.UNLAWFUL,
    Ground.ADVERTISING,
    Ground.COPIED,
    Ground.NO_PURCHASE,
    Ground.OTHER_SHOP,
    Ground.OWN_NETWORK,
)

# What a shop may flag a review on. That it is negative, or wrong in the eyes of the
# shop, is no ground: that is what a reply is for.
FLAGGING = (
    Ground.CONTACT_DATA,
    Ground.PERSONAL_DATA,
    Ground.INSULT,
    Ground.UNLAWFUL,
    Ground.ADVERTISING,
    Ground.NO_PURCHASE,
    Ground.OTHER_SHOP,
)

# On these the law itself is broken; on all others our own terms are
# (Regulation (EU) 2022/2065, article 17(3)(d) and (e)).
ILLEGAL = frozenset({Ground.UNLAWFUL, Ground.PERSONAL_DATA})
