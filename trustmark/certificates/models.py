"""Certificates: our statement that a shop meets a rulebook, for a period."""

from django.db import models
from django.db.models import F, Q

from trustmark.certificates import states
from trustmark.certificates.states import RUNNING, State
from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep


class Certificate(Case):
    """A statement that one shop met one version of a scheme, for one period.

    It rests on a decided audit: without one the row cannot exist. `valid_until` is
    null when the scheme sets no end; the certificate then runs with the membership.
    """

    number = models.CharField(max_length=24, unique=True)
    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    audit = models.OneToOneField("audits.Audit", models.PROTECT, related_name="+")
    membership = models.ForeignKey(
        "memberships.Membership", models.PROTECT, related_name="+"
    )
    scheme_version = models.ForeignKey(
        "schemes.SchemeVersion", models.PROTECT, related_name="+"
    )
    scheme = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=12, choices=State)
    valid_from = models.DateField()
    valid_until = models.DateField(
        null=True, help_text="The first day it is no longer valid."
    )
    provisional_until = models.DateField(null=True)
    became_full_at = models.DateTimeField(null=True)
    suspended_at = models.DateTimeField(null=True)
    suspended_with_membership = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    withdrawn_with_membership = models.BooleanField(default=False)

    MOVES = states.MOVES
    TURNS = states.TURNS

    class Privacy:
        personal = ()
        plain = ("number", "scheme", "kind", "state")
        keep = Keep(
            forever=True, ground="the public fact of what was certified, and when"
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__lt=F("valid_until")),
                name="certificate_period_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SUSPENDED) ^ Q(suspended_at__isnull=True),
                name="certificate_suspended_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(suspended_with_membership=False) | Q(state=State.SUSPENDED),
                name="certificate_suspended_with_membership_is_suspended",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_with_membership=False) | Q(state=State.WITHDRAWN),
                name="certificate_withdrawn_with_membership_is_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(RUNNING)) ^ Q(ended_at__isnull=False),
                name="certificate_ended_means_dated",
            ),
            models.UniqueConstraint(
                fields=["shop", "scheme", "kind"],
                condition=Q(state__in=sorted(RUNNING)),
                name="certificate_one_running_per_shop_scheme_and_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["scheme", "state"], name="certificate_by_state")
        ]

    def __str__(self) -> str:
        return f"certificate {self.number}"

    @property
    def is_carrying(self) -> bool:
        """Whether the shop may show the seal for it now."""
        return self.state in states.CARRYING
