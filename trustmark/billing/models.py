"""What companies owe: open items, with the price as it was when they arose."""

from django.db import models
from django.db.models import F, Q

from trustmark.billing import states
from trustmark.billing.states import State
from trustmark.kernel.cases import Case
from trustmark.kernel.privacy import Keep


class OpenItem(Case):
    """One amount a company owes, for one thing; paid in full or withdrawn.

    `about` names the case above that waits for it, by kind and id. Amounts are cents.
    """

    number = models.CharField(max_length=20, unique=True)
    company = models.ForeignKey("shops.Company", models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    about_kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    fee = models.CharField(max_length=60)
    description = models.CharField(max_length=200)
    net_cents = models.PositiveIntegerField()
    vat_percent = models.DecimalField(max_digits=5, decimal_places=2)
    vat_cents = models.PositiveIntegerField()
    gross_cents = models.PositiveIntegerField()
    arose_on = models.DateField()
    due_on = models.DateField()
    received_on = models.DateField(null=True)

    MOVES = states.MOVES
    TURNS = states.TURNS

    class Privacy:
        personal = ()
        plain = (
            "number",
            "scheme",
            "state",
            "about_kind",
            "fee",
            "description",
        )
        keep = Keep(years=10, since="arose_on", ground="the duty to keep books")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gross_cents=F("net_cents") + F("vat_cents")),
                name="openitem_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PAID) ^ Q(received_on__isnull=True),
                name="openitem_paid_means_received",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(received_on__gte=F("arose_on")),
                name="openitem_received_after_it_arose",
            ),
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "fee"],
                condition=~Q(state=State.WITHDRAWN),
                name="openitem_once_per_case_and_fee",
            ),
        ]

    def __str__(self) -> str:
        return f"open item {self.number}"
