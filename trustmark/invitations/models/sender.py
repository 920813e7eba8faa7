"""The address of a shop from which its letters leave."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trustmark.invitations import states_of_senders as states
from trustmark.invitations.states_of_senders import SenderState
from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep

_USER = settings.AUTH_USER_MODEL


class SenderAddress(Case):
    """An address of its own that a shop chose, and what was seen of its domain."""

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40, default="", blank=True)
    state = models.CharField(
        max_length=8, choices=SenderState, default=SenderState.WAITING
    )
    email = models.EmailField(max_length=254)
    mailbox_proven_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    seen = models.JSONField(default=list)
    chosen_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    MOVES = states.MOVES
    TURNS = states.TURNS
    REMARKS = states.REMARKS

    class Privacy:
        personal = ("email",)
        plain = ("scheme", "state", "seen")
        keep = Keep(years=2, since="ended_at", ground="to see whence letters left")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop"],
                condition=~Q(state="ended"),
                name="senderaddress_one_of_a_shop",
            ),
            models.CheckConstraint(
                condition=~Q(state="in-use") | Q(mailbox_proven_at__isnull=False),
                name="senderaddress_in_use_means_proven",
            ),
            models.CheckConstraint(
                condition=Q(state="ended") ^ Q(ended_at=None),
                name="senderaddress_ended_means_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"sender {self.pk} of {self.shop_id}"

    @property
    def domain(self) -> str:
        """What stands behind the at sign."""
        return self.email.rpartition("@")[2].lower()
