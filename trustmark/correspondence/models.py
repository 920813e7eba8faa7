"""The letters we sent, and those that were caught instead of posted."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.correspondence.states import LEFT, State
from trustmark.kernel.privacy import Keep


class OutgoingLetter(models.Model):
    """One letter to one reader, kept exactly as it was written.

    The database refuses to rewrite the words (see `written_words`); they can only be
    erased. `scheme` says whose case it is about, and so who may read it here; letters
    about an account have none. `claim` names the round of posting that holds it.
    """

    kind = models.CharField(max_length=80)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    to = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    html = models.TextField()
    message_id = models.CharField(max_length=200, unique=True)
    sender_name = models.CharField(max_length=200)
    sender_email = models.EmailField()
    from_email = models.EmailField(
        blank=True, default="", help_text="Whose address it leaves from, if not ours."
    )
    reply_to = models.EmailField(blank=True, default="")
    unsubscribe_url = models.URLField(max_length=500, blank=True)
    scheme = models.CharField(max_length=40, blank=True, default="")
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    written_at = models.DateTimeField()

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    claim = models.CharField(max_length=32, blank=True)
    posting_since = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)
    complained_at = models.DateTimeField(null=True)
    settled_by_id = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("to", "name", "subject", "body", "html", "unsubscribe_url", "fault")
        plain = (
            "kind",
            "language",
            "message_id",
            "sender_name",
            "sender_email",
            "from_email",
            "reply_to",
            "scheme",
            "about_kind",
            "state",
            "claim",
        )
        keep = Keep(years=7, since="written_at", ground="proof of what we told whom")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(state=State.POSTING, posting_since__isnull=False) & ~Q(claim="")
                )
                | (~Q(state=State.POSTING) & Q(claim="", posting_since=None)),
                name="letter_posting_means_claimed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(LEFT)) | Q(sent_at__isnull=False),
                name="letter_sent_means_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WAITING) | Q(handed_over_at=None),
                name="letter_waiting_is_in_our_hands",
            ),
            models.CheckConstraint(
                condition=Q(about_kind="") ^ Q(about_id__isnull=False),
                name="letter_about_has_kind_and_id",
            ),
            models.CheckConstraint(
                condition=Q(settled_by_id=None) | Q(settled_at__isnull=False),
                name="letter_settled_means_dated",
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=Q(state="waiting"),
                name="letter_waiting",
            ),
            models.Index(
                fields=["posting_since"],
                condition=Q(state="posting"),
                name="letter_posting",
            ),
            models.Index(
                fields=["id"],
                condition=Q(state__in=["bounced", "failed", "unsure"]),
                name="letter_troubled",
            ),
            models.Index(fields=["about_kind", "about_id"], name="letter_about"),
            models.Index(fields=["to"], name="letter_to"),
            models.Index(fields=["scheme", "id"], name="letter_of_scheme"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class CaughtMail(models.Model):
    """A letter that was kept on this machine instead of being posted."""

    message_id = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=500)
    sender = models.CharField(max_length=500)
    subject = models.CharField(max_length=500)
    headers = models.TextField()
    body = models.TextField()
    html = models.TextField(blank=True)
    caught_at = models.DateTimeField()

    class Privacy:
        personal = ("to", "subject", "headers", "body", "html")
        plain = ("message_id", "sender")
        keep = Keep(days=90, since="caught_at", ground="to try out the platform")

    def __str__(self) -> str:
        return self.message_id
