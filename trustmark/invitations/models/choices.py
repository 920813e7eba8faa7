"""How a shop has us invite, and what it says itself in its letters."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trustmark.invitations.rules import LONGEST, LONGEST_DELAY
from trustmark.invitations.states import BasisChoice, ModeChoice, Unit
from trustmark.kernel.privacy import Keep

_USER = settings.AUTH_USER_MODEL


class InvitationSettings(models.Model):
    """Whom one shop has us invite, when, and on what ground; and who said so."""

    shop = models.OneToOneField("shops.Shop", models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20, choices=ModeChoice)
    delay = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=Unit, default=Unit.DAYS)
    first_hour = models.PositiveSmallIntegerField(default=9)
    last_hour = models.PositiveSmallIntegerField(default=20)
    rests_on_days_off = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="", blank=True)
    reminder_after = models.PositiveSmallIntegerField(help_text="Days; 0 is never.")
    rest_days = models.PositiveSmallIntegerField(default=30)
    asks_products = models.BooleanField(default=False)
    basis = models.CharField(max_length=12, choices=BasisChoice)
    chosen_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("mode", "unit", "language", "basis")
        keep = Keep(
            years=3, since="shop.ended_at", ground="proof of the ground to write"
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(first_hour__lt=F("last_hour"), last_hour__lte=23),
                name="invitationsettings_hours_run_forward",
            ),
            models.CheckConstraint(
                condition=Q(delay__lte=LONGEST_DELAY, reminder_after__lte=30),
                name="invitationsettings_waits_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"invitations of {self.shop_id}"


class OwnWords(models.Model):
    """What a shop says itself in the letter that asks: one version, in one language.

    The newest version holds. Words that were used are never rewritten; an empty one
    goes back to ours.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    version = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=LONGEST["subject"], default="", blank=True)
    greeting = models.CharField(max_length=LONGEST["greeting"], default="", blank=True)
    paragraph = models.CharField(
        max_length=LONGEST["paragraph"], default="", blank=True
    )
    signature = models.CharField(
        max_length=LONGEST["signature"], default="", blank=True
    )
    written_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Privacy:
        personal = ("subject", "greeting", "paragraph", "signature")
        plain = ("language",)
        keep = Keep(years=3, since="written_at", ground="proof of what was written")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "language", "version"],
                name="ownwords_one_of_each_version",
            ),
        ]

    def __str__(self) -> str:
        return f"words {self.version} of {self.shop_id} in {self.language}"
