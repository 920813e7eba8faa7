"""What shops do when somebody accepts an invitation."""

from datetime import datetime

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Invitation, Purpose
from trustmark.accounts.events import InvitationAccepted
from trustmark.kernel.announcements import on
from trustmark.shops.models import Company
from trustmark.shops.services.parties import add_contact, is_contact


@on(InvitationAccepted)
def let_the_colleague_act(event: InvitationAccepted, *, at: datetime) -> None:
    """A colleague who accepted may act for the company from then on.

    Unless whoever invited them may no longer do so themselves.
    """
    if event.purpose != Purpose.COLLEAGUE:
        return
    company = Company.objects.get(pk=event.subject_id)
    inviter = Invitation.objects.get(pk=event.invitation_id).invited_by
    if inviter is not None and not is_contact(inviter, company=company):
        return
    add_contact(company, user=accounts.get_user(event.user_id), at=at)
