"""How a shop has us invite, each invitation, and who is not written to any more."""

from trustmark.invitations.models.choices import InvitationSettings, OwnWords
from trustmark.invitations.models.clause import ClauseStatement
from trustmark.invitations.models.invitation import DayCount, Invitation
from trustmark.invitations.models.sender import SenderAddress
from trustmark.invitations.models.suppression import Suppression

__all__ = [
    "ClauseStatement",
    "DayCount",
    "Invitation",
    "InvitationSettings",
    "OwnWords",
    "SenderAddress",
    "Suppression",
]
