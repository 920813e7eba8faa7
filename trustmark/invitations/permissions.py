"""Who may choose how a shop invites, and why not."""

from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.invitations.models import Invitation
from trustmark.invitations.states import State
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


def changed_meanwhile() -> str:
    """Somebody else of the company was faster."""
    return _("A colleague changed this a moment ago. Look at it again.")
