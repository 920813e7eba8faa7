"""Questions about applications and appeals."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from trustmark.accounts.api import User
from trustmark.applications.models import Appeal, Application, ApplicationAudit
from trustmark.applications.states import ACCEPTED, OPEN, AppealState, State
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.kernel.calendar import day_of
from trustmark.kernel.folding import folded
from trustmark.schemes.api import Rulebook
from trustmark.shops.api import Company, list_companies_ever_of


def get_application(number: str) -> Application:
    """The application with this number."""
    return _applications().get(number=number)


def find_application_of(audit: Audit) -> Application | None:
    """The application an audit belongs to, if it is an admission."""
    link = ApplicationAudit.objects.filter(audit=audit).first()
    return _applications().get(pk=link.application_id) if link else None


def list_audits(application: Application) -> list[Audit]:
    """The audits that count for an application: the latest of each kind, by kind."""
    latest = {audit.kind: audit for audit in list_every_audit(application)}
    return [latest[kind] for kind in sorted(latest)]


def list_every_audit(application: Application) -> list[Audit]:
    """Every audit an application led to, also before an appeal, oldest first."""
    links = ApplicationAudit.objects.filter(application=application).select_related(
        "audit__shop__company", "audit__scheme_version"
    )
    return [link.audit for link in links.order_by("id")]


def list_applications_of(user: User) -> list[Application]:
    """The drafts of a person, and what they may see for a company, newest first."""
    draft = Q(applicant_id=user.pk, company=None)
    mine = draft | Q(company__in=list_companies_ever_of(user))
    return list(_applications().filter(mine).order_by("-id"))


def list_applications_by(company: Company) -> list[Application]:
    """All a company handed in, to any scheme, oldest first."""
    return list(_applications().filter(company=company).order_by("id"))


def list_waiting(*, schemes: frozenset[str] | None = None) -> QuerySet[Application]:
    """Submitted applications that are not answered, what bites first on top."""
    rows = _applications().filter(state__in=OPEN - {State.DRAFT})
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.order_by("deadline", "since")


def search(*, schemes: frozenset[str] | None, text: str) -> QuerySet[Application]:
    """Submitted applications by number, or by name, domain or company, newest first."""
    rows = _applications().exclude(submitted_at=None).order_by("-id")
    if schemes is not None:
        rows = rows.filter(scheme__in=schemes)
    if not text:
        return rows
    by_shop = Q(shop__search_key__contains=folded(text))
    return rows.filter(by_shop | Q(number=text.strip().upper()))


def list_earlier(application: Application) -> list[Application]:
    """Other applications of the same shop to the same scheme, newest first."""
    same = _applications().filter(shop=application.shop, scheme=application.scheme)
    if application.shop is None:
        return []
    return list(same.exclude(pk=application.pk).order_by("-id"))


def list_appeals_against(application: Application) -> list[Appeal]:
    """Every appeal that was filed in an application, oldest first."""
    rows = Appeal.objects.filter(application=application)
    return list(rows.select_related("filed_by", "decided_by").order_by("id"))


def list_appeals(*, schemes: frozenset[str] | None) -> QuerySet[Appeal]:
    """Every appeal, newest first."""
    return _appeals(schemes).order_by("-id")


def list_open_appeals(*, schemes: frozenset[str] | None = None) -> QuerySet[Appeal]:
    """Appeals somebody must decide, what bites first on top."""
    rows = _appeals(schemes).filter(state=AppealState.FILED)
    return rows.order_by("deadline", "since")


def get_appeal(appeal_id: int) -> Appeal:
    """The appeal, with the case it is about."""
    return _appeals(None).get(pk=appeal_id)


def list_denied(application: Application) -> list[Audit]:
    """The audits that were denied, of an application that was answered; by kind."""
    if application.state not in {*ACCEPTED, State.REFUSED}:
        return []
    listed = list_audits(application)
    return [audit for audit in listed if audit.state == audits.State.NOT_MET]


def list_broken_off(application: Application) -> list[Audit]:
    """The audits the applicant broke off; staying silent is breaking off too."""
    theirs = {audits.Cause.SILENCE, audits.Cause.APPLICANT}
    listed = list_audits(application)
    return [audit for audit in listed if audit.cancelled_because in theirs]


def last_day_to_go_on(application: Application) -> date | None:
    """The last day to undo what the applicant broke off; `None` when nothing was.

    An application can also be taken back when all its audits were decided already.
    """
    listed, broken_off = list_audits(application), list_broken_off(application)
    book: Rulebook = application.scheme_version.rules
    term = book.find_term("cancellation-reversal")
    if application.state == State.CANCELLED:
        was_ours = any(a.cancelled_because == audits.Cause.OPERATOR for a in listed)
        is_theirs = bool(listed) and (bool(broken_off) or not was_ours)
        ended = application.ended_at if is_theirs else None
    elif application.state in {State.AUDITING, *ACCEPTED}:
        ended = max((a.ended_at for a in broken_off if a.ended_at), default=None)
    else:
        ended = None
    if ended is None or term is None:
        return None
    return term.ends_on(day_of(ended), book.scheme.calendar)


def find_appeal(application: Application) -> Appeal | None:
    """The latest appeal against the decision that stands, if any.

    An overturned appeal was about a decision that stands no more, and one that was
    filed before the decision was told was about an earlier one.
    """
    told = told_at(application)
    rows = Appeal.objects.filter(application=application)
    if told:
        rows = rows.filter(filed_at__gte=told).exclude(state=AppealState.OVERTURNED)
    return rows.order_by("-id").first()


def last_day_to_appeal(application: Application) -> date | None:
    """The last day to object to a refusal, of all or of some; `None` without one."""
    told = told_at(application)
    if told is None:
        return None
    book: Rulebook = application.scheme_version.rules
    return book.terms["appeal"].ends_on(day_of(told), book.scheme.calendar)


def told_at(application: Application) -> datetime | None:
    """When the applicant was told of the latest refusal that stands."""
    if application.state == State.REFUSED:
        return application.ended_at
    denied = ApplicationAudit.objects.filter(audit__in=list_denied(application))
    return max((link.answered_at for link in denied if link.answered_at), default=None)


def _appeals(schemes: frozenset[str] | None) -> QuerySet[Appeal]:
    rows = Appeal.objects.select_related(
        "application__shop__company",
        "application__scheme_version",
        "certificate__shop__company",
        "certificate__scheme_version",
        "certificate__membership",
        "membership__company",
        "membership__scheme_version",
    )
    if schemes is None:
        return rows
    return rows.filter(
        Q(application__scheme__in=schemes)
        | Q(certificate__scheme__in=schemes)
        | Q(membership__scheme__in=schemes)
    )


def _applications() -> QuerySet[Application]:
    return Application.objects.select_related(
        "company", "shop__company", "scheme_version", "applicant"
    )
