"""Sending what is due: the letter that asks, and the one reminder."""

from datetime import date, datetime, timedelta

from django.db import transaction

from trustmark.correspondence.api import LetterFault
from trustmark.invitations import rules, states
from trustmark.invitations.counting import count
from trustmark.invitations.events import InvitationSent
from trustmark.invitations.models import Invitation, InvitationSettings
from trustmark.invitations.queries import asked_of, find_own_words, get_settings
from trustmark.invitations.rules import Hours, Obstacle
from trustmark.invitations.services.closing import suppress_if
from trustmark.invitations.services.planning import hours_of, keys_of, mode_for
from trustmark.invitations.states import LIVE, State
from trustmark.invitations.writing import (
    NobodyToSign,
    write_invitation,
    write_reminder,
)
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import Calendar, Term, day_of
from trustmark.kernel.cases import MoveRefused, note, take

BATCH = 200


def send_due(*, at: datetime) -> int:
    """Send the invitations whose moment has come, each in a transaction of its own.

    Moving the row and writing the letter are one; whoever dies between two of them
    leaves the next one scheduled, and whoever comes second finds nothing to do.
    """
    due = Invitation.objects.filter(state=State.SCHEDULED, scheduled_for__lte=at)
    ids = list(due.order_by("scheduled_for", "id").values_list("id", flat=True)[:BATCH])
    return sum(_send_one(invitation_id, at=at) for invitation_id in ids)


def remind_due(*, on: date, at: datetime) -> int:
    """Remind, once, whoever has not answered by the day that was chosen."""
    due = Invitation.objects.filter(remind_on__lte=on)
    ids = list(due.order_by("id").values_list("id", flat=True))
    return sum(_remind_one(invitation_id, at=at) for invitation_id in ids)


def _send_one(invitation_id: int, *, at: datetime) -> bool:
    """Send one that still waits; what another worker holds is left to that one."""
    waiting = Invitation.objects.filter(pk=invitation_id, state=State.SCHEDULED)
    held = waiting.select_for_update(skip_locked=True, of=("self",))
    invitation = None
    try:
        with transaction.atomic():
            invitation = held.select_related("order", "shop__company").first()
            if invitation is None:
                return False
            chosen = get_settings(invitation.shop, at=at)
            hours = hours_of(chosen)
            calendar = Calendar(invitation.shop.company.country)
            if not rules.may_send_at(at, hours, calendar=calendar):
                _put_off(invitation, hours, at=at)
                return False
            return _send(invitation, chosen, at=at)
    except (MoveRefused, NobodyToSign):
        return False
    except LetterFault:
        if invitation is None:
            raise
        # The address cannot stand in a letter: nobody is there to be asked.
        with transaction.atomic():
            suppress_if(invitation, Obstacle.NO_ADDRESS, at=at)
        return False


def _put_off(invitation: Invitation, hours: Hours, *, at: datetime) -> None:
    """Plan it for when letters may leave again; nobody waits behind it meanwhile."""
    calendar = Calendar(invitation.shop.company.country)
    moment = rules.moment_to_send(at, delay=Term(), hours=hours, calendar=calendar)
    rows = Invitation.objects.filter(pk=invitation.pk, state=State.SCHEDULED)
    rows.update(scheduled_for=moment)


def _send(invitation: Invitation, chosen: InvitationSettings, *, at: datetime) -> bool:
    """Ask once more what stands in the way: days have passed since it was planned."""
    order = invitation.order
    asked = asked_of(order, keys_of(order), at=at)
    obstacle = rules.why_not_invite(
        mode_for(chosen, order), asked, rest_days=chosen.rest_days, at=at
    )
    if suppress_if(invitation, obstacle, at=at):
        return False
    days = chosen.reminder_after
    take(
        invitation,
        states.SEND,
        by=None,
        at=at,
        sent_at=at,
        own_words=find_own_words(invitation.shop, invitation.language),
        answerable_until=rules.last_moment(at),
        remind_on=day_of(at) + timedelta(days=days) if days else None,
    )
    count(invitation, "sent")
    write_invitation(invitation, at=at)
    announce(InvitationSent(invitation.pk, invitation.shop_id), at=at)
    return True


def _remind_one(invitation_id: int, *, at: datetime) -> bool:
    invitation = Invitation.objects.select_related("order", "shop__company").get(
        pk=invitation_id
    )
    try:
        with transaction.atomic():
            rows = Invitation.objects.filter(
                pk=invitation_id, remind_on__isnull=False, state__in=sorted(LIVE)
            )
            # The guard: of two rounds at once one finds the day still standing.
            if not rows.update(remind_on=None, reminded_at=at):
                return False
            invitation.refresh_from_db()
            write_reminder(invitation, at=at)
            note(invitation, states.REMINDED, by=None, at=at)
    except (NobodyToSign, LetterFault):
        Invitation.objects.filter(pk=invitation_id).update(remind_on=None)
        return False
    return True
