"""Memberships, and what holds back a provisional one from becoming full."""

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep
from trustmark.memberships import states
from trustmark.memberships.states import State

_KEEP = Keep(years=7, since="ended_at", ground="proof of the agreement")


class Period(TextChoices):
    QUARTER = "quarter", _("per quarter")
    YEAR = "year", _("per year")


class Membership(Case):
    """The bond between a company, or one unit of it, and a scheme."""

    number = models.CharField(max_length=20, unique=True)
    company = models.ForeignKey("shops.Company", models.PROTECT, related_name="+")
    unit = models.CharField(max_length=80, default="", blank=True)
    scheme_version = models.ForeignKey(
        "schemes.SchemeVersion", models.PROTECT, related_name="+"
    )
    scheme = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=State, default=State.PROVISIONAL)
    period = models.CharField(max_length=10, choices=Period)
    started_on = models.DateField()
    provisional_until = models.DateField(
        null=True, help_text="The first day it is no longer provisional by time."
    )
    became_full_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    MOVES = states.MOVES
    REMARKS = states.REMARKS
    TURNS = states.TURNS

    class Privacy:
        personal = ("unit",)
        plain = ("number", "scheme", "state", "period")
        keep = _KEEP

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["company", "scheme", "unit"],
                condition=Q(state__in=sorted(states.RUNNING)),
                name="membership_one_running_per_company_scheme_and_unit",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENDED) ^ Q(ended_at__isnull=True),
                name="membership_ended_means_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.number}"


class Hold(models.Model):
    """Something that keeps a provisional membership from becoming full.

    Modules above put a hold on, such as for a complaint; it is lifted with a date and
    never deleted.
    """

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40)
    reason = models.TextField()
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    put_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("reason",)
        plain = ("ground",)
        keep = Keep(years=7, since="put_at", ground="proof of why it was held back")

    def __str__(self) -> str:
        return f"{self.ground} on {self.membership_id}"
