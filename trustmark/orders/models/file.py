"""Files with orders that a shop looks over before they are taken."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trustmark.kernel.privacy import Keep


class OrderFile(models.Model):
    """A file as rows of cells, from uploading it until its orders are taken.

    Confirming is one deed; the worker then takes order after order, and `next_order` is
    how far it has come. Of the rows those stay that could not be taken, empty ones in
    the place of the others, so that they keep their numbers.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    rows = models.JSONField()
    columns = models.JSONField()
    has_headings = models.BooleanField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(null=True)
    order_count = models.PositiveIntegerField(default=0)
    next_order = models.PositiveIntegerField(default=0)
    new_count = models.PositiveIntegerField(default=0)
    known_count = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("name", "rows")
        plain = ("columns",)
        keep = Keep(
            days=1,
            since="uploaded_at",
            ground="to look it over before it is taken, and to mend what is wrong",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_by__isnull=False),
                name="orderfile_is_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(confirmed_at__isnull=False),
                name="orderfile_is_taken_after_it_was_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(next_order=F("new_count") + F("known_count")),
                name="orderfile_counts_what_it_took",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "-id"], name="orderfile_of_shop"),
            models.Index(fields=["uploaded_at"], name="orderfile_by_age"),
            models.Index(
                fields=["asked_at"],
                condition=Q(asked_at__isnull=False, taken_at=None),
                name="orderfile_being_taken",
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk} of {self.shop_id}"
