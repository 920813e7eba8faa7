"""Writes an invitation in the language of its order, in the name of the shop."""

from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.formats import date_format

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter, Sender
from trustmark.invitations.letters import Asking, Own, ReviewInvitation, ReviewReminder
from trustmark.invitations.models import Invitation, OwnWords
from trustmark.invitations.queries import (
    ANSWERING,
    STOPPING,
    find_rulebook,
    find_sender,
)
from trustmark.invitations.rules import LONGEST, filled, last_moment
from trustmark.invitations.states_of_senders import SenderState
from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to, sealed_key
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

LANGUAGES = ("nl", "fr", "en")
LONGEST_SUBJECT = 150


class NobodyToSign(Exception):
    """The shop is not certified now, so nobody writes in its name."""


def write_invitation(invitation: Invitation, *, at: datetime) -> None:
    """Send the letter that asks; belongs to the transaction of the verb."""
    book = _book(invitation)
    asking = _asking(invitation, book)
    letter = ReviewInvitation(
        asking=asking,
        answer_before=day_of(last_moment(at)),
        link=answer_link(invitation),
        unsubscribe_link=stop_link(invitation),
        how_link=how_link(book, language=invitation.language),
        own=own_of(invitation.own_words, asking),
    )
    _send(invitation, letter, book, at=at)


def write_reminder(invitation: Invitation, *, at: datetime) -> None:
    """Send the one reminder."""
    book = _book(invitation)
    asking = _asking(invitation, book)
    letter = ReviewReminder(
        asking=asking,
        answer_before=day_of(invitation.answerable_until),
        link=answer_link(invitation),
        unsubscribe_link=stop_link(invitation),
        how_link=how_link(book, language=invitation.language),
        own=own_of(invitation.own_words, asking),
    )
    _send(invitation, letter, book, at=at)


def answer_link(invitation: Invitation) -> str:
    """Where the form opens, in the language of the invitation."""
    key = sealed_key(ANSWERING, invitation.pk)
    return link_to("public:review_write", key, language=invitation.language)


def stop_link(invitation: Invitation) -> str:
    """Where one click stops the letters (RFC 8058)."""
    key = sealed_key(STOPPING, invitation.pk)
    return link_to("public:review_stop", key, language=invitation.language)


def how_link(book: Rulebook, *, language: str) -> str:
    """Where it stands how reviews come about under this rulebook."""
    return link_to("public:reviews_how", book.scheme.slug, language=language)


def own_of(words: OwnWords | None, asking: Asking) -> Own:
    """What the shop says itself, filled in for one customer."""
    if words is None:
        return Own()
    with translation.override(words.language):
        ordered_on = date_format(asking.ordered_on, "j F Y")
    values = {
        "first_name": asking.first_name,
        "shop": asking.shop_name,
        "order_number": asking.order_number,
        "ordered_on": ordered_on,
    }
    said = {part: filled(getattr(words, part), values) for part in LONGEST}
    # A long name must not make a subject that no letter can have.
    return Own(**said | {"subject": said["subject"][:LONGEST_SUBJECT]})


def sender_for(book: Rulebook, shop: Shop, *, language: str) -> Sender:
    """The shop as who asks and the operator as who carries the letter.

    It leaves from the shop's own address while that is proven; answers go there as
    soon as its mailbox is.
    """
    operator = shops.sender_of(book, language=language)
    named = replace(operator, name=f"{shop.name} via {operator.name}")
    own = find_sender(shop)
    if own is None or own.mailbox_proven_at is None:
        return named
    if own.state == SenderState.IN_USE:
        return replace(named, from_email=own.email, reply_to=own.email)
    return replace(named, reply_to=own.email)


def _book(invitation: Invitation) -> Rulebook:
    book = find_rulebook(invitation.shop)
    if book is None:
        raise NobodyToSign(str(invitation))
    return book


def _asking(invitation: Invitation, book: Rulebook) -> Asking:
    order, shop = invitation.order, invitation.shop
    return Asking(
        shop_name=shop.name,
        domain=shop.domain,
        scheme_name=book.scheme.name[invitation.language],
        first_name=order.first_name,
        order_number=order.number,
        ordered_on=order.received_on,
    )


def _send(
    invitation: Invitation, letter: Letter, book: Rulebook, *, at: datetime
) -> None:
    correspondence.send(
        letter,
        to=invitation.order.email,
        name=invitation.order.first_name,
        language=invitation.language,
        sender=sender_for(book, invitation.shop, language=invitation.language),
        at=at,
        about=invitation,
    )
