"""The tables of accounts, by subject."""

from trustmark.accounts.models.access import CaseGrant, RoleGrant, SecrecyStatement
from trustmark.accounts.models.links import Invitation, Purpose, SignInLink
from trustmark.accounts.models.people import UsedPassword, User

__all__ = [
    "CaseGrant",
    "Invitation",
    "Purpose",
    "RoleGrant",
    "SecrecyStatement",
    "SignInLink",
    "UsedPassword",
    "User",
]
