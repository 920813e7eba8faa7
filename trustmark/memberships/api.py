"""The front door of memberships."""

from trustmark.memberships.models import Hold, Membership, Period
from trustmark.memberships.permissions import (
    why_not_become_full,
    why_not_end,
    why_not_extend,
    why_not_hold_back,
    why_not_let_go,
    why_not_reinstate,
    why_not_restore,
    why_not_suspend,
)
from trustmark.memberships.queries import (
    get_membership,
    list_holds,
    list_memberships,
    list_memberships_of,
    search,
)
from trustmark.memberships.reinstating import reinstate
from trustmark.memberships.services import (
    convert_due,
    end,
    extend_provisional,
    find_running,
    hold_back,
    let_go,
    lift_hold,
    put_hold,
    restore,
    start,
    suspend,
)
from trustmark.memberships.states import RUNNING, State

__all__ = [
    "RUNNING",
    "Hold",
    "Membership",
    "Period",
    "State",
    "convert_due",
    "end",
    "extend_provisional",
    "find_running",
    "get_membership",
    "hold_back",
    "let_go",
    "lift_hold",
    "list_holds",
    "list_memberships",
    "list_memberships_of",
    "put_hold",
    "reinstate",
    "restore",
    "search",
    "start",
    "suspend",
    "why_not_become_full",
    "why_not_end",
    "why_not_extend",
    "why_not_hold_back",
    "why_not_let_go",
    "why_not_reinstate",
    "why_not_restore",
    "why_not_suspend",
]
