"""The front door of applications."""

from trustmark.applications.checks import IntakeCheck, Result, list_checks
from trustmark.applications.models import Appeal, Application
from trustmark.applications.permissions import (
    why_not_appeal,
    why_not_ask,
    why_not_cancel,
    why_not_decide_appeal,
    why_not_pass_to_audit,
    why_not_refuse,
    why_not_see,
    why_not_supply,
    why_not_write,
)
from trustmark.applications.prices import (
    PriceLine,
    admission_fees,
    cancelling_fees,
    price_lines,
)
from trustmark.applications.queries import (
    find_appeal,
    find_application_of,
    get_appeal,
    get_application,
    last_day_to_appeal,
    list_applications_of,
    list_audits,
    list_open_appeals,
    list_waiting,
)
from trustmark.applications.services.answering import cancel
from trustmark.applications.services.appealing import appeal, overturn, uphold
from trustmark.applications.services.drafting import (
    AlreadyApplied,
    Declaration,
    Submission,
    begin_draft,
    save_answers,
    submit,
    supply,
)
from trustmark.applications.services.intake import (
    ask,
    check_application,
    pass_to_audit,
    refuse,
    refuse_overdue,
)
from trustmark.applications.states import AppealState, State

__all__ = [
    "AlreadyApplied",
    "Appeal",
    "AppealState",
    "Application",
    "Declaration",
    "IntakeCheck",
    "PriceLine",
    "Result",
    "State",
    "Submission",
    "admission_fees",
    "appeal",
    "ask",
    "begin_draft",
    "cancel",
    "cancelling_fees",
    "check_application",
    "find_appeal",
    "find_application_of",
    "get_appeal",
    "get_application",
    "last_day_to_appeal",
    "list_applications_of",
    "list_audits",
    "list_checks",
    "list_open_appeals",
    "list_waiting",
    "overturn",
    "pass_to_audit",
    "price_lines",
    "refuse",
    "refuse_overdue",
    "save_answers",
    "submit",
    "supply",
    "uphold",
    "why_not_appeal",
    "why_not_ask",
    "why_not_cancel",
    "why_not_decide_appeal",
    "why_not_pass_to_audit",
    "why_not_refuse",
    "why_not_see",
    "why_not_supply",
    "why_not_write",
]
