"""The front door of accounts."""

from trustmark.accounts.models import Invitation, Purpose, RoleGrant, User
from trustmark.accounts.queries import (
    find_user,
    get_user,
    has_role,
    has_second_factor,
    has_signed_secrecy,
    list_assigned_ids,
    list_assigned_to,
    list_grants,
    list_roles,
    list_staff,
    may_see_case,
    names_of,
)
from trustmark.accounts.roles import OUTSIDE_ROLES, STAFF_ROLES, Role
from trustmark.accounts.services.granting import (
    assign_case,
    end_case_assignment,
    end_role,
    grant_role,
    sign_secrecy,
)
from trustmark.accounts.services.people import (
    EmailTaken,
    change_language,
    close_account,
    create_user,
)
from trustmark.accounts.services.second_factor import (
    ProductionRefuses,
    enrol_totp,
    totp_code,
)

__all__ = [
    "OUTSIDE_ROLES",
    "STAFF_ROLES",
    "EmailTaken",
    "Invitation",
    "ProductionRefuses",
    "Purpose",
    "Role",
    "RoleGrant",
    "User",
    "assign_case",
    "change_language",
    "close_account",
    "create_user",
    "end_case_assignment",
    "end_role",
    "enrol_totp",
    "find_user",
    "get_user",
    "grant_role",
    "has_role",
    "has_second_factor",
    "has_signed_secrecy",
    "list_assigned_ids",
    "list_assigned_to",
    "list_grants",
    "list_roles",
    "list_staff",
    "may_see_case",
    "names_of",
    "sign_secrecy",
    "totp_code",
]
