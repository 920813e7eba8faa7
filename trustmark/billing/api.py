"""The front door of billing."""

from trustmark.billing.models import OpenItem
from trustmark.billing.permissions import (
    why_not_mark_paid,
    why_not_received,
    why_not_withdraw,
)
from trustmark.billing.queries import (
    count_overdue,
    get_item,
    list_items_about,
    list_items_of,
    list_open_items,
    search,
)
from trustmark.billing.rates import vat_percent
from trustmark.billing.services import (
    NoPrice,
    charge,
    let_go,
    let_go_on_return,
    mark_paid,
    withdraw,
)
from trustmark.billing.states import State

__all__ = [
    "NoPrice",
    "OpenItem",
    "State",
    "charge",
    "count_overdue",
    "get_item",
    "let_go",
    "let_go_on_return",
    "list_items_about",
    "list_items_of",
    "list_open_items",
    "mark_paid",
    "search",
    "vat_percent",
    "why_not_mark_paid",
    "why_not_received",
    "why_not_withdraw",
    "withdraw",
]
