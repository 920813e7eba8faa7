"""What a shop writes to the author of a review alone, through us."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.kernel.privacy import Keep
from trustmark.reviews.models.review import Review


class PrivateReply(models.Model):
    """Words of a shop for the author of a review; nobody else reads them."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Privacy:
        personal = ("text",)
        plain = ()
        keep = Keep(
            years=2, since="written_at", ground="proof of what we passed on for a shop"
        )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="privatereply_has_words")
        ]
        indexes = [models.Index(fields=["review", "id"], name="private_on_review")]

    def __str__(self) -> str:
        return f"private reply to {self.review_id}"
