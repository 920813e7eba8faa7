"""Who is not written to any more."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.invitations.states import Reason
from trustmark.kernel.privacy import Keep


class Suppression(models.Model):
    """An address nobody writes to for a shop, or without one for any shop.

    Of the address we keep the mark alone by which it is recognised.
    """

    email_key = models.CharField(max_length=64)
    shop = models.ForeignKey("shops.Shop", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    since = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Privacy:
        personal = ("email_key",)
        plain = ("reason",)
        keep = Keep(forever=True, ground="an objection holds until it is taken back")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email_key", "shop"], name="suppression_once_for_a_shop"
            ),
            models.UniqueConstraint(
                fields=["email_key"],
                condition=Q(shop=None),
                name="suppression_once_everywhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.pk}"
