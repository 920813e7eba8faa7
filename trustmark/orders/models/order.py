"""The orders a shop told, and consents of its customers.

Of an order we keep what an invitation needs. All else is dropped on arrival, and the
address in clear goes as soon as the invitation is used or its time has passed.
"""

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.privacy import Keep
from trustmark.orders.rules import LONGEST_NUMBER


class Source(TextChoices):
    """The way by which an order came to us."""

    COMPATIBLE = "compatible", _("By a plug-in")
    API = "api", _("By our own API")
    CSV = "csv", _("From a file")
    MAIL = "mail", _("By a copy of the mail")
    MANUAL = "manual", _("Typed in")
    LINK = "link", _("By a link of the shop")
    POPUP = "popup", _("In the window after ordering")


class Order(models.Model):
    """One order as a shop told it: whom to ask, in which language, and from when.

    `email` and `first_name` are blank once they are forgotten; `email_key` recognises
    the same person until the row has passed its term.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    number = models.CharField(max_length=LONGEST_NUMBER, default="", blank=True)
    source = models.CharField(max_length=12, choices=Source)
    client = models.CharField(max_length=80, default="", blank=True)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    language = models.CharField(
        max_length=3,
        default="",
        blank=True,
        help_text="ISO 639-1; empty where the language of the shop is meant.",
    )
    delay_days = models.PositiveSmallIntegerField(null=True)
    is_only_first = models.BooleanField(
        default=False, help_text="The shop asks each customer once."
    )
    email = models.CharField(max_length=254, default="", blank=True)
    email_key = models.CharField(max_length=64, default="", blank=True)
    first_name = models.CharField(max_length=60, default="", blank=True)
    address_forgotten_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ("number", "email", "email_key", "first_name")
        plain = ("source", "client", "language")
        keep = Keep(
            years=3,
            since="received_at",
            ground="statistics of the shop, and one review by one customer",
        )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "number", "email_key"],
                condition=~Q(number="") & ~Q(email_key=""),
                name="order_told_once_by_number",
            ),
            models.UniqueConstraint(
                fields=["shop", "email_key", "received_on"],
                condition=Q(number="") & ~Q(email_key=""),
                name="order_without_number_told_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(address_forgotten_at=None) | Q(email="", first_name=""),
                name="order_forgotten_means_without_address",
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "-id"], name="order_of_shop_newest_first"),
            models.Index(
                fields=["received_at"],
                condition=Q(address_forgotten_at=None),
                name="order_with_address",
            ),
        ]

    def __str__(self) -> str:
        return f"order {self.number} of {self.shop_id}"


class OrderedProduct(models.Model):
    """One thing in an order, as far as somebody can be asked about it."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="+")
    external_id = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500, default="", blank=True)
    image_url = models.CharField(max_length=500, default="", blank=True)
    gtin = models.CharField(max_length=14, default="", blank=True)
    sku = models.CharField(max_length=64, default="", blank=True)
    sync_address = models.ForeignKey(
        "orders.SyncAddress", models.PROTECT, null=True, related_name="+"
    )

    class Privacy:
        personal = ()
        plain = ("external_id", "name", "url", "image_url", "gtin", "sku")
        keep = Keep(years=3, since="order.received_at", ground="reviews of products")

    def __str__(self) -> str:
        return self.name


class ConsentSource(TextChoices):
    """By what a customer agreed to be asked."""

    POPUP = "popup", _("In the window after ordering")
    COMMAND = "command", _("Recorded by the operator")
    SHOP = "shop", _("Told by the shop")


class Consent(models.Model):
    """A customer agreed that the shop passes on the data of one order.

    `is_signed` tells that the shop vouched for the order number; without that the
    address in `email_key` has to be that of the order.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    order_number = models.CharField(max_length=LONGEST_NUMBER)
    email_key = models.CharField(max_length=64, default="", blank=True)
    source = models.CharField(max_length=10, choices=ConsentSource)
    is_signed = models.BooleanField(default=False)
    given_at = models.DateTimeField()

    class Privacy:
        personal = ("order_number", "email_key")
        plain = ("source",)
        keep = Keep(years=3, since="given_at", ground="proof of the consent")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "order_number", "email_key"],
                name="consent_given_once",
            ),
            models.CheckConstraint(
                condition=~Q(order_number=""), name="consent_is_for_an_order"
            ),
        ]

    def __str__(self) -> str:
        return f"consent for {self.order_number} of {self.shop_id}"
