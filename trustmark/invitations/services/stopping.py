"""Writing no more to somebody: asked for, or because letters come back."""

from datetime import datetime

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.invitations import permissions
from trustmark.invitations.counting import count
from trustmark.invitations.models import Invitation, Suppression
from trustmark.invitations.rules import Obstacle
from trustmark.invitations.services.closing import suppress_if
from trustmark.invitations.states import LIVE, Reason, State
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.shops.api import Shop


@transaction.atomic
def unsubscribe(invitation: Invitation, *, at: datetime) -> None:
    """Write no more to this person for this shop."""
    _stop(invitation.email_key, invitation.shop, Reason.UNSUBSCRIBED, at=at)
    invitation.refresh_from_db()


@transaction.atomic
def unsubscribe_everywhere(invitation: Invitation, *, at: datetime) -> None:
    """Write no more to this person for any shop."""
    _stop(invitation.email_key, None, Reason.UNSUBSCRIBED, at=at)
    invitation.refresh_from_db()


@transaction.atomic
def suppress_reader(invitation_id: int, reason: Reason, *, at: datetime) -> None:
    """Write no more to an address that letters come back from, or that complained."""
    invitation = Invitation.objects.select_related("order").get(pk=invitation_id)
    if reason == Reason.BOUNCED:
        record_return(invitation_id, at=at)
    _stop(invitation.email_key, None, reason, at=at)


@transaction.atomic
def record_return(invitation_id: int, *, at: datetime) -> None:
    """Write down that the letter did not arrive."""
    rows = Invitation.objects.filter(pk=invitation_id, bounced_at=None)
    if rows.update(bounced_at=at):
        count(Invitation.objects.get(pk=invitation_id), "bounced")


@transaction.atomic
def record_arrival(invitation_id: int, *, at: datetime) -> None:
    """Write down that the letter was delivered."""
    rows = Invitation.objects.filter(pk=invitation_id, delivered_at=None)
    if rows.update(delivered_at=at):
        count(Invitation.objects.get(pk=invitation_id), "delivered")


@transaction.atomic
def note_refusal(shop: Shop, email: str, *, by: User, at: datetime) -> None:
    """Write no more to who told the shop so; what was planned is not sent."""
    refusal = permissions.why_not_choose(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    _stop(orders.email_key(email), shop, Reason.ASKED, at=at, by=by)


@transaction.atomic
def lift(suppression: Suppression, *, shop: Shop, by: User, at: datetime) -> None:
    """Write to this address again; what was not sent meanwhile stays unsent."""
    refusal = permissions.why_not_lift(suppression, shop, by=by, at=at)
    if refusal:
        raise MoveRefused(refusal)
    Suppression.objects.filter(pk=suppression.pk).delete()


def suppress_address(
    email_key: str,
    *,
    shop: Shop | None,
    reason: Reason,
    at: datetime,
    by: User | None = None,
) -> None:
    """Remember that nobody writes here, for a shop or for any; once is enough."""
    told = {"reason": reason, "since": at, "noted_by": by}
    try:
        with transaction.atomic():
            Suppression.objects.get_or_create(
                email_key=email_key, shop=shop, defaults=told
            )
    except IntegrityError:
        return


def _stop(
    key: str,
    shop: Shop | None,
    reason: Reason,
    *,
    at: datetime,
    by: User | None = None,
) -> None:
    if not key:
        return
    suppress_address(key, shop=shop, reason=reason, at=at, by=by)
    live = Invitation.objects.filter(email_key=key, state__in=sorted(LIVE))
    if shop is not None:
        live = live.filter(shop=shop)
    live.update(remind_on=None)
    for planned in live.filter(state=State.SCHEDULED).select_related("order"):
        suppress_if(planned, Obstacle.SUPPRESSED, at=at)
