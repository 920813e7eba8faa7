"""What our own API keeps besides orders: what it is tried with, answers to repeats."""

from django.conf import settings
from django.db import models

from trustmark.kernel.privacy import Keep


class TestKey(models.Model):
    """A key with which everything is checked, and nothing kept or sent.

    In a table of its own, so that it can never be taken for one that counts. Only its
    digest is here: it is shown once.
    """

    connection = models.ForeignKey(
        "orders.Connection", models.PROTECT, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ("digest",)
        keep = Keep(years=2, since="made_at", ground="to see who tried the API")

    def __str__(self) -> str:
        return f"test key of {self.connection_id}"


class TrialOrder(models.Model):
    """An order told with a test key: the shop sees that it came, nothing follows.

    In a table of its own, so that nobody is ever written to about it and no figure
    counts it. No address and no name is here.
    """

    connection = models.ForeignKey(
        "orders.Connection", models.CASCADE, related_name="+"
    )
    number = models.CharField(max_length=64, default="", blank=True)
    email_key = models.CharField(max_length=64)
    language = models.CharField(max_length=3, default="", blank=True)
    delay_days = models.PositiveSmallIntegerField(null=True)
    told_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("number", "email_key")
        plain = ("language",)
        keep = Keep(days=7, since="told_at", ground="help with trying the API")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "number", "email_key"],
                name="trialorder_told_once",
            )
        ]
        indexes = [models.Index(fields=["told_at"], name="trialorder_by_age")]

    def __str__(self) -> str:
        return f"trial order {self.number} of {self.connection_id}"


class GivenAnswer(models.Model):
    """What a call with an idempotency key was answered, for when it is repeated.

    Of the key and of what was sent only digests are here.
    """

    connection = models.ForeignKey(
        "orders.Connection", models.CASCADE, related_name="+"
    )
    key_digest = models.CharField(max_length=64)
    body_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict)
    given_at = models.DateTimeField()

    class Privacy:
        personal = ("answer",)
        plain = ("key_digest", "body_digest")
        keep = Keep(days=7, since="given_at", ground="answer a repeated call the same")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "key_digest"],
                name="givenanswer_once_for_an_idempotency_key",
            )
        ]
        indexes = [models.Index(fields=["given_at"], name="givenanswer_by_age")]

    def __str__(self) -> str:
        return f"answer to {self.connection_id}"
