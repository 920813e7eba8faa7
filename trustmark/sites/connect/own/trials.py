"""How orders told with a test key stand, as if they counted; nobody is written to.

The invitation of such an order seems sent once its moment has come.
"""

from datetime import UTC, datetime

from trustmark.invitations import api as invitations
from trustmark.invitations.api import State
from trustmark.orders.api import Source, TrialOrder
from trustmark.sites.connect.own.invitation_shapes import InvitationOut
from trustmark.sites.connect.own.paging import reference_of
from trustmark.sites.connect.own.shapes import OrderOut

ORDERS = "reference of a trial order"
INVITATIONS = "reference of a trial invitation"


def order_told(order: TrialOrder) -> OrderOut:
    """The order as a call asks after it."""
    return OrderOut(
        reference=reference_of(order.pk, purpose=ORDERS),
        number=order.number,
        received_at=order.told_at,
        source=Source.API,
        language=order.language,
        delay_days=order.delay_days,
        has_address=order.called_off_at is None,
        has_consent=False,
        sandbox=True,
    )


def invitation_told(order: TrialOrder, *, at: datetime) -> InvitationOut:
    """The invitation that would have been planned for it."""
    planned = invitations.suppose(
        order.connection.shop,
        delay_days=order.delay_days,
        language=order.language,
        told_at=order.told_at,
    )
    leaves = planned.scheduled_for.astimezone(UTC)
    state = state_of(order, scheduled_for=leaves, at=at)
    return InvitationOut(
        reference=reference_of(order.pk, purpose=INVITATIONS),
        order=reference_of(order.pk, purpose=ORDERS),
        order_number=order.number,
        state=state,
        why_not_sent="",
        language=planned.language,
        scheduled_for=leaves,
        sent_at=leaves if state == State.SENT else None,
        delivered_at=None,
        bounced_at=None,
        reminded_at=None,
        answered_at=None,
        answerable_until=planned.answerable_until.astimezone(UTC),
        sandbox=True,
    )


def state_of(order: TrialOrder, *, scheduled_for: datetime, at: datetime) -> State:
    """As the state of an invitation that counts would be."""
    if order.called_off_at is not None:
        return State.CALLED_OFF
    return State.SENT if scheduled_for <= at else State.SCHEDULED
