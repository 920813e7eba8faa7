"""Orders in a copy of the mail that a shop sends its customer.

Two shapes are read: the order of schema.org as JSON-LD, which mail programs show too,
and the snippet that a widespread review service has shops put into their mails. Where a
mail has both, the snippet counts: it is meant for this.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from trustmark.orders.message import OrderMessage, ProductMessage
from trustmark.orders.models import Source
from trustmark.orders.rules import LONGEST_DELAY, fault_in_email

LARGEST_MAIL = 5_000_000
MOST_ORDERS = 10
MOST_PARTS = 100
MOST_PRODUCTS = 100
_SNIPPET = "application/json+trustpilot"
_MARKUP = "application/ld+json"
_SNIPPET_TAKEN = {
    "recipientEmail",
    "recipientName",
    "referenceId",
    "locale",
    "preferredSendTime",
    "products",
}
# Names that may be told back to the shop; any other may hold anything.
_SNIPPET_KNOWN = {
    "templateId",
    "productReviewInvitationTemplateId",
    "productReviewInvitationPreferredSendTime",
    "senderEmail",
    "senderName",
    "replyTo",
    "tags",
}
_MARKUP_TAKEN = {
    "@context",
    "@type",
    "@id",
    "orderNumber",
    "customer",
    "acceptedOffer",
    "orderedItem",
}
_MARKUP_KNOWN = {
    "billingAddress",
    "broker",
    "merchant",
    "seller",
    "orderDate",
    "orderStatus",
    "paymentMethod",
    "price",
    "priceCurrency",
    "discount",
    "url",
}
_GTINS = ("gtin", "gtin13", "gtin14", "gtin12", "gtin8")


class MailFault(StrEnum):
    """Why no order comes out of a mail."""

    TOO_LARGE = "mail-too-large"
    NO_ORDER = "mail-without-order"


class MailRefused(Exception):
    """No order comes out of this mail; `fault` says why."""

    def __init__(self, fault: MailFault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True)
class _Mail:
    """What counts of a mail: whom it went to, when, in which language, its markup."""

    address: str
    name: str
    sent_at: datetime | None
    language: str
    snippets: list[Mapping[str, Any]]
    markup: list[Mapping[str, Any]]


def read_mail(data: bytes) -> list[OrderMessage]:
    """The orders in a mail; raises `MailRefused` where there is none."""
    if len(data) > LARGEST_MAIL:
        raise MailRefused(MailFault.TOO_LARGE)
    mail = _opened(data)
    found = [_of_snippet(told, mail) for told in mail.snippets]
    found = found or [_of_markup(told, mail) for told in mail.markup]
    known = [message for message in found if fault_in_email(message.email) is None]
    if not known:
        raise MailRefused(MailFault.NO_ORDER)
    return known[:MOST_ORDERS]


def _of_snippet(told: Mapping[str, Any], mail: _Mail) -> OrderMessage:
    return OrderMessage(
        email=_text(told, "recipientEmail") or mail.address,
        source=Source.MAIL,
        number=_text(told, "referenceId"),
        language=_text(told, "locale") or mail.language,
        delay=_days_until(_text(told, "preferredSendTime"), mail.sent_at),
        customer_name=_text(told, "recipientName") or mail.name,
        products=tuple(_products(_listed(told.get("products")), url="productUrl")),
        dropped=_dropped(told, taken=_SNIPPET_TAKEN, known=_SNIPPET_KNOWN),
    )


def _of_markup(told: Mapping[str, Any], mail: _Mail) -> OrderMessage:
    customer = told.get("customer")
    person = customer if isinstance(customer, dict) else {}
    offers = _listed(told.get("acceptedOffer")) + _listed(told.get("orderedItem"))
    things = [
        thing
        for offer in offers
        if _is_named(offer)
        for thing in _listed(
            offer.get("itemOffered") or offer.get("orderedItem") or offer
        )
    ]
    return OrderMessage(
        email=_text(person, "email") or mail.address,
        source=Source.MAIL,
        number=_text(told, "orderNumber"),
        language=mail.language,
        customer_name=_text(person, "name") or mail.name,
        products=tuple(_products(things, url="url")),
        dropped=_dropped(told, taken=_MARKUP_TAKEN, known=_MARKUP_KNOWN),
    )


def _products(things: list[Any], *, url: str) -> Iterator[ProductMessage]:
    for thing in things[:MOST_PRODUCTS]:
        if not _is_named(thing):
            continue
        sku = _text(thing, "sku")
        gtin = next((text for n in _GTINS if (text := _text(thing, n))), "")
        known_by = _text(thing, "productID") or sku or gtin or _text(thing, "mpn")
        name = _text(thing, "name")
        if name and known_by:
            picture = thing.get("imageUrl") or thing.get("image")
            yield ProductMessage(
                external_id=known_by,
                name=name,
                url=_text(thing, url),
                image_url=picture if isinstance(picture, str) else "",
                gtin=gtin,
                sku=sku,
            )


def _opened(data: bytes) -> _Mail:
    mail = message_from_bytes(data)
    name, address = _recipient(mail)
    pages = [LexborHTMLParser(html) for html in _pages(mail)]
    snippets: list[Mapping[str, Any]] = []
    markup: list[Mapping[str, Any]] = []
    for page in pages:
        for script in page.css("script"):
            kind = (script.attributes.get("type") or "").strip().casefold()
            if kind == _SNIPPET:
                snippets += [one for one in _json(script.text()) if _is_named(one)]
            elif kind == _MARKUP:
                markup += _orders_in(_json(script.text()))
    return _Mail(
        address=address,
        name=name,
        sent_at=_sent_at(mail),
        language=_language(mail, pages),
        snippets=snippets[:MOST_ORDERS],
        markup=markup[:MOST_ORDERS],
    )


def _pages(mail: Message) -> Iterator[str]:
    """The parts of a mail that a mail program shows as a page."""
    for count, part in enumerate(mail.walk()):
        if count >= MOST_PARTS:
            return
        raw = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(raw, bytes):
            try:
                yield raw.decode(part.get_content_charset() or "utf-8", "replace")
            except (LookupError, ValueError):
                yield raw.decode("utf-8", "replace")


def _json(text: str) -> list[Any]:
    try:
        told = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []
    return told if isinstance(told, list) else [told]


def _orders_in(told: list[Any]) -> list[Mapping[str, Any]]:
    """The orders among things of schema.org, also where these stand in a graph."""
    found = []
    for thing in told:
        if not _is_named(thing):
            continue
        graph = thing.get("@graph")
        found += [thing, *(one for one in _listed(graph) if _is_named(one))]
    return [thing for thing in found if _is_order(thing)]


def _is_order(thing: Mapping[str, Any]) -> bool:
    kinds = _listed(thing.get("@type"))
    return any(isinstance(k, str) and k.rpartition("/")[2] == "Order" for k in kinds)


def _is_named(thing: object) -> bool:
    return isinstance(thing, dict)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    is_plain = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).encode("utf-8", "ignore").decode() if is_plain else ""


def _dropped(
    told: Mapping[str, Any], *, taken: set[str], known: set[str]
) -> frozenset[str]:
    left = told.keys() - taken
    return frozenset(name if name in known else "other" for name in left)


def _recipient(mail: Message) -> tuple[str, str]:
    """To whom the mail went, where that is one person."""
    try:
        lines = [str(make_header(decode_header(h))) for h in mail.get_all("To", [])]
        people = [pair for pair in getaddresses(lines) if pair[1]]
    except (HeaderParseError, LookupError, ValueError, TypeError):
        return "", ""
    return people[0] if len(people) == 1 else ("", "")


def _sent_at(mail: Message) -> datetime | None:
    return _aware(lambda: parsedate_to_datetime(str(mail.get("Date", ""))))


def _language(mail: Message, pages: list[LexborHTMLParser]) -> str:
    told = str(mail.get("Content-Language", "")).partition(",")[0]
    for page in pages:
        root = page.css_first("html")
        told = told or ((root.attributes.get("lang") if root else "") or "")
    return told.strip()[:35]


def _days_until(text: str, sent_at: datetime | None) -> str:
    """Whole days from the mail to the moment asked for, as somebody would type them."""
    moment = _aware(lambda: datetime.fromisoformat(text))
    if moment is None or sent_at is None:
        return ""
    return str(min(max((moment - sent_at).days, 0), LONGEST_DELAY))


def _aware(read: Any) -> datetime | None:
    """A moment, in no zone taken for one in Greenwich; nothing where it is none."""
    try:
        moment: datetime = read()
        return moment.replace(tzinfo=moment.tzinfo or UTC)
    except (ValueError, TypeError, LookupError, OverflowError):
        return None
