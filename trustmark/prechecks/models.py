"""Visits that nobody of the shop asked for, and the pre-checks that rest on them."""

from django.db import models
from django.db.models import Q

from trustmark.kernel.privacy import Keep
from trustmark.prechecks.rules import DAYS_KEPT
from trustmark.prechecks.states import UNDER_WAY, State, VisitState

_GROUND = "so that who asked can read the result and show it to others"


class GuestVisit(models.Model):
    """One visit of one domain: first a row, then a visit, then kept evidence.

    `site` is the registered domain, of which one host at a time is visited.
    """

    domain = models.CharField(max_length=253)
    site = models.CharField(max_length=253)
    url = models.CharField(max_length=300)
    state = models.CharField(
        max_length=10, choices=VisitState, default=VisitState.WAITING
    )
    asked_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    running_since = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=40, default="", blank=True)
    page = models.CharField(max_length=500, default="", blank=True)
    file = models.CharField(max_length=100, default="", blank=True)
    digest = models.CharField(max_length=64, default="", blank=True)
    fault = models.TextField(default="", blank=True)
    fault_code = models.CharField(max_length=40, default="", blank=True)

    class Privacy:
        personal = ("page", "fault")
        plain = (
            "domain",
            "site",
            "url",
            "state",
            "step",
            "file",
            "digest",
            "fault_code",
        )
        keep = Keep(days=DAYS_KEPT, since="asked_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site"],
                condition=Q(state__in=UNDER_WAY),
                name="guestvisit_one_at_a_time_per_site",
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.DONE) | ~Q(file=""),
                name="guestvisit_done_means_kept",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "asked_at"], name="guestvisit_of_site"),
            models.Index(fields=["domain", "asked_at"], name="guestvisit_of_domain"),
        ]

    def __str__(self) -> str:
        return f"visit of {self.domain}"


class PreCheck(models.Model):
    """What one person asked: a shop by the demands of one kind of certificate.

    The key to it is in the hands of who asked; here is only its digest. `visitor` is a
    keyed hash of a network address, there to count, and is blanked after a day.
    """

    key_digest = models.CharField(max_length=64, unique=True)
    scheme = models.CharField(max_length=40)
    scheme_version = models.ForeignKey(
        "schemes.SchemeVersion", models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=10)
    visit = models.ForeignKey(GuestVisit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    hurried_at = models.DateTimeField(
        null=True, help_text="When the worker was last asked to be quick."
    )
    on_date = models.DateField(help_text="The day whose law and demands apply.")
    visitor = models.CharField(max_length=64, default="", blank=True)
    record = models.JSONField(null=True)

    class Privacy:
        personal = ("visitor", "record")
        plain = ("key_digest", "scheme", "kind", "state")
        keep = Keep(days=DAYS_KEPT, since="visit.asked_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.DONE) ^ Q(record__isnull=True),
                name="precheck_done_means_recorded",
            )
        ]
        indexes = [
            models.Index(fields=["visitor", "asked_at"], name="precheck_of_visitor")
        ]

    def __str__(self) -> str:
        return f"pre-check {self.pk}"
