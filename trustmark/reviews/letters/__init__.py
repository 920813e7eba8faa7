"""The letters reviews write: to authors, and to shops."""

from trustmark.reviews.letters.to_authors import (
    PhotoRefused,
    ReviewAppealDecided,
    ReviewAppealReceived,
    ReviewPrivateReply,
    ReviewQuestion,
    ReviewReceived,
    ReviewReplied,
    ReviewStatement,
    ReviewTakenOff,
    ReviewToConfirm,
    ReviewWasPublished,
    ReviewWithdrawn,
)
from trustmark.reviews.letters.to_shops import (
    FlagDismissed,
    FlagUpheld,
    ShopAppealDecided,
    ShopAppealReceived,
)

__all__ = [
    "FlagDismissed",
    "FlagUpheld",
    "PhotoRefused",
    "ReviewAppealDecided",
    "ReviewAppealReceived",
    "ReviewPrivateReply",
    "ReviewQuestion",
    "ReviewReceived",
    "ReviewReplied",
    "ReviewStatement",
    "ReviewTakenOff",
    "ReviewToConfirm",
    "ReviewWasPublished",
    "ReviewWithdrawn",
    "ShopAppealDecided",
    "ShopAppealReceived",
]
