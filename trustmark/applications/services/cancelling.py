"""An application that ends without an answer of ours: taken back, or broken off."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, states
from trustmark.applications.letters import ApplicationCancelled, KindClosed
from trustmark.applications.models import Application, ApplicationAudit
from trustmark.applications.queries import (
    last_day_to_go_on,
    list_audits,
    list_broken_off,
)
from trustmark.applications.services.charging import (
    charge_certification,
    let_go_open,
)
from trustmark.applications.states import State
from trustmark.applications.writing import (
    bill_of,
    case_link,
    ends_on,
    kind_names,
    party_of,
    write,
)
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.billing.api import OpenItem
from trustmark.kernel.cases import MoveRefused, take


@transaction.atomic
def cancel(application: Application, *, reason: str, by: User, at: datetime) -> None:
    """The applicant takes the application back; once audited, that has its price."""
    refusal = permissions.why_not_cancel(application, by=by)
    if refusal:
        raise MoveRefused(refusal)
    was_audited = application.state in {State.AUDITING, State.AWAITING_PAYMENT}
    was_draft = application.state == State.DRAFT
    take(application, states.CANCEL, by=by, at=at, reason=reason, ended_at=at)
    for audit in list_audits(application):
        if audits.why_not_cancel(audit) is None:
            audits.cancel(audit, cause="applicant", reason=reason, by=by, at=at)
    let_go_open(application, at=at)
    if not was_draft:
        owed = charge_certification(application, at=at) if was_audited else []
        _tell_cancelled(application, owed, at=at)


def end_cancelled(application: Application, *, at: datetime) -> None:
    """End an application of which every audit was broken off or called off.

    Only what the applicant broke off costs something; silence is breaking off too.
    """
    reason = _our_reason(application)
    take(application, states.CANCEL, by=None, at=at, reason=reason, ended_at=at)
    owed = []
    if list_broken_off(application):
        owed = charge_certification(application, at=at)
    _tell_cancelled(application, owed, at=at)


def close_kind(application: Application, audit: Audit, *, at: datetime) -> None:
    """Tell that one kind was cancelled while others go on or were granted.

    Each kind has an audit of its own, so breaking one off has its price also when
    another is granted. Telling it twice tells it once.
    """
    if audit.state != audits.State.CANCELLED:
        return
    untold = ApplicationAudit.objects.filter(audit=audit, answered_at=None)
    if not untold.update(answered_at=at):
        return
    is_ours = audit.cancelled_because == audits.Cause.OPERATOR
    owed = [] if is_ours else charge_certification(application, at=at)
    write(
        application,
        KindClosed(
            party_of(application),
            kinds=kind_names(application, [audit.kind]),
            reason=audits.reason_of_cancelling(audit) if is_ours else "",
            undo_before=None
            if is_ours
            else ends_on(application, "cancellation-reversal", at=at),
            bill=bill_of(application, owed, at=at),
            link=case_link(application),
        ),
        at=at,
    )


def _tell_cancelled(
    application: Application, owed: list[OpenItem], *, at: datetime
) -> None:
    causes = {audit.cancelled_because for audit in list_audits(application)}
    write(
        application,
        ApplicationCancelled(
            party_of(application),
            because_of_silence=audits.Cause.SILENCE in causes,
            reason=_our_reason(application),
            undo_before=last_day_to_go_on(application),
            bill=bill_of(application, owed, at=at),
            link=case_link(application),
        ),
        at=at,
    )


def _our_reason(application: Application) -> str:
    """Why we called audits of it off; empty when we called none off."""
    listed = list_audits(application)
    ours = [a for a in listed if a.cancelled_because == audits.Cause.OPERATOR]
    return "\n\n".join(audits.reason_of_cancelling(audit) for audit in ours)
