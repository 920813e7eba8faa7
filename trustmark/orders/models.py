"""How a shop is connected with us, the orders it told, and consents of its customers.

Of an order we keep what an invitation needs. All else is dropped on arrival, and the
address in clear goes as soon as the invitation is used or its time has passed.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.privacy import Keep
from trustmark.orders.call_models import GivenAnswer as GivenAnswer
from trustmark.orders.call_models import TestKey as TestKey
from trustmark.orders.file_models import OrderFile as OrderFile

_AGREED = Keep(years=2, since="opened_at", ground="performance of the agreement")
_LONGEST_NUMBER = 64


class Scope(TextChoices):
    """What a key may be used for."""

    ORDERS = "orders", _("Send orders and ask how they stand")
    REVIEWS = "reviews", _("Read reviews and the score")
    SHOP = "shop", _("Read what we have on the shop, and register where to deliver")


class Source(TextChoices):
    """The way by which an order came to us."""

    COMPATIBLE = "compatible", _("By a plug-in")
    API = "api", _("By our own API")
    CSV = "csv", _("From a file")
    MAIL = "mail", _("By a copy of the mail")
    MANUAL = "manual", _("Typed in")
    LINK = "link", _("By a link of the shop")


class Connection(models.Model):
    """The shop as plug-ins know it: a number, and the keys that belong to it."""

    shop = models.OneToOneField("shops.Shop", models.PROTECT, related_name="+")
    public_id = models.PositiveIntegerField(unique=True)
    public_code = models.CharField(max_length=40, unique=True)
    takes_products = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    client = models.CharField(max_length=80, default="", blank=True)
    dropped = models.JSONField(default=list)

    class Privacy:
        personal = ()
        plain = ("public_code", "client", "dropped")
        keep = _AGREED

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(public_id__gt=100_000),
                name="connection_numbers_begin_above_a_hundred_thousand",
            )
        ]

    def __str__(self) -> str:
        return f"connection {self.public_id}"


class ApiKey(models.Model):
    """One secret with which a shop shows that it is the shop.

    Kept encrypted, not hashed alone: what a plug-in signs, and what we deliver to a
    plug-in, is proven with the key itself.
    """

    connection = models.ForeignKey(Connection, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    locked = models.TextField()
    ending = models.CharField(max_length=4)
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ("digest", "locked", "ending", "scopes")
        keep = Keep(years=2, since="revoked_at", ground="to see which key did what")

    class Meta:
        indexes = [
            models.Index(
                fields=["connection"],
                condition=Q(revoked_at=None),
                name="apikey_in_use_of_connection",
            )
        ]

    def __str__(self) -> str:
        return f"key …{self.ending} of {self.connection_id}"


class Deed(TextChoices):
    """What somebody did with the keys of a connection."""

    MADE = "made", _("Made a key")
    SHOWN = "shown", _("Had a key shown")
    REVOKED = "revoked", _("Withdrew a key")


class KeyDeed(models.Model):
    """Who made, saw or withdrew a key, and when; `by` is null for the platform."""

    key = models.ForeignKey(ApiKey, models.PROTECT, related_name="+")
    deed = models.CharField(max_length=10, choices=Deed)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Privacy:
        personal = ()
        plain = ("deed",)
        keep = Keep(years=2, since="at", ground="to see who knew a key")

    def __str__(self) -> str:
        return f"{self.deed} {self.key_id}"


class IntakeFault(models.Model):
    """A message of a plug-in that we could not take, for the shop to read why."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="+")
    fault = models.CharField(max_length=40)
    client = models.CharField(max_length=80, default="", blank=True)
    number = models.CharField(max_length=_LONGEST_NUMBER, default="", blank=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ("number",)
        plain = ("fault", "client")
        keep = Keep(days=30, since="at", ground="help with the connection")

    class Meta:
        indexes = [models.Index(fields=["connection", "-id"], name="fault_of_shop")]

    def __str__(self) -> str:
        return f"{self.fault} of {self.connection_id}"


class Order(models.Model):
    """One order as a shop told it: whom to ask, in which language, and from when.

    `email` and `first_name` are blank once they are forgotten; `email_key` recognises
    the same person until the row has passed its term.
    """

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    number = models.CharField(max_length=_LONGEST_NUMBER, default="", blank=True)
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
    order_number = models.CharField(max_length=_LONGEST_NUMBER)
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


class SyncKind(TextChoices):
    """Whose shape a delivery of product reviews takes."""

    PRESTASHOP = "prestashop", "PrestaShop"
    MAGENTO = "magento", "Magento"
    SHOPWARE = "shopware", "Shopware"


class SyncAddress(models.Model):
    """Where a shop wants its product reviews delivered: https, on its own domain."""

    shop = models.ForeignKey("shops.Shop", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=SyncKind)
    url = models.CharField(max_length=500)
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ("kind", "url")
        keep = Keep(years=2, since="ended_at", ground="performance of the agreement")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "kind", "url"], name="sync_address_once"
            ),
            models.CheckConstraint(
                condition=Q(url__startswith="https://"),
                name="sync_address_is_encrypted",
            ),
        ]

    def __str__(self) -> str:
        return self.url
