"""What a shop tells its customers of the sharing of their data."""

from django.conf import settings
from django.db import models

from trustmark.kernel.privacy import Keep


class ClauseStatement(models.Model):
    """A shop said that its privacy statement tells of the sharing, and on which page.

    `version` is that of our clause at that moment; what the shop passes on decides it.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    version = models.CharField(max_length=40)
    page = models.CharField(max_length=500)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    stated_at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("version", "page")
        keep = Keep(
            years=3, since="shop.ended_at", ground="proof that customers were told"
        )

    class Meta:
        indexes = [models.Index(fields=["shop", "-id"], name="clause_of_shop")]

    def __str__(self) -> str:
        return f"clause of {self.shop_id}"
