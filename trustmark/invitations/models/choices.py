"""How a shop has us invite."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from trustmark.invitations.rules import LONGEST_DELAY
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
        keep = Keep(years=3, since="chosen_at", ground="proof of the ground to write")

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
