"""What shops flag, what moderators decide, and who objects to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep
from trustmark.reviews import states
from trustmark.reviews.grounds import GroundChoice
from trustmark.reviews.models.review import Review
from trustmark.reviews.rules.log import Because
from trustmark.reviews.states import AppealState, FlagState, Outcome, Party

_USER = settings.AUTH_USER_MODEL
_ERASED = Q(words_erased_at__isnull=False)
_GROUND = "proof of what was decided on a review, and why"


class Flag(Case):
    """A shop says that a published review breaks the rules, and which."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=FlagState, default=FlagState.OPEN)
    ground = models.CharField(max_length=20, choices=GroundChoice)
    explanation = models.TextField()
    raised_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    words_erased_at = models.DateTimeField(null=True)

    MOVES = states.FLAG_MOVES
    TURNS = states.FLAG_TURNS

    class Privacy:
        personal = ("explanation",)
        plain = ("scheme", "state", "ground")
        keep = Keep(years=7, since="raised_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(state="open"),
                name="flag_one_open_per_review",
            ),
            models.CheckConstraint(
                condition=~Q(explanation="") | _ERASED, name="flag_says_what_is_wrong"
            ),
        ]

    def __str__(self) -> str:
        return f"flag {self.pk}"


class ModerationDecision(models.Model):
    """One decision of one moderator, with what a statement of reasons tells.

    The fields follow article 17(3) of Regulation (EU) 2022/2065: what happens to the
    review, the facts, whether the machine found it, the ground, and what it breaks.
    Written once; its words are erased after their term.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=Outcome)
    ground = models.CharField(
        max_length=20, choices=GroundChoice, default="", blank=True
    )
    facts = models.TextField(default="", blank=True)
    found_by_screening = models.BooleanField()
    flag = models.ForeignKey(Flag, models.PROTECT, null=True, related_name="+")
    against = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    words_erased_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("facts",)
        plain = ("scheme", "outcome", "ground")
        keep = Keep(years=7, since="decided_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=["refuse", "remove"])
                | (~Q(ground="") & (~Q(facts="") | _ERASED)),
                name="moderationdecision_against_a_review_has_ground_and_facts",
            )
        ]
        indexes = [
            models.Index(fields=["review", "id"], name="decision_on_review"),
            models.Index(fields=["scheme", "decided_at"], name="decision_of_scheme"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} of {self.review_id}"

    @property
    def because(self) -> Because:
        """What made somebody look before this was decided."""
        if self.against_id is not None:
            return Because.APPEAL
        if self.flag_id is not None:
            return Because.FLAG
        return Because.SCREENING if self.found_by_screening else Because.OWN


class ReviewAppeal(Case):
    """Author or shop asks another moderator to look again at one decision."""

    decision = models.OneToOneField(
        ModerationDecision, models.PROTECT, related_name="+"
    )
    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    state = models.CharField(
        max_length=12, choices=AppealState, default=AppealState.FILED
    )
    party = models.CharField(max_length=8, choices=Party)
    argument = models.TextField()
    filed_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField()
    reasons = models.TextField(default="", blank=True)
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    words_erased_at = models.DateTimeField(null=True)

    MOVES = states.APPEAL_MOVES
    TURNS = states.APPEAL_TURNS

    class Privacy:
        personal = ("argument", "reasons")
        plain = ("scheme", "state", "party")
        keep = Keep(years=7, since="filed_at", ground=_GROUND)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["upheld", "overturned"])
                | (Q(decided_by__isnull=False) & (~Q(reasons="") | _ERASED)),
                name="reviewappeal_decided_means_by_somebody_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk} on review {self.review_id}"
