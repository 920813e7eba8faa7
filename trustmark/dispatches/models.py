"""Addresses of shops' machines, the messages to them, and each try."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.dispatches import states
from trustmark.dispatches.states import DispatchState, State
from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep

_USER = settings.AUTH_USER_MODEL
_LOG = "help with the connection, and sending again what was missed"


class Webhook(Case):
    """An address of a shop that is told when something happens, and its secret.

    The secret is kept encrypted, because every message is signed with it.
    `earlier_secret` signs beside it until `earlier_until`. `failing_since` is the first
    failure after which nothing arrived; `rests_until` leaves alone what does not
    answer at all.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    url = models.CharField(max_length=500)
    topics = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.ON)
    secret = models.TextField()
    earlier_secret = models.TextField(default="", blank=True)
    earlier_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    rests_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    MOVES = states.MOVES
    TURNS = states.TURNS
    REMARKS = states.REMARKS

    class Privacy:
        personal = ()
        plain = ("url", "topics", "state", "secret", "earlier_secret")
        keep = Keep(years=2, since="ended_at", ground="performance of the agreement")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://"), name="webhook_is_encrypted"
            ),
            models.CheckConstraint(
                condition=Q(state=State.ENDED) ^ Q(ended_at=None),
                name="webhook_ended_means_dated",
            ),
            models.CheckConstraint(
                condition=Q(earlier_secret="") ^ Q(earlier_until__isnull=False),
                name="webhook_earlier_secret_has_an_end",
            ),
            models.UniqueConstraint(
                fields=["shop", "url"],
                condition=~Q(state=State.ENDED),
                name="webhook_once_per_address",
            ),
        ]

    def __str__(self) -> str:
        return f"webhook {self.pk}"


class Dispatch(models.Model):
    """One message to one address: about something that happened, or a product review.

    `message_id` stays the same however often it is sent. What a webhook is told stands
    in `data`, without a person; a product review is read when it is sent, so that words
    taken back in the meantime go nowhere.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    webhook = models.ForeignKey(Webhook, models.PROTECT, null=True, related_name="+")
    address = models.ForeignKey(
        "orders.SyncAddress", models.PROTECT, null=True, related_name="+"
    )
    product_review = models.ForeignKey(
        "reviews.ProductReview", models.PROTECT, null=True, related_name="+"
    )
    target = models.CharField(max_length=40)
    topic = models.CharField(max_length=40)
    message_id = models.CharField(max_length=40, unique=True)
    data = models.JSONField(default=dict)
    happened_at = models.DateTimeField()

    state = models.CharField(
        max_length=10, choices=DispatchState, default=DispatchState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    until = models.DateTimeField()
    claim = models.CharField(max_length=32, default="", blank=True)
    posting_since = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=20, default="", blank=True)
    settled_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = (
            "target",
            "topic",
            "message_id",
            "data",
            "state",
            "claim",
            "reason",
        )
        keep = Keep(days=30, since="happened_at", ground=_LOG)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(webhook=None)
                ^ Q(address__isnull=True, product_review__isnull=True),
                name="dispatch_goes_to_a_webhook_or_a_shop_system",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=DispatchState.POSTING, posting_since__isnull=False)
                    & ~Q(claim="")
                )
                | (~Q(state=DispatchState.POSTING) & Q(claim="", posting_since=None)),
                name="dispatch_posting_means_claimed",
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(state=DispatchState.POSTING),
                name="dispatch_one_at_a_time_to_one_address",
            ),
            models.UniqueConstraint(
                fields=["target", "product_review"],
                condition=Q(state=DispatchState.WAITING)
                & Q(product_review__isnull=False),
                name="dispatch_of_a_product_review_waits_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["target", "not_before"],
                condition=Q(state="waiting"),
                name="dispatch_waiting",
            ),
            models.Index(
                fields=["posting_since"],
                condition=Q(state="posting"),
                name="dispatch_posting",
            ),
            models.Index(fields=["target", "-id"], name="dispatch_of_target"),
            models.Index(fields=["shop", "-id"], name="dispatch_of_shop"),
            models.Index(fields=["happened_at"], name="dispatch_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.message_id}"


class Attempt(models.Model):
    """One try of one message, and what came of it; nothing of what was answered."""

    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="+")
    status = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=20, default="", blank=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("reason",)
        keep = Keep(days=30, since="dispatch.happened_at", ground=_LOG)

    class Meta:
        indexes = [models.Index(fields=["dispatch", "id"], name="attempt_of_dispatch")]

    def __str__(self) -> str:
        return f"{self.status or self.reason} of {self.dispatch_id}"


class SyncedReview(models.Model):
    """Under which id the system of a shop knows one product review of ours."""

    address = models.ForeignKey("orders.SyncAddress", models.CASCADE, related_name="+")
    product_review = models.ForeignKey(
        "reviews.ProductReview", models.PROTECT, related_name="+"
    )
    their_id = models.JSONField(null=True)
    is_shown = models.BooleanField()
    synced_at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("their_id",)
        keep = Keep(years=7, since="synced_at", ground="to change and take back")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "product_review"], name="syncedreview_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.product_review_id} at {self.address_id}"
