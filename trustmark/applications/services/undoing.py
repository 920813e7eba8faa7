"""Undoing a cancellation: what was broken off goes on, with a new term."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, states
from trustmark.applications.letters import ApplicationGoesOn
from trustmark.applications.models import Application, ApplicationAudit
from trustmark.applications.queries import list_broken_off
from trustmark.applications.services.answering import answer_once_ended
from trustmark.applications.services.charging import let_go_certification
from trustmark.applications.states import State
from trustmark.applications.writing import case_link, kind_names, party_of, write
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, take


@transaction.atomic
def go_on(application: Application, *, words: str, by: User, at: datetime) -> None:
    """The applicant undoes what they broke off, within the term of the scheme."""
    _hold(application)
    refusal = permissions.why_not_go_on(application, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    _go_on(application, reason=words, by=by, at=at)


@transaction.atomic
def take_up_again(
    application: Application, *, reason: str, by: User, at: datetime
) -> None:
    """Let staff undo it for the applicant, with a note of why."""
    _hold(application)
    refusal = permissions.why_not_take_up_again(application, by=by, on=day_of(at))
    if refusal or not reason.strip():
        raise MoveRefused(refusal or "taking up again has a reason")
    _go_on(application, reason=reason.strip(), by=by, at=at)


def _hold(application: Application) -> None:
    """Of two who press at once the second waits here, and finds nothing broken off."""
    Application.objects.select_for_update().get(pk=application.pk)


def _go_on(application: Application, *, reason: str, by: User, at: datetime) -> None:
    broken_off = list_broken_off(application)
    if application.state == State.CANCELLED:
        _reopen(application, reason=reason, by=by, at=at)
    ApplicationAudit.objects.filter(audit__in=broken_off).update(answered_at=None)
    for audit in broken_off:
        audits.go_on(audit, reason=reason, by=by, at=at)
    paid = let_go_certification(application, at=at)
    asked = [a for a in broken_off if a.state == audits.State.REMEDY]
    write(
        application,
        ApplicationGoesOn(
            party_of(application),
            kinds=kind_names(application, [audit.kind for audit in broken_off]),
            remedy_before=_first_deadline(asked),
            paid_cents=sum(item.gross_cents for item in paid),
            link=case_link(application),
        ),
        at=at,
    )
    if application.state == State.AUDITING:
        answer_once_ended(application, at=at)


def _first_deadline(asked: list[Audit]) -> date | None:
    return min((a.deadline for a in asked if a.deadline), default=None)


def _reopen(application: Application, *, reason: str, by: User, at: datetime) -> None:
    try:
        with transaction.atomic():
            take(application, states.GO_ON, by=by, at=at, reason=reason, ended_at=None)
    except IntegrityError as newer:
        raise MoveRefused(permissions.newer_application()) from newer
