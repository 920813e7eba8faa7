"""Writing at once: a customer who said yes after ordering needs no letter first."""

from datetime import datetime

from django.db import transaction

from trustmark.invitations import rules, states
from trustmark.invitations.counting import count
from trustmark.invitations.events import InvitationSent
from trustmark.invitations.models import Invitation
from trustmark.invitations.services.planning import schedule
from trustmark.invitations.states import ANSWERABLE, State
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import take
from trustmark.orders import api as orders
from trustmark.orders.api import Connection, OrderPage


@transaction.atomic
def ask_in_popup(
    connection: Connection, page: OrderPage, *, language: str, at: datetime
) -> Invitation | None:
    """Keep the consent, and give the invitation by which its customer writes at once.

    `None` where nobody is asked, or the shop did not sign the page. Who begins and does
    not finish is asked once more, by the letter that would have come anyway. Raises
    `ConsentRefused`, `MoveRefused` as `orders.consent_in_popup` and `take`.
    """
    orders.consent_in_popup(connection, page, at=at)
    if not page.signature or not page.fields.get("email"):
        return None
    order = orders.take_in_popup(connection, page, language=language, at=at)
    invitation = schedule(order, at=at)
    if invitation is None:
        return None
    if invitation.state == State.SCHEDULED:
        take(
            invitation,
            states.ASK_NOW,
            by=None,
            at=at,
            sent_at=at,
            opened_at=at,
            answerable_until=rules.last_moment(at),
            remind_on=day_of(invitation.scheduled_for),
        )
        count(invitation, "sent")
        count(invitation, "opened")
        announce(InvitationSent(invitation.pk, invitation.shop_id), at=at)
    return invitation if invitation.state in ANSWERABLE else None
