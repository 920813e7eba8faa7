"""Appeal: another person looks at a refusal again."""

from datetime import datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, states
from trustmark.applications.letters import (
    AppealOverturned,
    AppealReceived,
    AppealUpheld,
)
from trustmark.applications.models import Appeal, Application
from trustmark.applications.queries import list_audits
from trustmark.applications.writing import case_link, ends_on, party_of, write
from trustmark.audits import api as audits
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Move, MoveRefused, begin, take


@transaction.atomic
def appeal(
    application: Application, *, argument: str, by: User, at: datetime
) -> Appeal:
    """Object to a refusal; somebody who was not involved decides."""
    refusal = permissions.why_not_appeal(application, by=by, on=day_of(at))
    if refusal or not argument.strip():
        raise MoveRefused(refusal or "an appeal says why")
    deadline = ends_on(application, "appeal-decision", at=at)
    filed = Appeal(
        application=application,
        argument=argument.strip(),
        filed_by=by,
        filed_at=at,
        deadline=deadline,
    )
    begin(filed, by=by, at=at, tells="file")
    write(
        application,
        AppealReceived(
            party_of(application), decide_before=deadline, link=case_link(application)
        ),
        at=at,
    )
    return filed


@transaction.atomic
def uphold(filed: Appeal, *, reasons: str, by: User, at: datetime) -> None:
    """Let the decision stand, with reasons."""
    _decide(filed, states.UPHOLD, reasons, by=by, at=at)
    write(
        filed.application,
        AppealUpheld(
            party_of(filed.application),
            reasons=reasons,
            link=case_link(filed.application),
        ),
        at=at,
    )


@transaction.atomic
def overturn(filed: Appeal, *, reasons: str, by: User, at: datetime) -> None:
    """Take the application up again where it was refused, by other hands."""
    _decide(filed, states.OVERTURN, reasons, by=by, at=at)
    application = filed.application
    denied = [
        audit
        for audit in list_audits(application)
        if audit.state == audits.State.NOT_MET
    ]
    take(
        application,
        states.REOPEN_AUDIT if denied else states.REOPEN_INTAKE,
        by=by,
        at=at,
        reason=reasons,
        refusal_ground="",
        refusal_reasons="",
        refused_by=None,
        ended_at=None,
    )
    for audit in denied:
        audits.reopen(audit, reason=reasons, by=by, at=at)
    write(
        application,
        AppealOverturned(
            party_of(application), reasons=reasons, link=case_link(application)
        ),
        at=at,
    )


def _decide(filed: Appeal, move: Move, reasons: str, *, by: User, at: datetime) -> None:
    refusal = permissions.why_not_decide_appeal(filed, by=by, on=day_of(at))
    if refusal or not reasons.strip():
        raise MoveRefused(refusal or "a decision on an appeal has reasons")
    take(
        filed,
        move,
        by=by,
        at=at,
        reason=reasons,
        reasons=reasons.strip(),
        decided_by=by,
        decided_at=at,
    )
