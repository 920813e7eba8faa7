"""Who may choose how a shop invites, and why not."""

from django.conf import settings
from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.invitations.models import Invitation, SenderAddress
from trustmark.invitations.queries import find_rulebook
from trustmark.invitations.states import State
from trustmark.invitations.states_of_senders import SenderState
from trustmark.shops import api as shops
from trustmark.shops.api import Shop


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


def changed_meanwhile() -> str:
    """Somebody else of the company was faster."""
    return _("A colleague changed this a moment ago. Look at it again.")
