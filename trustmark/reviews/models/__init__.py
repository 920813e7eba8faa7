"""Reviews, what was decided on them, and the counts of their days."""

from trustmark.reviews.models.moderation import (
    Flag,
    ModerationDecision,
    ReviewAppeal,
)
from trustmark.reviews.models.photo import ReviewPhoto
from trustmark.reviews.models.private import PrivateReply
from trustmark.reviews.models.review import (
    ASPECTS,
    ProductReview,
    Reply,
    Review,
    ReviewText,
)
from trustmark.reviews.models.summary import DaySummary

__all__ = [
    "ASPECTS",
    "DaySummary",
    "Flag",
    "ModerationDecision",
    "PrivateReply",
    "ProductReview",
    "Reply",
    "Review",
    "ReviewAppeal",
    "ReviewPhoto",
    "ReviewText",
]
