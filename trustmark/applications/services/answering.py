"""What follows when audits end and amounts are paid: accept, refuse, cancel, admit."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.applications import permissions, rules, states
from trustmark.applications.letters import (
    ApplicationAccepted,
    ApplicationCancelled,
    Welcome,
)
from trustmark.applications.models import Application
from trustmark.applications.prices import admission_fees, cancelling_fees
from trustmark.applications.queries import find_application_of, list_audits
from trustmark.applications.rules import Outcome
from trustmark.applications.services.intake import UNMET, answer_refused
from trustmark.applications.states import State
from trustmark.applications.writing import (
    amounts,
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
from trustmark.audits.api import Audit
from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.certificates import api as certificates
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, take
from trustmark.kernel.links import link_to
from trustmark.memberships import api as memberships
from trustmark.schemes.api import Fee


def answer(audit: Audit, *, cause: str, at: datetime) -> None:
    """Answer the application of an ended audit, once all its audits have ended."""
    application = find_application_of(audit)
    if application is None or application.state != State.AUDITING:
        return
    match rules.outcome(_states(application)):
        case Outcome.ACCEPT:
            _accept(application, at=at)
        case Outcome.REFUSE:
            _refuse(application, at=at)
        case Outcome.CANCEL:
            _cancel(application, cause=cause, by=None, at=at)
        case Outcome.WAIT:
            return


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
    for item in billing.list_items_about(application):
        if item.state == billing.State.OPEN:
            billing.withdraw(
                item, reason="the application was cancelled", by=None, at=at
            )
    if not was_draft:
        owed = _certification_cost(application, at=at) if was_audited else []
        _tell_cancelled(application, owed, because_of_silence=False, at=at)


@transaction.atomic
def admit_waiting(company_id: int, *, scheme: str, at: datetime) -> None:
    """Admit every accepted shop of a company that nothing holds up any more."""
    waiting = Application.objects.filter(
        company_id=company_id, scheme=scheme, state=State.AWAITING_PAYMENT
    ).select_related("company", "shop", "scheme_version")
    # The lock makes two payments at once take turns; the second finds nothing waiting.
    for application in waiting.select_for_update(of=("self",)).order_by("id"):
        if not _is_held_up(application, on=day_of(at)):
            _admit(application, at=at)


def _is_held_up(application: Application, *, on: date) -> bool:
    """What is owed for it, an older amount left unpaid, or a suspended membership."""
    company, scheme = submitted(application)[0], application.scheme
    membership = memberships.find_running(company, scheme=scheme)
    if membership and membership.state == memberships.State.SUSPENDED:
        return True
    if not rulebook_of(application).allows("start-requires-payment"):
        return False
    own = billing.list_items_about(application)
    is_unpaid = any(item.state == billing.State.OPEN for item in own)
    return is_unpaid or bool(billing.count_overdue(company, scheme=scheme, on=on))


def _states(application: Application) -> dict[str, str]:
    return {audit.kind: str(audit.state) for audit in list_audits(application)}


def _accept(application: Application, *, at: datetime) -> None:
    kinds = rules.granted(_states(application))
    take(
        application,
        states.ACCEPT,
        by=None,
        at=at,
        deadline=ends_on(application, "invoice-payment", at=at),
    )
    owed = _charge(application, kinds, at=at)
    book, language = rulebook_of(application), language_of(application)
    names = {kind: book.scheme.kinds[kind].name[language] for kind in application.kinds}
    decisions = [audits.find_decision(audit) for audit in list_audits(application)]
    write(
        application,
        ApplicationAccepted(
            party_of(application),
            granted_kinds=tuple(names[kind] for kind in kinds),
            denied_kinds=tuple(n for kind, n in names.items() if kind not in kinds),
            reasons="\n\n".join(d.reasons for d in decisions if d),
            nonconformities=nonconformity_lines(
                list_audits(application), language=language
            ),
            amounts=amounts(owed),
            total_cents=sum(item.gross_cents for item in owed),
            due_on=ends_on(application, "invoice-payment", at=at),
            reference=application.number,
            iban=book.scheme.operator.iban,
            account_name=book.scheme.operator.legal_name,
            appeal_before=ends_on(application, "appeal", at=at),
            link=case_link(application),
        ),
        at=at,
    )
    if not _is_held_up(application, on=day_of(at)):
        _admit(application, at=at)


def _refuse(application: Application, *, at: datetime) -> None:
    decisions = [audits.find_decision(audit) for audit in list_audits(application)]
    reasons = "\n\n".join(d.reasons for d in decisions if d and not d.granted)
    answer_refused(application, ground=UNMET, reasons=reasons, by=None, at=at)


def _cancel(
    application: Application, *, cause: str, by: User | None, at: datetime
) -> None:
    take(application, states.CANCEL, by=by, at=at, reason=cause, ended_at=at)
    owed = [] if cause == "operator" else _certification_cost(application, at=at)
    _tell_cancelled(application, owed, because_of_silence=cause == "silence", at=at)


def _charge(
    application: Application, kinds: tuple[str, ...], *, at: datetime
) -> list[OpenItem]:
    company, book = submitted(application)[0], rulebook_of(application)
    running = memberships.find_running(company, scheme=application.scheme)
    fees = admission_fees(
        book,
        kinds=kinds,
        size=application.size,
        period=application.period,
        is_member=running is not None,
    )
    return _charged(application, fees, at=at)


def _certification_cost(application: Application, *, at: datetime) -> list[OpenItem]:
    return _charged(application, cancelling_fees(rulebook_of(application)), at=at)


def _charged(
    application: Application, fees: Iterable[Fee], *, at: datetime
) -> list[OpenItem]:
    company, book = submitted(application)[0], rulebook_of(application)
    return [
        billing.charge(
            company, rulebook=book, fee=owed, about=application, by=None, at=at
        )
        for owed in fees
        if owed.price_on(day_of(at)) is not None
    ]


def _tell_cancelled(
    application: Application,
    owed: list[OpenItem],
    *,
    because_of_silence: bool,
    at: datetime,
) -> None:
    operator = rulebook_of(application).scheme.operator
    write(
        application,
        ApplicationCancelled(
            party_of(application),
            because_of_silence=because_of_silence,
            amounts=amounts(owed),
            total_cents=sum(item.gross_cents for item in owed),
            due_on=ends_on(application, "invoice-payment", at=at),
            reference=application.number,
            iban=operator.iban,
            account_name=operator.legal_name,
            link=case_link(application),
        ),
        at=at,
    )


def _admit(application: Application, *, at: datetime) -> None:
    company, shop = submitted(application)
    take(application, states.ADMIT, by=None, at=at, ended_at=at)
    membership = memberships.start(
        company,
        version=application.scheme_version,
        period=memberships.Period(application.period),
        by=None,
        at=at,
    )
    issued = [
        certificates.issue(audit, membership=membership, by=None, at=at)
        for audit in list_audits(application)
        if audit.state == audits.State.MET
    ]
    write(
        application,
        Welcome(
            party_of(application),
            certificates=tuple(certificate.number for certificate in issued),
            provisional_until=issued[0].provisional_until,
            seal_link=link_to(
                "member:seal", shop.domain, language=language_of(application)
            ),
        ),
        at=at,
    )
