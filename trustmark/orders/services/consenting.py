"""Consent of a customer that the data of one order are passed on."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from trustmark.orders import rules
from trustmark.orders.message import OrderMessage, OrderRefused
from trustmark.orders.models import (
    ApiKey,
    Connection,
    Consent,
    ConsentSource,
    Order,
    Source,
)
from trustmark.orders.rules import Fault
from trustmark.orders.services.connecting import text_of
from trustmark.orders.services.taking import email_key, take_order
from trustmark.shops.api import Shop


class ConsentRefused(Exception):
    """The consent cannot be kept; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True)
class OrderPage:
    """What a shop wrote on the page after ordering, field by field as text.

    `signature` is empty where the plug-in of the shop does not sign.
    """

    fields: dict[str, str]
    signature: str = ""

    @property
    def number(self) -> str:
        """The number of the order."""
        return rules.plain_text(self.fields.get("orderNumber", ""))


def record_consent(
    shop: Shop,
    number: str,
    *,
    source: ConsentSource,
    at: datetime,
    email: str = "",
    is_signed: bool = False,
) -> Consent:
    """Keep that the customer of an order agreed; once, however often it is told."""
    number = rules.plain_text(number)
    fault = rules.fault_in_number(number) or (None if number else Fault.NUMBER_MISSING)
    if not fault and email:
        fault = rules.fault_in_email(email)
    if fault:
        raise ConsentRefused(fault)
    consent, is_new = Consent.objects.get_or_create(
        shop=shop,
        order_number=number,
        email_key=email_key(email) if email else "",
        defaults={"source": source, "given_at": at, "is_signed": is_signed},
    )
    if is_signed and not is_new and not consent.is_signed:
        Consent.objects.filter(pk=consent.pk).update(is_signed=True)
        consent.refresh_from_db()
    return consent


def consent_in_popup(
    connection: Connection, page: OrderPage, *, at: datetime
) -> Consent:
    """Keep the consent given on the page after ordering.

    A signature has to be right. Without one the address counts: the consent then holds
    only for an order of the same person. Raises `ConsentRefused`.
    """
    if page.signature and not is_signed_by_shop(connection, page):
        raise ConsentRefused(Fault.SIGNATURE)
    email = page.fields.get("email", "")
    if not page.signature and not email:
        raise ConsentRefused(Fault.EMAIL_MISSING)
    return record_consent(
        connection.shop,
        page.number,
        source=ConsentSource.POPUP,
        email=email,
        is_signed=bool(page.signature),
        at=at,
    )


def take_in_popup(
    connection: Connection, page: OrderPage, *, language: str, at: datetime
) -> Order:
    """Take the order of a page the shop signed, because its customer writes at once.

    When the plug-in tells it later, it is the same order. Raises `ConsentRefused` where
    the shop does not vouch for it.
    """
    if not page.signature or not is_signed_by_shop(connection, page):
        raise ConsentRefused(Fault.SIGNATURE)
    message = OrderMessage(
        email=page.fields.get("email", ""),
        source=Source.POPUP,
        number=page.number,
        language=language,
        delay=page.fields.get("inviteDelay", ""),
        customer_name=page.fields.get("firstName", ""),
    )
    try:
        return take_order(connection, message, at=at).order
    except OrderRefused as refused:
        raise ConsentRefused(refused.fault) from refused


def is_signed_by_shop(connection: Connection, page: OrderPage) -> bool:
    """Whether the signature was made with a key of this shop that is in use."""
    # Of a key for a program we have a digest alone, and no page is signed with it.
    keys = ApiKey.objects.filter(connection=connection, revoked_at=None)
    keys = keys.exclude(locked="")
    given = page.signature.strip().lower().encode("utf-8", "replace")
    made = (
        rules.signature_of(
            page.fields, shop_id=str(connection.public_id), key=text_of(key)
        )
        for key in keys
    )
    return any(compare_digest(given, one.encode()) for one in made)
