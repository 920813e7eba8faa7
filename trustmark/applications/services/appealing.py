"""Appeal: another person looks again at a decision, and lets it stand or not."""

from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.applications import objecting, permissions, states
from trustmark.applications.disputes import (
    Matter,
    disputed,
    ends_on,
    matter_in,
    tell,
)
from trustmark.applications.letters import (
    AppealOverturned,
    AppealReceived,
    AppealUpheld,
)
from trustmark.applications.models import Appeal, Application, ApplicationAudit
from trustmark.applications.queries import list_denied, told_at
from trustmark.applications.states import Disputed, State
from trustmark.applications.waiting import wait_after
from trustmark.applications.writing import kind_names
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Move, MoveRefused, begin, take
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership


@transaction.atomic
def appeal(
    application: Application, *, argument: str, by: User, at: datetime
) -> Appeal:
    """Object to a refusal; somebody who was not involved decides."""
    # Of two who press at once the second waits here, and finds the first appeal.
    Application.objects.select_for_update().get(pk=application.pk)
    refusal = permissions.why_not_appeal(application, by=by, on=day_of(at))
    if refusal or not argument.strip():
        raise MoveRefused(refusal or "an appeal says why")
    is_refused = application.state == State.REFUSED
    filed = Appeal(
        application=application,
        decision=Disputed.REFUSAL if is_refused else Disputed.DENIAL,
        against_at=told_at(application) or at,
    )
    return _file(filed, argument=argument, by=by, at=at)


@transaction.atomic
def appeal_certificate(
    certificate: Certificate, *, argument: str, by: User, at: datetime
) -> Appeal:
    """Object to a suspension or withdrawal; somebody else decides."""
    Certificate.objects.select_for_update().get(pk=certificate.pk)
    _refuse(objecting.why_not_object(certificate, by=by, on=day_of(at)), argument)
    filed = Appeal(certificate=certificate, against_at=certificate.since)
    filed.decision = str(disputed(certificate))
    return _file(filed, argument=argument, by=by, at=at)


@transaction.atomic
def appeal_membership(
    membership: Membership, *, argument: str, by: User, at: datetime
) -> Appeal:
    """Object to the suspension or end of a membership; somebody else decides."""
    Membership.objects.select_for_update().get(pk=membership.pk)
    _refuse(objecting.why_not_object(membership, by=by, on=day_of(at)), argument)
    filed = Appeal(membership=membership, against_at=membership.since)
    filed.decision = str(disputed(membership))
    return _file(filed, argument=argument, by=by, at=at)


@transaction.atomic
def uphold(filed: Appeal, *, reasons: str, by: User, at: datetime) -> None:
    """Let the decision stand, with reasons."""
    _decide(filed, states.UPHOLD, reasons, by=by, at=at)
    matter = matter_in(filed)
    tell(
        matter,
        AppealUpheld(
            matter.party,
            decision=filed.decision,
            kinds=_denied_kinds(matter),
            reasons=reasons,
            again_from=_again_from(matter),
            link=matter.link,
        ),
        at=at,
    )


@transaction.atomic
def overturn(filed: Appeal, *, reasons: str, by: User, at: datetime) -> None:
    """Undo the decision, with reasons.

    A refused application is open again, by other hands. In an accepted one only the
    denied kinds are audited again; what was granted is not touched. A certificate or
    membership is again what it was before; when another decision has come in between,
    that one stands until it is objected to itself.
    """
    matter = matter_in(filed)
    kinds, stands = _denied_kinds(matter), objecting.still_stands(filed)
    _decide(filed, states.OVERTURN, reasons, by=by, at=at)
    if stands:
        _undo(matter, reasons=reasons, by=by, at=at)
    tell(
        matter,
        AppealOverturned(
            matter.party,
            decision=filed.decision,
            kinds=kinds,
            reasons=reasons,
            link=matter.link,
        ),
        at=at,
    )


def _file(filed: Appeal, *, argument: str, by: User, at: datetime) -> Appeal:
    matter = matter_in(filed)
    deadline = ends_on(matter, "appeal-decision", at=at)
    filed.argument, filed.deadline = argument.strip(), deadline
    filed.filed_by, filed.filed_at = by, at
    begin(filed, by=by, at=at, tells="file")
    tell(
        matter,
        AppealReceived(
            matter.party,
            decision=filed.decision,
            kinds=_denied_kinds(matter),
            decide_before=deadline,
            link=matter.link,
        ),
        at=at,
    )
    return filed


def _undo(matter: Matter, *, reasons: str, by: User, at: datetime) -> None:
    """By the verbs of whoever took the decision; they ask who may as well."""
    case = matter.case
    if isinstance(case, Application):
        _take_up_again(case, reasons=reasons, by=by, at=at)
    elif isinstance(case, Certificate):
        is_suspended = case.state == certificates.State.SUSPENDED
        undo = certificates.restore if is_suspended else certificates.reinstate
        undo(case, reason=reasons, by=by, at=at)
    else:
        is_suspended = case.state == memberships.State.SUSPENDED
        bring_back = memberships.restore if is_suspended else memberships.reinstate
        bring_back(case, reason=reasons, by=by, at=at)


def _take_up_again(
    application: Application, *, reasons: str, by: User, at: datetime
) -> None:
    denied = list_denied(application)
    if application.state == State.REFUSED:
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
    ApplicationAudit.objects.filter(audit__in=denied).update(answered_at=None)
    for audit in denied:
        audits.reopen(audit, reason=reasons, by=by, at=at)


def _again_from(matter: Matter) -> date | None:
    """When a refused or expelled company may apply again, counted from then."""
    case = matter.case
    if isinstance(case, Application):
        ended = case.ended_at if case.state == State.REFUSED else None
    elif isinstance(case, Membership):
        ended = case.ended_at
    else:
        ended = None
    return wait_after(matter.book, day_of(ended)) if ended else None


def _denied_kinds(matter: Matter) -> tuple[str, ...]:
    """The kinds that were denied while others were granted; none when all were."""
    case = matter.case
    if not isinstance(case, Application) or case.state == State.REFUSED:
        return ()
    return kind_names(case, [audit.kind for audit in list_denied(case)])


def _decide(filed: Appeal, move: Move, reasons: str, *, by: User, at: datetime) -> None:
    refusal = objecting.why_not_decide_appeal(filed, by=by, on=day_of(at))
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


def _refuse(refusal: str | None, argument: str) -> None:
    if refusal or not argument.strip():
        raise MoveRefused(refusal or "an appeal says why")
