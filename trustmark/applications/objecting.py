"""Who may object to a decision and who decides on it, and the sentence why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.applications.disputes import (
    disputed,
    find_appeal_against,
    follows_membership,
    last_day_to_object,
    matter_in,
    matter_of,
    took_part,
)
from trustmark.applications.models import Appeal, Application
from trustmark.applications.queries import list_every_audit
from trustmark.applications.states import AppealState
from trustmark.audits import api as audits
from trustmark.certificates.api import Certificate
from trustmark.memberships.api import Membership
from trustmark.shops import api as shops


def why_not_object(case: Certificate | Membership, *, by: User, on: date) -> str | None:
    """Who acts for the company, against what was decided, within the term, once."""
    if not shops.is_contact(by, company=matter_of(case).company):
        return _("This belongs to somebody else.")
    if isinstance(case, Certificate) and follows_membership(case):
        return _("This follows from the membership; object to that decision.")
    last_day = last_day_to_object(case)
    if last_day is None:
        return _("There is no decision to object to.")
    if find_appeal_against(case) is not None:
        return _("An appeal was already filed against this decision.")
    if on > last_day:
        return _("The time to appeal has passed.")
    return None


def why_not_decide_appeal(appeal: Appeal, *, by: User, on: date) -> str | None:
    """A decider or manager who had no part in what the appeal is about."""
    if appeal.state != AppealState.FILED:
        return _("This appeal was already decided.")
    matter = matter_in(appeal)
    if not accounts.has_role(
        by, Role.DECIDER, Role.MANAGER, on=on, scheme=matter.scheme
    ):
        return _("Only a decider or a manager decides on an appeal.")
    case = matter.case
    if isinstance(case, Application):
        if _was_involved(case, by=by):
            return _("You were involved in the refusal; a third person decides.")
    elif took_part(case, by=by):
        return _("You took part in this decision; a third person decides.")
    return None


def still_stands(appeal: Appeal) -> bool:
    """Whether the decision the appeal is about is the one that stands on its case."""
    case = matter_in(appeal).case
    if isinstance(case, Application):
        return True
    return case.since == appeal.against_at and disputed(case) == appeal.decision


def _was_involved(application: Application, *, by: User) -> bool:
    if application.refused_by_id == by.pk:
        return True
    return any(
        audits.has_assessed(audit, by=by) or audits.has_decided(audit, by=by)
        for audit in list_every_audit(application)
    )
