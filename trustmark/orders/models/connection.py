"""How a shop is connected: its number, its keys, what went wrong, where to deliver."""

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.privacy import Keep
from trustmark.orders.rules import LONGEST_NUMBER

_AGREED = Keep(years=2, since="shop.ended_at", ground="performance of the agreement")


class Scope(TextChoices):
    """What a key may be used for."""

    ORDERS = "orders", _("Send orders and ask how they stand")
    INVITATIONS = "invitations", _("See how invitations stand, and call them off")
    REVIEWS = "reviews", _("Read reviews and the score")
    REPLIES = "replies", _("Reply to reviews")
    WEBHOOKS = "webhooks", _("Make and change webhooks")
    SHOP = "shop", _("Read what we have on the shop, and register where to deliver")


class KeyKind(TextChoices):
    """Who has a key: a plug-in, to which we prove ourselves with it, or a program."""

    PLUGIN = "plug-in", _("For a plug-in")
    PROGRAM = "program", _("For a program of your own")


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

    That of a plug-in is kept encrypted: what a plug-in signs, and what we deliver to
    it, is proven with the key itself. That of a program is shown once, and only its
    digest is here. From the day `ends_on` a key that was replaced opens nothing.
    """

    connection = models.ForeignKey(Connection, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=KeyKind, default=KeyKind.PLUGIN)
    name = models.CharField(max_length=60, default="", blank=True)
    locked = models.TextField(default="", blank=True)
    ending = models.CharField(max_length=4)
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    last_used_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Privacy:
        personal = ()
        plain = ("digest", "kind", "name", "locked", "ending", "scopes")
        keep = Keep(years=2, since="revoked_at", ground="to see which key did what")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="program") ^ ~Q(locked=""),
                name="apikey_of_a_program_is_a_digest_alone",
            )
        ]
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
    REPLACED = "replaced", _("Replaced a key")
    REVOKED = "revoked", _("Withdrew a key")
    ENDED = "ended", _("A replaced key ended")


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
    number = models.CharField(max_length=LONGEST_NUMBER, default="", blank=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ("number",)
        plain = ("fault", "client")
        keep = Keep(days=30, since="at", ground="help with the connection")

    class Meta:
        indexes = [models.Index(fields=["connection", "-id"], name="fault_of_shop")]

    def __str__(self) -> str:
        return f"{self.fault} of {self.connection_id}"


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
