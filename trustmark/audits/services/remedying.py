"""Asking a shop to repair what is not met, and what follows when it answers or not."""

from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.audits import permissions, rules, states
from trustmark.audits.events import AuditCancelled
from trustmark.audits.inspecting import ask_for_inspection
from trustmark.audits.letters import (
    NonconformityLine,
    RemedyReminder,
    RemedyRequested,
)
from trustmark.audits.models import Audit, Nonconformity, RemedyRequest
from trustmark.audits.services.opening import (
    ask_unless_asked,
    audit_target,
    get_open_remedy,
)
from trustmark.audits.standings import list_rows, list_standings, rulebook_of
from trustmark.audits.states import Cause, Ground, State
from trustmark.correspondence import api as correspondence
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused, note, take
from trustmark.kernel.links import LinkRefused, link_to, opened_key, sealed_key
from trustmark.schemes.api import fee
from trustmark.shops import api as shops

PURPOSE = "re-audit"


@transaction.atomic
def request_remedy(audit: Audit, *, remark: str, by: User, at: datetime) -> None:
    """Ask the shop to repair everything that is not met, before a deadline."""
    refusal = permissions.why_not_request_remedy(audit, by=by, on=day_of(at))
    if refusal:
        raise MoveRefused(refusal)
    deadline = remedy_deadline(audit, on=day_of(at))
    take(audit, states.REQUEST_REMEDY, by=by, at=at, reason=remark, deadline=deadline)
    request = RemedyRequest.objects.create(
        audit=audit, round=audit.round, asked_at=at, asked_by=by, deadline=deadline
    )
    _write_down(request)
    _send(request, RemedyRequested, at=at)


@transaction.atomic
def report_remedied(
    audit: Audit, *, remark: str, by: User | None, at: datetime
) -> None:
    """The shop says all is repaired: a re-audit of what failed begins.

    `by` is `None` when the link in the letter was used without signing in.
    """
    refusal = permissions.why_not_report_remedied(audit)
    request = get_open_remedy(audit)
    if refusal or request is None:
        raise MoveRefused(refusal or "no open request")
    failed = rules.nonconformities(list_standings(audit))
    take(
        audit,
        states.REPORT_REMEDIED,
        by=by,
        at=at,
        reason=remark,
        round=audit.round + 1,
        deadline=audit_target(audit.scheme_version, on=day_of(at)),
    )
    RemedyRequest.objects.filter(pk=request.pk).update(
        reported_at=at, reported_by=by, remark=remark
    )
    ask_for_inspection(audit, criteria=failed, at=at)


def audit_of_key(key: str) -> Audit:
    """The audit a link in a letter is about, or `LinkRefused`.

    A later request has a letter and a link of its own; this one answers it no more.
    """
    request = RemedyRequest.objects.select_related("audit").get(
        pk=opened_key(PURPOSE, key)
    )
    later = RemedyRequest.objects.filter(audit=request.audit, pk__gt=request.pk)
    if later.exists():
        raise LinkRefused(PURPOSE)
    return request.audit


def key_of(request: RemedyRequest) -> str:
    """The key in the link of the letter; it serves until the request is answered."""
    return sealed_key(PURPOSE, request.pk)


@transaction.atomic
def postpone(audit: Audit, *, until: date, reason: str, by: User, at: datetime) -> None:
    """Give the shop longer, with a reason."""
    refusal = permissions.why_not_change_remedy(audit, by=by, on=day_of(at))
    request = get_open_remedy(audit)
    if refusal or request is None or until <= request.deadline:
        raise MoveRefused(refusal or "only an open request can be given a later day")
    RemedyRequest.objects.filter(pk=request.pk).update(deadline=until)
    Audit.objects.filter(pk=audit.pk).update(deadline=until)
    note(audit, states.POSTPONED, by=by, at=at, reason=reason)
    audit.refresh_from_db()


def remind_open_remedies(*, on: date, at: datetime) -> int:
    """Remind shops that have not answered yet; once per request."""
    open_requests = RemedyRequest.objects.filter(
        reported_at=None, reminded_at=None, stopped_at=None, audit__state=State.REMEDY
    ).select_related("audit__scheme_version")
    return sum(_remind(request, on=on, at=at) for request in open_requests)


def close_overdue_remedies(*, on: date, at: datetime) -> int:
    """Cancel audits whose shop let the deadline pass, unless the letter bounced."""
    overdue = RemedyRequest.objects.filter(
        reported_at=None,
        stopped_at=None,
        deadline__lt=on,
        audit__state=State.REMEDY,
        audit__ground=Ground.ADMISSION,
    ).select_related("audit")
    return sum(_lapse(request, at=at) for request in overdue)


@transaction.atomic
def stop_clock(audit: Audit, *, at: datetime) -> None:
    """The letter did not arrive: the days do not count until another one went out."""
    rows = RemedyRequest.objects.filter(
        audit=audit, round=audit.round, reported_at=None, stopped_at=None
    )
    if rows.update(stopped_at=at):
        note(audit, states.CAME_BACK, by=None, at=at)


@transaction.atomic
def send_again(audit: Audit, *, by: User, at: datetime) -> None:
    """Write the letter once more, and let the term begin anew."""
    refusal = permissions.why_not_change_remedy(audit, by=by, on=day_of(at))
    request = get_open_remedy(audit)
    if refusal or request is None:
        raise MoveRefused(refusal or "there is no open request to remedy")
    deadline = remedy_deadline(audit, on=day_of(at))
    Audit.objects.filter(pk=audit.pk).update(deadline=deadline)
    note(audit, states.SENT_AGAIN, by=by, at=at)
    audit.refresh_from_db()
    _ask_again(request, deadline=deadline, at=at)


@transaction.atomic
def go_on(audit: Audit, *, reason: str, by: User, at: datetime) -> None:
    """Undo the cancellation of an audit: it goes on with a new term.

    A shop that was asked to remedy gets the letter once more. An audit that was broken
    off elsewhere begins with a new inspection; what was judged stays judged.
    """
    request = get_open_remedy(audit)
    changes = {"ended_at": None, "cancelled_because": ""}
    if request is None:
        target = audit_target(audit.scheme_version, on=day_of(at))
        take(
            audit,
            states.GO_ON_INSPECTING,
            by=by,
            at=at,
            reason=reason,
            deadline=target,
            **changes,
        )
        ask_unless_asked(audit, at=at)
        return
    deadline = remedy_deadline(audit, on=day_of(at))
    take(
        audit,
        states.GO_ON_REMEDYING,
        by=by,
        at=at,
        reason=reason,
        deadline=deadline,
        **changes,
    )
    _ask_again(request, deadline=deadline, at=at)


def remedy_deadline(audit: Audit, *, on: date) -> date:
    """The last day a shop would get to repair what is not met now, if asked on `on`."""
    book = rulebook_of(audit)
    name = "remedy"
    if audit.ground != Ground.ADMISSION:
        unmet = set(rules.nonconformities(list_standings(audit)))
        name = rules.severity_term(
            c.level for c in book.criteria.values() if c.id in unmet
        )
    return book.terms[name].ends_on(on, book.scheme.calendar)


def _ask_again(request: RemedyRequest, *, deadline: date, at: datetime) -> None:
    """The letter once more, with a term that begins anew, and a reminder in it."""
    RemedyRequest.objects.filter(pk=request.pk).update(
        asked_at=at, deadline=deadline, stopped_at=None, reminded_at=None
    )
    request.refresh_from_db()
    _send(request, RemedyRequested, at=at)


def _write_down(request: RemedyRequest) -> None:
    language = request.audit.shop.company.language
    for row in list_rows(request.audit, language=language):
        if row.verdict == "not-met" and row.assessment:
            Nonconformity.objects.create(
                request=request,
                criterion=row.criterion.id,
                seen=row.assessment.note,
                page=row.assessment.page,
            )


def _lines(request: RemedyRequest, language: str) -> tuple[NonconformityLine, ...]:
    criteria = rulebook_of(request.audit).criteria
    return tuple(
        NonconformityLine(
            demand=criteria[found.criterion].demand[language],
            seen=found.seen,
            page=found.page,
            remedy=criteria[found.criterion].remedy[language],
        )
        for found in Nonconformity.objects.filter(request=request).order_by("id")
    )


def _send(
    request: RemedyRequest,
    letter: type[RemedyRequested] | type[RemedyReminder],
    *,
    at: datetime,
) -> None:
    audit, book = request.audit, rulebook_of(request.audit)
    company = audit.shop.company
    language = company.language
    correspondence.send(
        letter(
            company_name=company.name,
            shop_name=audit.shop.name,
            scheme_name=book.scheme.name[language],
            number=audit.number,
            nonconformities=_lines(request, language),
            deadline=request.deadline,
            cost_of_silence_cents=_cost_of_silence(audit, on=day_of(at)),
            link=link_to("public:reaudit", key_of(request), language=language),
        ),
        to=company.email,
        name=company.name,
        language=language,
        sender=shops.sender_of(book, language=language),
        at=at,
        about=audit,
    )


def _cost_of_silence(audit: Audit, *, on: date) -> int:
    book = rulebook_of(audit)
    if audit.ground != Ground.ADMISSION:
        return 0
    if not book.allows("certification-cost-on-cancelling"):
        return 0
    return fee(book, "certification-cost", on=on) or 0


@transaction.atomic
def _remind(request: RemedyRequest, *, on: date, at: datetime) -> bool:
    book = rulebook_of(request.audit)
    term = book.find_term("remedy-reminder")
    if term is None:
        return False
    if on < term.after(day_of(request.asked_at), book.scheme.calendar):
        return False
    rows = RemedyRequest.objects.filter(pk=request.pk, reminded_at=None)
    if not rows.update(reminded_at=at):
        return False
    _send(request, RemedyReminder, at=at)
    return True


def _lapse(request: RemedyRequest, *, at: datetime) -> bool:
    audit = request.audit
    try:
        with transaction.atomic():
            take(
                audit,
                states.LAPSE,
                by=None,
                at=at,
                ended_at=at,
                cancelled_because=Cause.SILENCE,
            )
            announce(AuditCancelled(audit.pk, Cause.SILENCE, audit.ground), at=at)
    except MoveRefused:
        return False
    return True
