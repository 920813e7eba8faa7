"""Applications, the audits they led to, and appeals against a refusal."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.applications import states
from trustmark.applications.states import AppealState, Disputed, State
from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep

_USER = settings.AUTH_USER_MODEL
_GROUND = "proof of what was asked and decided"


class Application(Case):
    """Asking to be admitted to a scheme, for one shop and one or more kinds.

    Until it is submitted everything typed stands in `answers`, by form field; nothing
    there is lost when something else is wrong. Submitting makes company and shop.
    """

    number = models.CharField(max_length=20, unique=True)
    scheme = models.CharField(max_length=40)
    scheme_version = models.ForeignKey(
        "schemes.SchemeVersion", models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    applicant = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    company = models.ForeignKey(
        "shops.Company", models.PROTECT, null=True, related_name="+"
    )
    shop = models.ForeignKey("shops.Shop", models.PROTECT, null=True, related_name="+")
    kinds = models.JSONField(default=list)
    period = models.CharField(max_length=10, default="", blank=True)
    size = models.CharField(max_length=20, default="", blank=True)
    missing = models.JSONField(default=list)
    refusal_ground = models.CharField(max_length=60, default="", blank=True)
    refused_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    refusal_reasons = models.TextField(default="", blank=True)
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    MOVES = states.MOVES
    TURNS = states.TURNS

    class Privacy:
        personal = ("answers", "refusal_reasons")
        plain = (
            "number",
            "scheme",
            "state",
            "kinds",
            "period",
            "size",
            "missing",
            "refusal_ground",
        )
        keep = Keep(years=7, since="ended_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.CANCELLED])
                | Q(shop__isnull=False),
                name="application_submitted_means_a_shop",
            ),
            models.CheckConstraint(
                condition=Q(state=State.REFUSED) ^ Q(refusal_ground=""),
                name="application_refused_means_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(states.OPEN)) ^ Q(ended_at__isnull=False),
                name="application_ended_means_dated",
            ),
            models.UniqueConstraint(
                fields=["shop", "scheme"],
                condition=Q(state__in=sorted(states.OPEN - {State.DRAFT})),
                name="application_one_open_per_shop_and_scheme",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.number}"


class ApplicationAudit(models.Model):
    """One audit an application led to; after an appeal a kind may have a second.

    `answered_at` is when the applicant was told what came of it. It is null while the
    audit runs, also when it was taken up again after the rest had been answered.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="+")
    audit = models.OneToOneField("audits.Audit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    answered_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ("kind",)
        keep = Keep(years=7, since="application.ended_at", ground=_GROUND)

    def __str__(self) -> str:
        return f"{self.kind} of {self.application_id}"


class Appeal(Case):
    """Asking another person to look again at a decision of ours.

    It is about a refusal, of all kinds or of some, or about a certificate or membership
    that was suspended or ended. `against_at` is the moment of the decision.
    """

    decision = models.CharField(max_length=30, choices=Disputed)
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, related_name="+"
    )
    certificate = models.ForeignKey(
        "certificates.Certificate", models.PROTECT, null=True, related_name="+"
    )
    membership = models.ForeignKey(
        "memberships.Membership", models.PROTECT, null=True, related_name="+"
    )
    against_at = models.DateTimeField()
    state = models.CharField(
        max_length=12, choices=AppealState, default=AppealState.FILED
    )
    argument = models.TextField()
    filed_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()
    reasons = models.TextField(default="", blank=True)
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    MOVES = states.APPEAL_MOVES
    TURNS = states.APPEAL_TURNS

    class Privacy:
        personal = ("argument", "reasons")
        plain = ("state", "decision")
        keep = Keep(years=7, since="filed_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AppealState.FILED)
                ^ (
                    Q(decided_by__isnull=False)
                    & Q(decided_at__isnull=False)
                    & ~Q(reasons="")
                ),
                name="appeal_decided_means_by_somebody_with_reasons",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state=AppealState.FILED),
                name="appeal_one_open_per_application",
            ),
            models.UniqueConstraint(
                fields=["certificate", "against_at"],
                name="appeal_once_per_decision_on_a_certificate",
            ),
            models.UniqueConstraint(
                fields=["membership", "against_at"],
                name="appeal_once_per_decision_on_a_membership",
            ),
            models.CheckConstraint(
                condition=Q(
                    application__isnull=False,
                    certificate=None,
                    membership=None,
                    decision__in=[Disputed.REFUSAL, Disputed.DENIAL],
                )
                | Q(
                    application=None,
                    certificate__isnull=False,
                    membership=None,
                    decision__in=[Disputed.SUSPENSION, Disputed.WITHDRAWAL],
                )
                | Q(
                    application=None,
                    certificate=None,
                    membership__isnull=False,
                    decision__in=[Disputed.MEMBER_SUSPENSION, Disputed.MEMBER_END],
                ),
                name="appeal_is_about_one_case",
            ),
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"
