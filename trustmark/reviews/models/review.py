"""A review, its earlier words, what was said of products with it, and the reply."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep
from trustmark.reviews import states
from trustmark.reviews.grounds import GroundChoice
from trustmark.reviews.states import HowObtained, Recommends, State

# The parts of the service that may get a rating of their own; 0 is not given.
ASPECTS = ("shipping", "service", "value", "aftersale")
_IS_RATING = Q(rating__gte=1, rating__lte=5)
_KEPT = Keep(forever=True, ground="informing consumers; the author may erase it")


def _aspect() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField(default=0)


class Review(Case):
    """What one consumer says about one shop.

    `words_erased_at` is set when its author withdrew it: words, name and address are
    gone then, and only that there was a review is left. `changed_at` moves whenever
    programs that keep a copy have something to fetch.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    invitation = models.OneToOneField(
        "invitations.Invitation", models.PROTECT, null=True, related_name="+"
    )
    how_obtained = models.CharField(max_length=10, choices=HowObtained)
    state = models.CharField(max_length=12, choices=State)
    rating = models.PositiveSmallIntegerField()
    shipping, service, value, aftersale = _aspect(), _aspect(), _aspect(), _aspect()
    recommends = models.CharField(
        max_length=3, choices=Recommends, default="", blank=True
    )
    title = models.CharField(max_length=120, default="", blank=True)
    text = models.TextField(default="", blank=True)
    author_name = models.CharField(max_length=60, default="", blank=True)
    author_email = models.CharField(max_length=254, default="", blank=True)
    email_key = models.CharField(max_length=64, default="", blank=True)
    order_number = models.CharField(max_length=64, default="", blank=True)
    language = models.CharField(max_length=5)
    search_key = models.TextField(default="", blank=True)
    copy_key = models.CharField(max_length=64, default="", blank=True)
    network = models.CharField(max_length=64, default="", blank=True)
    findings = models.JSONField(default=list)
    ground = models.CharField(
        max_length=20, choices=GroundChoice, default="", blank=True
    )
    consented_at = models.DateTimeField()
    written_at = models.DateTimeField()
    written_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    words_erased_at = models.DateTimeField(null=True)

    MOVES = states.MOVES
    TURNS = states.TURNS
    REMARKS = states.REMARKS

    class Privacy:
        personal = (
            "title",
            "text",
            "author_name",
            "author_email",
            "email_key",
            "order_number",
            "search_key",
            "copy_key",
            "network",
            "findings",
        )
        plain = (
            "scheme",
            "how_obtained",
            "state",
            "recommends",
            "language",
            "ground",
        )
        keep = _KEPT

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_IS_RATING, name="review_has_one_to_five_stars"
            ),
            models.CheckConstraint(
                condition=Q(
                    shipping__lte=5, service__lte=5, value__lte=5, aftersale__lte=5
                ),
                name="review_aspects_have_at_most_five_stars",
            ),
            models.CheckConstraint(
                condition=~Q(how_obtained=HowObtained.INVITED)
                | Q(invitation__isnull=False),
                name="review_invited_means_an_invitation",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                name="review_published_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["refused", "removed"]) | Q(ground=""),
                name="review_ground_means_refused_or_removed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "removed"]) | ~Q(ground=""),
                name="review_refused_or_removed_means_a_ground",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["withdrawn", "lapsed"])
                | Q(
                    text="",
                    title="",
                    author_name="",
                    author_email="",
                    words_erased_at__isnull=False,
                ),
                name="review_withdrawn_means_erased",
            ),
            models.UniqueConstraint(
                fields=["shop", "email_key"],
                condition=Q(state__in=["held", "published"]) & ~Q(email_key=""),
                name="review_one_standing_per_consumer_and_shop",
            ),
        ]
        indexes = [
            models.Index(
                fields=["shop", "-written_at", "-id"],
                condition=Q(state="published"),
                name="review_on_page",
            ),
            models.Index(
                fields=["shop", "rating", "-written_at", "-id"],
                condition=Q(state="published"),
                name="review_on_page_by_rating",
            ),
            models.Index(
                fields=["shop", "language", "-written_at", "-id"],
                condition=Q(state="published"),
                name="review_on_page_by_language",
            ),
            models.Index(
                fields=["shop", "written_on"],
                condition=Q(state__in=["refused", "removed", "withdrawn"]),
                name="review_away",
            ),
            models.Index(fields=["shop", "changed_at", "id"], name="review_changes"),
            models.Index(
                fields=["deadline", "id"],
                condition=Q(state="held"),
                name="review_held",
            ),
            models.Index(
                fields=["copy_key"],
                condition=~Q(copy_key=""),
                name="review_by_its_words",
            ),
            models.Index(
                fields=["network", "written_at"],
                condition=~Q(network=""),
                name="review_of_network",
            ),
            models.Index(
                fields=["email_key"],
                condition=~Q(email_key=""),
                name="review_of_author",
            ),
            models.Index(
                fields=["state", "written_at"],
                condition=Q(state="unconfirmed"),
                name="review_unconfirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.pk}"

    @property
    def is_verified(self) -> bool:
        """Whether it was written after an order of which the shop told us."""
        return self.how_obtained == HowObtained.INVITED


class ReviewText(models.Model):
    """The words of a review as they were at one moment; never rewritten."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    rating = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, default="", blank=True)
    text = models.TextField(default="", blank=True)
    author_name = models.CharField(max_length=60, default="", blank=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ("title", "text", "author_name")
        plain = ()
        keep = _KEPT

    class Meta:
        indexes = [models.Index(fields=["review", "id"], name="text_of_review")]

    def __str__(self) -> str:
        return f"words of {self.review_id}"


class ProductReview(models.Model):
    """What the author says about one thing that was ordered.

    It shares the state, the author and the language of the review it came with.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    product = models.ForeignKey(
        "orders.OrderedProduct", models.SET_NULL, null=True, related_name="+"
    )
    external_id = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500, default="", blank=True)
    gtin = models.CharField(max_length=14, default="", blank=True)
    sku = models.CharField(max_length=64, default="", blank=True)
    rating = models.PositiveSmallIntegerField()
    text = models.TextField(default="", blank=True)

    class Privacy:
        personal = ("text",)
        plain = ("external_id", "name", "url", "gtin", "sku")
        keep = _KEPT

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=_IS_RATING, name="productreview_has_one_to_five_stars"
            ),
            models.UniqueConstraint(
                fields=["review", "external_id"],
                name="productreview_once_per_product_and_review",
            ),
        ]
        indexes = [
            models.Index(
                fields=["shop", "external_id", "id"], name="productreview_of_product"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} in {self.review_id}"


class Reply(models.Model):
    """What the shop says under a review; a changed reply is a new row.

    `written_by` is null where a program of the shop wrote it, with a key.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    written_at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Privacy:
        personal = ("text",)
        plain = ()
        keep = _KEPT

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(until=None),
                name="reply_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"reply to {self.review_id}"
