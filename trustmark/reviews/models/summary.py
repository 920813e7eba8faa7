"""How many reviews of a shop stand on its page, per day and way of obtaining.

The one thing derived that is kept: pages and programs must cost the same with ten
reviews as with ten million. Each row changes in the transaction that publishes or
removes a review, and can be made anew from the reviews (`services/counting.py`).
"""

from django.db import models

from trustmark.kernel.privacy import Keep
from trustmark.reviews.states import HowObtained


def _count() -> "models.PositiveIntegerField[int, int]":
    return models.PositiveIntegerField(default=0)


class DaySummary(models.Model):
    """The published reviews of one shop, written on one day, obtained in one way."""

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    on = models.DateField()
    how_obtained = models.CharField(max_length=10, choices=HowObtained)
    one, two, three, four, five = _count(), _count(), _count(), _count(), _count()
    yes, no = _count(), _count()
    shipping_points, shipping_count = _count(), _count()
    service_points, service_count = _count(), _count()
    value_points, value_count = _count(), _count()
    aftersale_points, aftersale_count = _count(), _count()

    class Privacy:
        personal = ()
        plain = ("how_obtained",)
        keep = Keep(forever=True, ground="public figures without persons")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "on", "how_obtained"], name="daysummary_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} on {self.on}"
