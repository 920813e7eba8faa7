"""Re-examinations, and in each the shops that are looked at again on paper."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.kernel.privacy import Keep
from trustmark.reexaminations.states import ShopState

_GROUND = "what was known of its effect before a rulebook was published"


class Reexamination(models.Model):
    """One version of a rulebook, over the kept visits of all certified shops.

    The version need not be sealed; it is pinned to the digest its folder had. `base` is
    the version in force on the day it began, to compare with.
    """

    scheme = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    is_sealed = models.BooleanField()
    base = models.ForeignKey("schemes.SchemeVersion", models.PROTECT, related_name="+")
    base_on = models.DateField(help_text="The day whose law applies today.")
    on_date = models.DateField(help_text="The first day the version would count.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ("scheme", "version", "digest")
        keep = Keep(years=1, since="asked_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "version"],
                condition=Q(finished_at=None),
                name="reexamination_one_at_a_time_per_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.version} over kept visits"


class ReexaminedShop(models.Model):
    """One certificate in a re-examination: first a row, then the outcomes.

    `outcomes` holds, by demand, what today's rulebook and the other one say.
    """

    reexamination = models.ForeignKey(Reexamination, models.PROTECT, related_name="+")
    certificate = models.ForeignKey(
        "certificates.Certificate", models.PROTECT, related_name="+"
    )
    inspection = models.ForeignKey(
        "audits.Inspection", models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(
        max_length=10, choices=ShopState, default=ShopState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    hurried_at = models.DateTimeField(
        null=True, help_text="When the worker was last asked to be quick."
    )
    running_since = models.DateTimeField(null=True)
    outcomes = models.JSONField(null=True)
    fault = models.CharField(max_length=300, default="", blank=True)

    class Privacy:
        personal = ("outcomes", "fault")
        plain = ("state",)
        keep = Keep(years=1, since="reexamination.asked_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reexamination", "certificate"],
                name="reexaminedshop_once_per_certificate",
            ),
            models.CheckConstraint(
                condition=Q(state=ShopState.DONE) ^ Q(outcomes__isnull=True),
                name="reexaminedshop_done_means_outcomes",
            ),
            models.CheckConstraint(
                condition=~Q(state=ShopState.DONE) | Q(inspection__isnull=False),
                name="reexaminedshop_done_rests_on_a_visit",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "reexamination"], name="reexaminedshop_by_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} in {self.reexamination_id}"
