"""Opening an audit, giving it to somebody, cancelling it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.audits import permissions, states
from trustmark.audits.events import AuditCancelled
from trustmark.audits.inspecting import ask_for_inspection
from trustmark.audits.models import Audit, Inspection, RemedyRequest
from trustmark.audits.states import Cause, Ground, RunState
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, begin, note, take
from trustmark.kernel.numbers import draw_number
from trustmark.schemes.api import SchemeVersion
from trustmark.shops.api import Shop


@transaction.atomic
def open_audit(
    shop: Shop,
    *,
    version: SchemeVersion,
    kind: str,
    ground: Ground,
    by: User | None,
    at: datetime,
) -> Audit:
    """Open an audit of a shop and send the inspector there.

    The target is indicative: nothing follows from missing it.
    """
    audit = Audit(
        number=f"A-{day_of(at).year}-{draw_number(f'audits {day_of(at).year}'):05d}",
        ground=ground,
        shop=shop,
        scheme_version=version,
        scheme=version.scheme,
        kind=kind,
        on_date=day_of(at),
        opened_at=at,
        deadline=audit_target(version, on=day_of(at)),
    )
    begin(audit, by=by, at=at)
    ask_for_inspection(audit, at=at)
    return audit


def audit_target(version: SchemeVersion, *, on: date) -> date | None:
    """The day by which the operator aims to have assessed, counted in working days."""
    term = version.rules.find_term("audit-target")
    return term.after(on, version.rules.scheme.calendar) if term else None


@transaction.atomic
def assign(audit: Audit, *, to: User, by: User, at: datetime) -> None:
    """Give the audit to an auditor; an outside certifier gets to see just this case."""
    refusal = permissions.why_not_assign(audit, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    if not accounts.has_role(
        to, Role.AUDITOR, Role.CERTIFIER, on=day_of(at), scheme=audit.scheme
    ):
        raise MoveRefused(_("An audit is given to an auditor or a certifier."))
    if audit.auditor is not None and audit.auditor != to:
        accounts.end_case_assignment(audit.auditor, case=audit, by=by, at=at)
    Audit.objects.filter(pk=audit.pk).update(auditor=to)
    if accounts.has_role(to, Role.CERTIFIER, on=day_of(at), scheme=audit.scheme):
        accounts.assign_case(to, case=audit, by=by, at=at)
    note(audit, states.ASSIGNED, by=by, at=at, reason=str(to))
    audit.refresh_from_db()


@transaction.atomic
def cancel(
    audit: Audit, *, cause: str, reason: str, by: User | None, at: datetime
) -> None:
    """End an audit without a decision. `cause` is `applicant` or `operator`."""
    take(
        audit,
        states.CANCEL,
        by=by,
        at=at,
        reason=reason,
        ended_at=at,
        cancelled_because=cause,
    )
    announce(AuditCancelled(audit.pk, cause, audit.ground), at=at)


@transaction.atomic
def call_off(audit: Audit, *, reason: str, by: User, at: datetime) -> None:
    """End an audit by hand, with the reason, which the shop gets to read."""
    refusal = permissions.why_not_call_off(audit, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "calling an audit off has a reason")
    cancel(audit, cause=Cause.OPERATOR, reason=reason.strip(), by=by, at=at)


@transaction.atomic
def reopen(audit: Audit, *, reason: str, by: User, at: datetime) -> None:
    """Take an audit up again after an appeal; what was judged is judged anew."""
    take(
        audit,
        states.REOPEN,
        by=by,
        at=at,
        reason=reason,
        ended_at=None,
        round=audit.round + 1,
        auditor=None,
        deadline=audit_target(audit.scheme_version, on=day_of(at)),
    )


def get_open_remedy(audit: Audit) -> RemedyRequest | None:
    """The request the shop must answer now, if there is one."""
    requests = RemedyRequest.objects.filter(audit=audit, round=audit.round)
    return requests.filter(reported_at=None).first()


def ask_unless_asked(audit: Audit, *, at: datetime) -> None:
    """Ask for an inspection of everything, unless one is still to come or under way."""
    under_way = [RunState.WAITING, RunState.RUNNING]
    if not Inspection.objects.filter(audit=audit, state__in=under_way).exists():
        ask_for_inspection(audit, at=at)
