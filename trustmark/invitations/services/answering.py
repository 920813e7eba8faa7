"""What becomes of an invitation: opened, answered, called off, or too late."""

from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.invitations import permissions, states
from trustmark.invitations.counting import count
from trustmark.invitations.models import Invitation
from trustmark.invitations.services.closing import forget
from trustmark.invitations.states import LIVE, State
from trustmark.kernel.cases import MoveRefused, take


@transaction.atomic
def open_invitation(invitation: Invitation, *, at: datetime) -> None:
    """Note that the invited person pressed on; opening twice is opening once."""
    if invitation.state == State.SENT:
        take(invitation, states.OPEN, by=None, at=at, opened_at=at)
        count(invitation, "opened")


@transaction.atomic
def mark_answered(invitation: Invitation, *, at: datetime) -> None:
    """Close an invitation by its review; the address of the order is forgotten.

    Raises `MoveRefused` when it was answered, has expired or was stopped.
    """
    take(
        invitation,
        states.ANSWER,
        by=None,
        at=at,
        answered_at=at,
        ended_at=at,
        remind_on=None,
    )
    count(invitation, "answered")
    forget(invitation, at=at)


@transaction.atomic
def call_off(invitation: Invitation, *, by: User | None, at: datetime) -> None:
    """Do not send a scheduled letter after all; without `by`, a program of the shop."""
    refusal = permissions.why_not_call_off(invitation, by=by)
    if refusal:
        raise MoveRefused(refusal)
    take(invitation, states.CALL_OFF, by=by, at=at, ended_at=at)
    forget(invitation, at=at)


def expire_due(*, on: date, at: datetime) -> int:
    """Close what may not be answered any more, and forget whom it was sent to."""
    old = Invitation.objects.filter(state__in=sorted(LIVE), answerable_until__lte=at)
    ids = list(old.order_by("id").values_list("id", flat=True))
    return sum(_expire_one(invitation_id, at=at) for invitation_id in ids)


def _expire_one(invitation_id: int, *, at: datetime) -> bool:
    invitation = Invitation.objects.select_related("order").get(pk=invitation_id)
    try:
        with transaction.atomic():
            take(
                invitation,
                states.EXPIRE,
                by=None,
                at=at,
                ended_at=at,
                remind_on=None,
            )
            forget(invitation, at=at)
    except MoveRefused:
        return False
    return True
