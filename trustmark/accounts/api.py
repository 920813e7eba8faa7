"""The front door of accounts."""

from trustmark.accounts.links import platform_sender
from trustmark.accounts.models import Invitation, Purpose, RoleGrant, User
from trustmark.accounts.permissions import why_not_grant_role, why_not_manage_people
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
from trustmark.accounts.services.applying import register_applicant
from trustmark.accounts.services.consumers import (
    LinkSpent,
    PathLeadsElsewhere,
    find_sign_in_link,
    send_sign_in_link,
    use_sign_in_link,
)
from trustmark.accounts.services.granting import (
    NotYoursToDecide,
    assign_case,
    end_case_assignment,
    end_role,
    grant_role,
    sign_secrecy,
)
from trustmark.accounts.services.inviting import (
    InvitationSpent,
    Invitee,
    accept_invitation,
    find_invitation,
    invite,
    invite_colleague,
)
from trustmark.accounts.services.people import (
    EmailTaken,
    change_language,
    close_account,
    create_user,
)
from trustmark.accounts.services.second_factor import (
    DEMO_SECRET,
    ProductionRefuses,
    demo_code,
    enrol_totp,
    totp_code,
)

__all__ = [
    "DEMO_SECRET",
    "OUTSIDE_ROLES",
    "STAFF_ROLES",
    "EmailTaken",
    "Invitation",
    "InvitationSpent",
    "Invitee",
    "LinkSpent",
    "NotYoursToDecide",
    "PathLeadsElsewhere",
    "ProductionRefuses",
    "Purpose",
    "Role",
    "RoleGrant",
    "User",
    "accept_invitation",
    "assign_case",
    "change_language",
    "close_account",
    "create_user",
    "demo_code",
    "end_case_assignment",
    "end_role",
    "enrol_totp",
    "find_invitation",
    "find_sign_in_link",
    "find_user",
    "get_user",
    "grant_role",
    "has_role",
    "has_second_factor",
    "has_signed_secrecy",
    "invite",
    "invite_colleague",
    "list_assigned_ids",
    "list_assigned_to",
    "list_grants",
    "list_roles",
    "list_staff",
    "may_see_case",
    "names_of",
    "platform_sender",
    "register_applicant",
    "send_sign_in_link",
    "sign_secrecy",
    "totp_code",
    "use_sign_in_link",
    "why_not_grant_role",
    "why_not_manage_people",
]
