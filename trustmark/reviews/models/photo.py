"""A photo an author sends with a review: a row here, two pictures in the storage."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.kernel.privacy import Keep
from trustmark.reviews.grounds import GroundChoice
from trustmark.reviews.models.review import ProductReview, Review


class ReviewPhoto(models.Model):
    """One photo, drawn anew; without a review it waits for the form to be sent.

    A person looks before it is `shown_at` all. `key` is its public address and changes
    whenever its review leaves the page, so that no address of before opens it; `file`
    is its name in the storage. From `gone_at` on nobody sees it, and the worker erases
    its pictures: then the row goes too, unless a moderator decided about it.
    """

    review = models.ForeignKey(Review, models.PROTECT, null=True, related_name="+")
    product = models.ForeignKey(
        ProductReview, models.PROTECT, null=True, related_name="+"
    )
    place = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=32, unique=True)
    file = models.CharField(max_length=32, unique=True)
    alt = models.CharField(max_length=200, default="", blank=True)
    width, height = models.PositiveIntegerField(), models.PositiveIntegerField()
    small_width = models.PositiveIntegerField()
    small_height = models.PositiveIntegerField()
    sent_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ground = models.CharField(
        max_length=20, choices=GroundChoice, default="", blank=True
    )
    facts = models.TextField(default="", blank=True)
    gone_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("alt", "key", "file", "facts")
        plain = ("ground",)
        keep = Keep(
            forever=True,
            ground="informing consumers; the author may erase it, and what was not "
            "sent in with a review goes after a day",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at=None) | Q(review__isnull=False),
                name="reviewphoto_is_shown_with_a_review",
            ),
            models.CheckConstraint(
                condition=Q(refused_at=None)
                | (
                    ~Q(ground="")
                    & ~Q(facts="")
                    & Q(refused_by__isnull=False, gone_at__isnull=False)
                ),
                name="reviewphoto_is_refused_on_a_ground_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(gone_at__isnull=False),
                name="reviewphoto_is_erased_after_it_is_gone",
            ),
        ]
        indexes = [
            models.Index(fields=["review", "place"], name="photo_of_review"),
            models.Index(
                fields=["sent_at"],
                condition=Q(review=None, gone_at=None),
                name="photo_not_sent_in",
            ),
            models.Index(
                fields=["review"],
                condition=Q(review__isnull=False, shown_at=None, gone_at=None),
                name="photo_to_look_at",
            ),
            models.Index(
                fields=["gone_at"],
                condition=Q(gone_at__isnull=False, erased_at=None),
                name="photo_to_erase",
            ),
        ]

    def __str__(self) -> str:
        return f"photo {self.pk}"
