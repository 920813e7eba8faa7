"""Writes an invitation in the language of its order, in the name of the shop."""

from dataclasses import replace
from datetime import datetime

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter, Sender
from trustmark.invitations.letters import Asking, ReviewInvitation, ReviewReminder
from trustmark.invitations.models import Invitation
from trustmark.invitations.queries import ANSWERING, STOPPING, find_rulebook
from trustmark.invitations.rules import last_moment
from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to, sealed_key
from trustmark.schemes.api import Rulebook
from trustmark.shops import api as shops

LANGUAGES = ("nl", "fr", "en")


class NobodyToSign(Exception):
    """The shop is not certified now, so nobody writes in its name."""


def write_invitation(invitation: Invitation, *, at: datetime) -> None:
    """Send the letter that asks; belongs to the transaction of the verb."""
    book = _book(invitation)
    letter = ReviewInvitation(
        asking=_asking(invitation, book),
        answer_before=day_of(last_moment(at)),
        link=answer_link(invitation),
        unsubscribe_link=stop_link(invitation),
    )
    _send(invitation, letter, book, at=at)


def write_reminder(invitation: Invitation, *, at: datetime) -> None:
    """Send the one reminder."""
    book = _book(invitation)
    letter = ReviewReminder(
        asking=_asking(invitation, book),
        answer_before=day_of(invitation.answerable_until),
        link=answer_link(invitation),
        unsubscribe_link=stop_link(invitation),
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


def sender_for(book: Rulebook, *, shop_name: str, language: str) -> Sender:
    """The shop as who asks and the operator as who carries the letter."""
    operator = shops.sender_of(book, language=language)
    return replace(operator, name=f"{shop_name} via {operator.name}")


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
        sender=sender_for(
            book, shop_name=invitation.shop.name, language=invitation.language
        ),
        at=at,
        about=invitation,
    )
