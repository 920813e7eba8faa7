"""Each invitation, and what came of those of one day."""

from django.db import models
from django.db.models import Q

from trustmark.invitations import states
from trustmark.invitations.states import BasisChoice, ObstacleChoice, State
from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep


class Invitation(Case):
    """Asking one customer about one order: one letter, and at most one reminder."""

    order = models.OneToOneField("orders.Order", models.PROTECT, related_name="+")
    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40, default="", blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.SCHEDULED)
    obstacle = models.CharField(
        max_length=14, choices=ObstacleChoice, default="", blank=True
    )
    language = models.CharField(max_length=2)
    own_words = models.ForeignKey(
        "invitations.OwnWords", models.PROTECT, null=True, related_name="+"
    )
    email_key = models.CharField(max_length=64, default="", blank=True)
    basis = models.CharField(max_length=12, choices=BasisChoice)
    scheduled_for = models.DateTimeField()
    answerable_until = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    remind_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    MOVES = states.MOVES
    TURNS = states.TURNS
    REMARKS = states.REMARKS

    class Privacy:
        personal = ("email_key",)
        plain = ("scheme", "state", "obstacle", "language", "basis")
        keep = Keep(
            years=3,
            since="scheduled_for",
            ground="statistics of the shop, and one review by one customer",
        )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.SUPPRESSED) ^ Q(obstacle=""),
                name="invitation_suppressed_means_an_obstacle",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "opened", "answered"])
                | Q(sent_at__isnull=False),
                name="invitation_sent_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ANSWERED) ^ Q(answered_at=None),
                name="invitation_answered_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(reminded_at=None) | Q(remind_on=None),
                name="invitation_is_reminded_of_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["scheduled_for", "id"],
                condition=Q(state="scheduled"),
                name="invitation_to_send",
            ),
            models.Index(
                fields=["remind_on", "id"],
                condition=Q(remind_on__isnull=False),
                name="invitation_to_remind_of",
            ),
            models.Index(
                fields=["answerable_until"],
                condition=Q(state__in=["scheduled", "sent", "opened"]),
                name="invitation_to_expire",
            ),
            models.Index(fields=["email_key", "shop"], name="invitation_of_person"),
            models.Index(fields=["shop", "-id"], name="invitation_of_shop"),
            models.Index(
                fields=["shop", "scheduled_for"],
                condition=Q(state="scheduled"),
                name="invitation_waiting_of_shop",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class DayCount(models.Model):
    """What came of the invitations of one shop that were planned for one day.

    Pages show these of a whole year, so they cost the same with ten invitations as with
    ten million. Each row changes in the transaction of the verb, and can be made anew
    from the invitations (`counting.py`).
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    on = models.DateField()
    sent = models.PositiveIntegerField(default=0)
    delivered = models.PositiveIntegerField(default=0)
    bounced = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    not_sent = models.PositiveIntegerField(default=0)

    class Privacy:
        personal = ()
        plain = ()
        keep = Keep(forever=True, ground="statistics without persons")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "on"], name="daycount_once")
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} on {self.on}"
