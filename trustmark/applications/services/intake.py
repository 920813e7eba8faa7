"""Intake: ask for what is missing, pass to audit, or refuse."""

from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, states
from trustmark.applications.letters import ApplicationIncomplete, ApplicationRefused
from trustmark.applications.models import Application, ApplicationAudit
from trustmark.applications.queries import list_audits
from trustmark.applications.services.charging import let_go_open
from trustmark.applications.states import State
from trustmark.applications.waiting import wait_after
from trustmark.applications.writing import (
    case_link,
    ends_on,
    language_of,
    nonconformity_lines,
    party_of,
    rulebook_of,
    submitted,
    write,
)
from trustmark.audits import api as audits
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, take
from trustmark.shops import api as shops

UNMET = "criteria-not-met"
NO_ANSWER = "no-cooperation"


@transaction.atomic
def ask(
    application: Application,
    *,
    missing: tuple[str, ...],
    remark: str,
    by: User,
    at: datetime,
) -> None:
    """Say what is missing; the clock of the audit stops until it is supplied."""
    refusal = permissions.why_not_ask(application, by=by, on=day_of(at))
    if refusal or not (missing or remark.strip()):
        raise MoveRefused(refusal or "asking says what is missing")
    deadline = ends_on(application, "intake-completion", at=at)
    take(
        application,
        states.ASK,
        by=by,
        at=at,
        reason=remark or "; ".join(missing),
        deadline=deadline,
        missing=list(missing),
    )
    write(
        application,
        ApplicationIncomplete(
            party_of(application),
            missing=missing,
            remark=remark,
            deadline=deadline,
            link=case_link(application),
        ),
        at=at,
    )


@transaction.atomic
def pass_to_audit(application: Application, *, by: User, at: datetime) -> None:
    """Declare the application complete and open an audit for each kind."""
    refusal = permissions.why_not_pass_to_audit(application, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    take(application, states.PASS_TO_AUDIT, by=by, at=at, missing=[])
    _, shop = submitted(application)
    for kind in application.kinds:
        audit = audits.open_audit(
            shop,
            version=application.scheme_version,
            kind=kind,
            ground=audits.Ground.ADMISSION,
            by=by,
            at=at,
        )
        ApplicationAudit.objects.create(application=application, audit=audit, kind=kind)


@transaction.atomic
def refuse(
    application: Application, *, ground: str, reasons: str, by: User, at: datetime
) -> None:
    """Refuse with a ground from the closed list; nothing is charged.

    Audits that still run are cancelled and open amounts withdrawn.
    """
    refusal = permissions.why_not_refuse(application, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    answer_refused(application, ground=ground, reasons=reasons, by=by, at=at)
    for audit in list_audits(application):
        if audits.why_not_cancel(audit) is None:
            audits.cancel(audit, cause="operator", reason=reasons, by=by, at=at)
    let_go_open(application, at=at)


def answer_refused(
    application: Application,
    *,
    ground: str,
    reasons: str,
    by: User | None,
    at: datetime,
) -> None:
    """Take the move and write the letter: ground, reasons, and how to appeal."""
    book = rulebook_of(application)
    if ground not in book.grounds:
        raise MoveRefused(f"{ground} is no ground of this scheme")
    take(
        application,
        states.REFUSE,
        by=by,
        at=at,
        reason=reasons,
        refusal_ground=ground,
        refusal_reasons=reasons,
        refused_by=by,
        ended_at=at,
    )
    language = language_of(application)
    tells = book.allows("refusal-reasons-in-letter")
    write(
        application,
        ApplicationRefused(
            party_of(application),
            ground=book.grounds[ground].letter[language],
            reasons=reasons if tells else "",
            nonconformities=nonconformity_lines(
                list_audits(application), language=language
            ),
            appeal_before=ends_on(application, "appeal", at=at),
            again_from=wait_after(book, day_of(at)),
            link=case_link(application),
        ),
        at=at,
    )


def refuse_overdue(*, on: date, at: datetime) -> int:
    """Refuse applicants who never supplied what they were asked for in writing."""
    overdue = Application.objects.filter(state=State.INCOMPLETE, deadline__lt=on)
    rows = overdue.select_related("company", "shop", "scheme_version")
    return sum(_refuse_silent(application, at=at) for application in rows)


def check_application(application_id: int, *, at: datetime) -> None:
    """Ask the registers and look for the proof; outside any transaction."""
    application = Application.objects.select_related("company", "shop").get(
        pk=application_id
    )
    if application.company is None or application.shop is None:
        return
    shops.check_vat_number(application.company, at=at)
    proof = shops.find_proof(application.shop)
    if proof is not None and proof.state != shops.ProofState.PROVEN:
        shops.look_for_proof(proof, at=at)


def _refuse_silent(application: Application, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            answer_refused(application, ground=NO_ANSWER, reasons="", by=None, at=at)
    except MoveRefused:
        return False
    return True
