"""Keys that travel by letter: invitations, and sign-in links for consumers.

Only the digest of a key is kept, so that nobody who reads the table can use it.
"""

from django.db import models
from django.db.models import F, Q, TextChoices
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from trustmark.accounts.roles import OUTSIDE_ROLES, STAFF_ROLES, Role
from trustmark.kernel.privacy import Keep


class Purpose(TextChoices):
    """What somebody is invited to become."""

    STAFF = "staff", _("member of staff")
    OUTSIDER = "outsider", _("outside expert")
    COLLEAGUE = "colleague", _("colleague at a company")


class Invitation(models.Model):
    """An offer to become a user, good once and until a moment.

    Staff and outsiders get `role` when they accept. For a colleague `subject_id` is
    the company; the module that knows companies reacts to the acceptance.
    """

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5)
    purpose = models.CharField(max_length=10, choices=Purpose)
    subject_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20, choices=Role, blank=True, default="")
    scheme = models.CharField(max_length=40, blank=True, default="")
    organisation = models.CharField(max_length=120, blank=True, default="")
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    user = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+"
    )

    class Privacy:
        personal = ("email", "name", "digest")
        plain = ("language", "purpose", "role", "scheme", "organisation")
        keep = Keep(years=2, since="expires_at", ground="proof of who let whom in")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="invitation_email_is_lower_case"
            ),
            models.CheckConstraint(
                condition=Q(invited_at__lt=F("expires_at")),
                name="invitation_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, user=None)
                | Q(accepted_at__isnull=False, user__isnull=False),
                name="invitation_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(purpose=Purpose.COLLEAGUE, role="", subject_id__gt=0)
                | Q(purpose=Purpose.STAFF, role__in=sorted(STAFF_ROLES))
                | Q(purpose=Purpose.OUTSIDER, role__in=sorted(OUTSIDE_ROLES)),
                name="invitation_says_what_it_makes_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation of {self.name}"


class SignInLink(models.Model):
    """A way in for a consumer, who has no account: one purpose, one use, half an hour.

    `path` is the page on our own site where the link leads.
    """

    email = models.EmailField(max_length=254)
    purpose = models.CharField(max_length=40)
    path = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("email", "digest", "path")
        plain = ("purpose",)
        keep = Keep(days=30, since="sent_at", ground="protection of the consumer")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="sign_in_link_email_is_lower_case",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__lt=F("expires_at")),
                name="sign_in_link_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"link for {self.purpose}"
