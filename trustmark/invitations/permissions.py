"""Who may choose how a shop invites, and why not."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.invitations.models import Invitation, SenderAddress, Suppression
from trustmark.invitations.queries import find_rulebook
from trustmark.invitations.states import Reason, State
from trustmark.invitations.states_of_senders import SenderState
from trustmark.kernel.calendar import day_of
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

# A mailbox that was full or closed may be there again after a month.
RETURNED_FOR = timedelta(days=30)


def why_not_choose(shop: Shop, *, by: User) -> str | None:
    """A contact of the company, while the shop runs."""
    if shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if shops.is_contact(by, company=shop.company):
        return None
    return _("Only who acts for the company decides how its customers are asked.")


def why_not_call_off(invitation: Invitation, *, by: User | None) -> str | None:
    """A contact of the company or a program of the shop; until it is sent."""
    if invitation.state != State.SCHEDULED:
        return _("This invitation does not wait to be sent any more.")
    return None if by is None else why_not_choose(invitation.shop, by=by)


def why_not_choose_sender(shop: Shop, email: str, *, by: User) -> str | None:
    """As choosing how to ask; not an address of ours, nor of a shop not certified."""
    refusal = why_not_choose(shop, by=by)
    if refusal:
        return refusal
    if find_rulebook(shop) is None:
        return _("The shop is not certified now, so no letters leave in its name.")
    domain = email.rpartition("@")[2].lower()
    ours = settings.MAIL_DOMAINS
    if any(domain == one or domain.endswith(f".{one}") for one in ours):
        return _("This is an address of ours. Choose one of your own domain.")
    return None


def why_not_change_sender(sender: SenderAddress, *, by: User) -> str | None:
    """A contact of the company, as long as the address is not given up."""
    if sender.state == SenderState.ENDED:
        return _("This address is not used any more.")
    return why_not_choose(sender.shop, by=by)


def why_not_lift(
    suppression: Suppression, shop: Shop, *, by: User, at: datetime
) -> str | None:
    """What the shop noted itself; and returned letters, after a month."""
    refusal = why_not_choose(shop, by=by)
    if refusal:
        return refusal
    if suppression.reason == Reason.ASKED and suppression.shop_id == shop.pk:
        return None
    if suppression.reason != Reason.BOUNCED:
        return _("Only the person can take this back.")
    again = suppression.since + RETURNED_FOR
    if at < again:
        told = _("Letters came back. You can lift this from %(day)s.")
        return told % {"day": date_format(day_of(again), "j F Y")}
    return None


def changed_meanwhile() -> str:
    """Somebody else of the company was faster."""
    return _("A colleague changed this a moment ago. Look at it again.")
