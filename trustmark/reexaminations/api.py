"""The front door of re-examinations."""

from trustmark.reexaminations.models import Reexamination, ReexaminedShop
from trustmark.reexaminations.permissions import why_not_begin
from trustmark.reexaminations.queries import (
    DemandLine,
    Progress,
    ShopLine,
    demand_lines,
    get_reexamination,
    get_shop_line,
    list_reexaminations,
    list_waiting,
    progress_of,
    rulebooks_of,
    shop_lines,
    tell_changes,
)
from trustmark.reexaminations.rules import COUNTED
from trustmark.reexaminations.services.beginning import begin
from trustmark.reexaminations.services.examining import compare, run, sweep
from trustmark.reexaminations.services.forgetting import forget_due
from trustmark.reexaminations.states import ShopState
from trustmark.reexaminations.tables import demands_table, shops_table

__all__ = [
    "COUNTED",
    "DemandLine",
    "Progress",
    "Reexamination",
    "ReexaminedShop",
    "ShopLine",
    "ShopState",
    "begin",
    "compare",
    "demand_lines",
    "demands_table",
    "forget_due",
    "get_reexamination",
    "get_shop_line",
    "list_reexaminations",
    "list_waiting",
    "progress_of",
    "rulebooks_of",
    "run",
    "shop_lines",
    "shops_table",
    "sweep",
    "tell_changes",
    "why_not_begin",
]
