"""Audits, the inspections they rest on, what was found, asked and decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.audits import states
from trustmark.audits.states import Cause, Ground, RunState, State, Verdict
from trustmark.kernel.cases import Case, Turn
from trustmark.kernel.privacy import Keep

_KEEP_YEARS = 7
_GROUND = "proof of what was examined and decided"
_USER = settings.AUTH_USER_MODEL


class Audit(Case):
    """The whole examination of one shop for one kind of certificate."""

    number = models.CharField(max_length=20, unique=True)
    ground = models.CharField(max_length=20, choices=Ground)
    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    scheme_version = models.ForeignKey(
        "schemes.SchemeVersion", models.PROTECT, related_name="+"
    )
    scheme = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=12, choices=State, default=State.INSPECTION)
    round = models.PositiveSmallIntegerField(default=1)
    on_date = models.DateField(help_text="The day whose law and demands apply.")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(
        max_length=10, choices=Cause, default="", blank=True
    )
    auditor = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")

    MOVES = states.MOVES
    REMARKS = states.REMARKS
    TURNS = states.TURNS

    class Privacy:
        personal = ()
        plain = ("number", "ground", "scheme", "kind", "state", "cancelled_because")
        keep = Keep(years=_KEEP_YEARS, since="ended_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "scheme", "kind"],
                condition=Q(state__in=sorted(states.OPEN)),
                name="audit_one_open_per_shop_scheme_and_kind",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(states.OPEN)) ^ Q(ended_at__isnull=False),
                name="audit_ended_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(state=State.CANCELLED) ^ Q(cancelled_because=""),
                name="audit_cancelled_means_because",
            ),
        ]

    def __str__(self) -> str:
        return f"audit {self.number}"

    @property
    def turn(self) -> Turn:
        """During admission it is the applicant, later the member, who remedies."""
        if self.state == State.REMEDY and self.ground == Ground.ADMISSION:
            return Turn.APPLICANT
        return super().turn


class Inspection(models.Model):
    """One run of the inspector for an audit: first a row, then a visit, then a report.

    `criteria` limits a re-audit to what failed; empty means all. `visit` names the
    kept evidence, whose digest stands beside it.
    """

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    criteria = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    running_since = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=40, default="", blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    page = models.CharField(max_length=500, default="", blank=True)
    visit = models.CharField(max_length=200, default="", blank=True)
    visit_digest = models.CharField(max_length=64, default="", blank=True)
    report = models.JSONField(null=True)
    inspector = models.CharField(max_length=20, default="", blank=True)
    fault = models.TextField(default="", blank=True)

    class Privacy:
        personal = ("page", "report", "fault")
        plain = (
            "state",
            "criteria",
            "step",
            "visit",
            "visit_digest",
            "inspector",
        )
        keep = Keep(years=_KEEP_YEARS, since="finished_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit"],
                condition=Q(state__in=["waiting", "running"]),
                name="inspection_one_at_a_time_per_audit",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(report__isnull=False),
                name="inspection_done_means_reported",
            ),
        ]

    def __str__(self) -> str:
        return f"inspection {self.round} of {self.audit_id}"


class Assessment(models.Model):
    """An auditor's verdict on one criterion; a new verdict is a new row."""

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=60)
    verdict = models.CharField(max_length=15, choices=Verdict)
    proposed = models.CharField(max_length=15, choices=Verdict, default="", blank=True)
    note = models.TextField(default="", blank=True)
    page = models.CharField(max_length=500, default="", blank=True)
    by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        personal = ("note", "page")
        plain = ("criterion", "verdict", "proposed")
        keep = Keep(years=_KEEP_YEARS, since="at", ground=_GROUND)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict__in=["not-met", "not-applicable"]) | ~Q(note=""),
                name="assessment_against_the_shop_says_why",
            )
        ]
        indexes = [
            models.Index(
                fields=["audit", "criterion", "id"], name="assessment_of_criterion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.verdict}"


class RemedyRequest(models.Model):
    """What a shop was asked to repair, and until when.

    The clock runs from the moment the letter could be read: a letter that came back
    stops it (`stopped_at`) until another one went out.
    """

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    deadline = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    remark = models.TextField(default="", blank=True)

    class Privacy:
        personal = ("remark",)
        plain = ()
        keep = Keep(years=_KEEP_YEARS, since="asked_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "round"], name="remedyrequest_once_per_round"
            )
        ]

    def __str__(self) -> str:
        return f"remedy {self.round} of {self.audit_id}"


class Nonconformity(models.Model):
    """One criterion that was not met, as the shop was told."""

    request = models.ForeignKey(RemedyRequest, models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=60)
    seen = models.TextField()
    page = models.CharField(max_length=500, default="", blank=True)

    class Privacy:
        personal = ("seen", "page")
        plain = ("criterion",)
        keep = Keep(years=_KEEP_YEARS, since="request.asked_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "criterion"], name="nonconformity_once_per_request"
            )
        ]

    def __str__(self) -> str:
        return self.criterion


class Decision(models.Model):
    """The closing verdict of an audit, with its grounds; written once."""

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    granted = models.BooleanField()
    reasons = models.TextField()
    exception = models.TextField(
        default="", blank=True, help_text="Why the auditor decided alone, if so."
    )
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of the assessments it rests on."
    )
    by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        personal = ("reasons", "exception")
        plain = ("digest",)
        keep = Keep(years=_KEEP_YEARS, since="at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "round"], name="decision_once_per_round"
            )
        ]

    def __str__(self) -> str:
        return f"decision on {self.audit_id}"
