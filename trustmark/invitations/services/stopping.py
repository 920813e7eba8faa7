"""Writing no more to somebody: asked for, or because letters come back."""

from datetime import datetime

from django.db import IntegrityError, transaction

from trustmark.invitations.counting import count
from trustmark.invitations.models import Invitation, Suppression
from trustmark.invitations.rules import Obstacle
from trustmark.invitations.services.closing import suppress_if
from trustmark.invitations.states import LIVE, Reason, State
from trustmark.shops.api import Shop


@transaction.atomic
def unsubscribe(invitation: Invitation, *, at: datetime) -> None:
    """Write no more to this person for this shop."""
    _stop(invitation, invitation.shop, Reason.UNSUBSCRIBED, at=at)


@transaction.atomic
def unsubscribe_everywhere(invitation: Invitation, *, at: datetime) -> None:
    """Write no more to this person for any shop."""
    _stop(invitation, None, Reason.UNSUBSCRIBED, at=at)


@transaction.atomic
def suppress_reader(invitation_id: int, reason: Reason, *, at: datetime) -> None:
    """Write no more to an address that letters come back from, or that complained."""
    invitation = Invitation.objects.select_related("order").get(pk=invitation_id)
    if reason == Reason.BOUNCED:
        fresh = Invitation.objects.filter(pk=invitation_id, bounced_at=None)
        if fresh.update(bounced_at=at):
            count(invitation, "bounced")
    _stop(invitation, None, reason, at=at)


@transaction.atomic
def record_arrival(invitation_id: int, *, at: datetime) -> None:
    """Write down that the letter was delivered."""
    rows = Invitation.objects.filter(pk=invitation_id, delivered_at=None)
    if rows.update(delivered_at=at):
        count(Invitation.objects.get(pk=invitation_id), "delivered")


def suppress_address(
    email_key: str, *, shop: Shop | None, reason: Reason, at: datetime
) -> None:
    """Remember that nobody writes here, for a shop or for any; once is enough."""
    try:
        with transaction.atomic():
            Suppression.objects.get_or_create(
                email_key=email_key, shop=shop, defaults={"reason": reason, "since": at}
            )
    except IntegrityError:
        return


def _stop(
    invitation: Invitation, shop: Shop | None, reason: Reason, *, at: datetime
) -> None:
    key = invitation.email_key
    if not key:
        return
    suppress_address(key, shop=shop, reason=reason, at=at)
    live = Invitation.objects.filter(email_key=key, state__in=sorted(LIVE))
    if shop is not None:
        live = live.filter(shop=shop)
    live.update(remind_on=None)
    for planned in live.filter(state=State.SCHEDULED).select_related("order"):
        suppress_if(planned, Obstacle.SUPPRESSED, at=at)
    invitation.refresh_from_db()
