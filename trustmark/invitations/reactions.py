"""What invitations do when an order came in, or a letter of theirs came back."""

from datetime import datetime

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.events import (
    LetterBounced,
    LetterComplained,
    LetterDelivered,
)
from trustmark.invitations.services import planning, stopping
from trustmark.invitations.states import Reason
from trustmark.kernel.announcements import on
from trustmark.orders import api as orders
from trustmark.orders.events import OrderTaken

OURS = "invitations.invitation"


@on(OrderTaken)
def schedule(event: OrderTaken, *, at: datetime) -> None:
    """Plan the letter about a new order."""
    if not event.is_repeat:
        planning.schedule(orders.get_order(event.order_id), at=at)


@on(LetterDelivered)
def note_arrival(event: LetterDelivered, *, at: datetime) -> None:
    """Write down that an invitation arrived."""
    if event.about_kind == OURS and event.about_id:
        stopping.record_arrival(event.about_id, at=at)


@on(LetterBounced)
def stop_after_bounce(event: LetterBounced, *, at: datetime) -> None:
    """Write no more to an address that does not exist.

    A letter that our own side could not send says nothing about its reader.
    """
    if event.about_kind != OURS or not event.about_id:
        return
    letter = correspondence.find_letter(event.letter_id)
    if letter is None or letter.state == correspondence.State.BOUNCED:
        stopping.suppress_reader(event.about_id, Reason.BOUNCED, at=at)
    else:
        stopping.record_return(event.about_id, at=at)


@on(LetterComplained)
def stop_after_complaint(event: LetterComplained, *, at: datetime) -> None:
    """Write no more to who called our letter unwanted."""
    if event.about_kind == OURS and event.about_id:
        stopping.suppress_reader(event.about_id, Reason.COMPLAINED, at=at)
