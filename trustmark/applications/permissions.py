"""Who may do what to an application, and the sentence that says why not."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.applications.checks import list_checks
from trustmark.applications.models import Application
from trustmark.applications.queries import (
    find_appeal,
    last_day_to_appeal,
    last_day_to_go_on,
    list_applications_by,
    list_denied,
)
from trustmark.applications.rules import DECLARATIONS
from trustmark.applications.states import OPEN, REFUSE, State
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


def why_not_go_on(application: Application, *, by: User, on: date) -> str | None:
    """As seeing it, while what was broken off can still be undone."""
    refusal = why_not_see(application, by=by)
    return refusal or _why_not_undo(application, on=on)


def why_not_take_up_again(
    application: Application, *, by: User, on: date
) -> str | None:
    """Intake or a manager, while what was broken off can still be undone."""
    refusal = _why_not_undo(application, on=on)
    return refusal or _why_not_intake(application, by=by, on=on)


def newer_application() -> str:
    """The sentence for who comes back to an application that was made anew."""
    return _("There is a newer application for this shop.")


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


def why_not_release_domain(
    application: Application, *, by: User, on: date
) -> str | None:
    """A manager, while the shop is registered and was never audited."""
    shop = application.shop
    if shop is None or shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if audits.list_audits_of_shop(shop):
        return _("The shop was audited; what was found rests on this registration.")
    return _why_not_manager([application.scheme], by=by, on=on)


def why_not_release_company(
    application: Application, *, by: User, on: date
) -> str | None:
    """A manager wherever the company applied, when none of its shops was audited."""
    company = application.company
    if company is None or company.ended_at is not None:
        return _("The registration of this company has ended.")
    theirs = list_applications_by(company)
    if audits.list_audits_of_shop(*(a.shop for a in theirs if a.shop)):
        return _("A shop of this company was audited; it stays registered.")
    return _why_not_manager([a.scheme for a in theirs], by=by, on=on)


def why_not_appeal(application: Application, *, by: User, on: date) -> str | None:
    """Whoever may see it, against a refusal of all or some, within the term, once."""
    refusal = why_not_see(application, by=by)
    if refusal:
        return refusal
    if application.state != State.REFUSED and not list_denied(application):
        return _("There is no refusal to object to.")
    if find_appeal(application) is not None:
        return _("An appeal was already filed against this refusal.")
    last_day = last_day_to_appeal(application)
    if last_day is not None and on > last_day:
        return _("The time to appeal has passed.")
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


def _why_not_undo(application: Application, *, on: date) -> str | None:
    last_day = last_day_to_go_on(application)
    if application.shop is not None and application.shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if last_day is None:
        return _("Nothing was broken off that can go on.")
    if on > last_day:
        return _("The time to undo this has passed.")
    newer = Application.objects.filter(
        shop=application.shop, scheme=application.scheme, state__in=OPEN
    )
    if application.state == State.CANCELLED and newer.exists():
        return newer_application()
    return None


def _why_not_intake(application: Application, *, by: User, on: date) -> str | None:
    if accounts.has_role(
        by, Role.INTAKE, Role.MANAGER, on=on, scheme=application.scheme
    ):
        return None
    return _("Only intake handles applications here.")


def _why_not_manager(schemes: Iterable[str], *, by: User, on: date) -> str | None:
    if all(
        accounts.has_role(by, Role.MANAGER, on=on, scheme=scheme) for scheme in schemes
    ):
        return None
    return _("Only a manager of every scheme they applied to may do this.")
