"""What follows when audits end: accept or refuse, all kinds together or one later."""

from datetime import datetime

from trustmark.applications import rules, states
from trustmark.applications.letters import (
    ApplicationAccepted,
    KindDenied,
    KindGranted,
)
from trustmark.applications.models import Application, ApplicationAudit
from trustmark.applications.queries import find_application_of, list_audits
from trustmark.applications.rules import Outcome
from trustmark.applications.services.admitting import admit_if_possible
from trustmark.applications.services.cancelling import close_kind, end_cancelled
from trustmark.applications.services.charging import (
    charge_admission,
    charge_further,
    let_go_open,
)
from trustmark.applications.services.intake import UNMET, answer_refused
from trustmark.applications.states import ACCEPTED, State
from trustmark.applications.writing import (
    bill_of,
    case_link,
    ends_on,
    kind_names,
    language_of,
    nonconformity_lines,
    party_of,
    write,
)
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.kernel.cases import take

DECIDED = frozenset({audits.State.MET, audits.State.NOT_MET})


def answer(audit: Audit, *, at: datetime) -> None:
    """Answer the application of an ended audit, once all its audits have ended.

    A kind is told of by itself when it is cancelled while others go on or were granted,
    and when it was taken up again after the application had been accepted.
    """
    application = find_application_of(audit)
    if application is None:
        return
    if application.state in ACCEPTED:
        _answer_later(application, audit, at=at)
    if application.state == State.AUDITING:
        if rules.outcome(_states(application)) in {Outcome.WAIT, Outcome.ACCEPT}:
            close_kind(application, audit, at=at)
        answer_once_ended(application, at=at)


def answer_once_ended(application: Application, *, at: datetime) -> None:
    """Answer an application that is being audited, when no audit of it runs."""
    match rules.outcome(_states(application)):
        case Outcome.ACCEPT:
            _accept(application, at=at)
        case Outcome.REFUSE:
            _refuse(application, at=at)
        case Outcome.CANCEL:
            end_cancelled(application, at=at)
        case Outcome.WAIT:
            return


def _states(application: Application) -> dict[str, str]:
    return {audit.kind: str(audit.state) for audit in list_audits(application)}


def _accept(application: Application, *, at: datetime) -> None:
    listed = [a for a in list_audits(application) if a.state in DECIDED]
    kinds = rules.granted(_states(application))
    take(
        application,
        states.ACCEPT,
        by=None,
        at=at,
        deadline=ends_on(application, "invoice-payment", at=at),
    )
    ApplicationAudit.objects.filter(audit__in=listed).update(answered_at=at)
    owed = charge_admission(application, kinds, at=at)
    decisions = [audits.find_decision(audit) for audit in listed]
    write(
        application,
        ApplicationAccepted(
            party_of(application),
            granted_kinds=kind_names(application, kinds),
            denied_kinds=kind_names(
                application, [a.kind for a in listed if a.state == audits.State.NOT_MET]
            ),
            reasons="\n\n".join(d.reasons for d in decisions if d),
            nonconformities=nonconformity_lines(
                listed, language=language_of(application)
            ),
            bill=bill_of(application, owed, at=at),
            appeal_before=ends_on(application, "appeal", at=at),
            link=case_link(application),
        ),
        at=at,
    )
    admit_if_possible(application, at=at)


def _refuse(application: Application, *, at: datetime) -> None:
    decisions = [audits.find_decision(audit) for audit in list_audits(application)]
    reasons = "\n\n".join(d.reasons for d in decisions if d and not d.granted)
    answer_refused(application, ground=UNMET, reasons=reasons, by=None, at=at)
    let_go_open(application, at=at)


def _answer_later(application: Application, audit: Audit, *, at: datetime) -> None:
    """Tell what came of one kind; telling it twice tells it once."""
    close_kind(application, audit, at=at)
    decision = audits.find_decision(audit)
    if audit.state not in DECIDED or not decision:
        return
    untold = ApplicationAudit.objects.filter(audit=audit, answered_at=None)
    if not untold.update(answered_at=at):
        return
    kinds = kind_names(application, [audit.kind])
    if not decision.granted:
        write(
            application,
            KindDenied(
                party_of(application),
                kinds=kinds,
                reasons=decision.reasons,
                nonconformities=nonconformity_lines(
                    [audit], language=language_of(application)
                ),
                appeal_before=ends_on(application, "appeal", at=at),
                link=case_link(application),
            ),
            at=at,
        )
        return
    owed = charge_further(application, [audit.kind], at=at)
    write(
        application,
        KindGranted(
            party_of(application),
            kinds=kinds,
            reasons=decision.reasons,
            certificate="",
            bill=bill_of(application, owed, at=at),
            link=case_link(application),
        ),
        at=at,
    )
    admit_if_possible(application, at=at)
