"""Who may do what to an application, and the sentence that says why not."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.applications.checks import list_checks
from trustmark.applications.models import Appeal, Application
from trustmark.applications.queries import (
    find_appeal,
    last_day_to_appeal,
    list_every_audit,
)
from trustmark.applications.rules import DECLARATIONS
from trustmark.applications.states import OPEN, REFUSE, AppealState, State
from trustmark.audits import api as audits
from trustmark.schemes.api import NotInRulebook, membership_fee
from trustmark.shops import api as shops


def why_not_see(application: Application, *, by: User) -> str | None:
    """The applicant until it is submitted; then whoever acts for the company."""
    company = application.company
    if company is None and application.applicant_id == by.pk:
        return None
    if company is not None and shops.is_contact(by, company=company):
        return None
    return _("This application belongs to somebody else.")


def why_not_write(application: Application, *, by: User) -> str | None:
    """As seeing it, while it is a draft."""
    refusal = why_not_see(application, by=by)
    if refusal is None and application.state != State.DRAFT:
        return _("The application was already submitted.")
    return refusal


def why_not_submit(
    application: Application,
    *,
    kinds: Sequence[str],
    size: str,
    period: str,
    declared: frozenset[str],
    by: User,
) -> str | None:
    """As writing it, for a membership on offer, with every declaration made."""
    refusal = why_not_write(application, by=by)
    if refusal:
        return refusal
    if not kinds or not all(
        _is_on_offer(application, kind=kind, size=size, period=period) for kind in kinds
    ):
        return _("This scheme does not offer that kind, size or period.")
    if DECLARATIONS - declared:
        return _("Not everything was declared that the application asks for.")
    return None


def why_not_supply(application: Application, *, by: User) -> str | None:
    """As seeing it, while something is asked for."""
    refusal = why_not_see(application, by=by)
    if refusal is None and application.state != State.INCOMPLETE:
        return _("Nothing is asked for at this moment.")
    return refusal


def why_not_cancel(application: Application, *, by: User) -> str | None:
    """As seeing it, until it was answered."""
    refusal = why_not_see(application, by=by)
    if refusal is None and application.state not in OPEN:
        return _("The application was already answered.")
    return refusal


def why_not_ask(application: Application, *, by: User, on: date) -> str | None:
    """Intake, while the application is there."""
    if application.state != State.INTAKE:
        return _("The application is not at intake.")
    return _why_not_intake(application, by=by, on=on)


def why_not_pass_to_audit(
    application: Application, *, by: User, on: date
) -> str | None:
    """Intake, when no check stands in the way."""
    refusal = why_not_ask(application, by=by, on=on)
    if refusal:
        return refusal
    blocking = [check for check in list_checks(application) if check.is_in_the_way]
    return str(blocking[0].says) if blocking else None


def why_not_refuse(application: Application, *, by: User, on: date) -> str | None:
    """Intake before the audit; after it only a decider or manager."""
    if application.state not in REFUSE.origins:
        return _("The application was already answered, or never submitted.")
    if application.state in {State.INTAKE, State.INCOMPLETE}:
        return _why_not_intake(application, by=by, on=on)
    if accounts.has_role(
        by, Role.DECIDER, Role.MANAGER, on=on, scheme=application.scheme
    ):
        return None
    return _("Only a decider or a manager refuses after the audit has begun.")


def why_not_appeal(application: Application, *, by: User, on: date) -> str | None:
    """Whoever may see it, against a refusal, within the term, once."""
    refusal = why_not_see(application, by=by)
    if refusal:
        return refusal
    if application.state != State.REFUSED:
        return _("There is no refusal to object to.")
    if find_appeal(application) is not None:
        return _("An appeal was already filed against this refusal.")
    last_day = last_day_to_appeal(application)
    if last_day is not None and on > last_day:
        return _("The time to appeal has passed.")
    return None


def why_not_decide_appeal(appeal: Appeal, *, by: User, on: date) -> str | None:
    """A decider or manager who neither assessed, decided nor refused before."""
    if appeal.state != AppealState.FILED:
        return _("This appeal was already decided.")
    application = appeal.application
    if not accounts.has_role(
        by, Role.DECIDER, Role.MANAGER, on=on, scheme=application.scheme
    ):
        return _("Only a decider or a manager decides on an appeal.")
    if _was_involved(application, by=by):
        return _("You were involved in the refusal; a third person decides.")
    return None


def _is_on_offer(
    application: Application, *, kind: str, size: str, period: str
) -> bool:
    try:
        membership_fee(
            application.scheme_version.rules, kind=kind, size=size, period=period
        )
    except NotInRulebook:
        return False
    return True


def _why_not_intake(application: Application, *, by: User, on: date) -> str | None:
    if accounts.has_role(
        by, Role.INTAKE, Role.MANAGER, on=on, scheme=application.scheme
    ):
        return None
    return _("Only intake handles applications here.")


def _was_involved(application: Application, *, by: User) -> bool:
    if application.refused_by_id == by.pk:
        return True
    return any(
        audits.has_assessed(audit, by=by) or audits.has_decided(audit, by=by)
        for audit in list_every_audit(application)
    )
