"""The front door of pre-checks."""

from trustmark.prechecks.models import GuestVisit, PreCheck
from trustmark.prechecks.queries import (
    count_before,
    criteria_of,
    find_precheck,
    how_far,
    kept_until,
    rulebook_of,
    tell,
    why_failed,
)
from trustmark.prechecks.report import render_html, render_pdf
from trustmark.prechecks.rules import DAYS_KEPT, FRESH, VISITS_OF_A_SITE
from trustmark.prechecks.services.asking import (
    Asked,
    Limit,
    TooMany,
    are_offered,
    ask,
    visitor_of,
)
from trustmark.prechecks.services.forgetting import forget_due
from trustmark.prechecks.services.running import run, sweep
from trustmark.prechecks.states import State, VisitState

__all__ = [
    "DAYS_KEPT",
    "FRESH",
    "VISITS_OF_A_SITE",
    "Asked",
    "GuestVisit",
    "Limit",
    "PreCheck",
    "State",
    "TooMany",
    "VisitState",
    "are_offered",
    "ask",
    "count_before",
    "criteria_of",
    "find_precheck",
    "forget_due",
    "how_far",
    "kept_until",
    "render_html",
    "render_pdf",
    "rulebook_of",
    "run",
    "sweep",
    "tell",
    "visitor_of",
    "why_failed",
]
