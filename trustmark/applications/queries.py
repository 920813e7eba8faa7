"""Questions about applications and appeals."""

from datetime import date

from django.db.models import Q, QuerySet

from trustmark.accounts.api import User
from trustmark.applications.models import Appeal, Application, ApplicationAudit
from trustmark.applications.states import OPEN, AppealState, State
from trustmark.audits.api import Audit
from trustmark.kernel.calendar import day_of
from trustmark.kernel.folding import folded
from trustmark.schemes.api import Rulebook
from trustmark.shops.api import list_companies_of


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
    mine = draft | Q(company__in=list_companies_of(user))
    return list(_applications().filter(mine).order_by("-id"))


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
    rows = Appeal.objects.select_related("application__shop__company")
    rows = rows if schemes is None else rows.filter(application__scheme__in=schemes)
    return rows.order_by("-id")


def list_open_appeals(*, schemes: frozenset[str] | None = None) -> QuerySet[Appeal]:
    """Appeals somebody must decide, what bites first on top."""
    rows = Appeal.objects.filter(state=AppealState.FILED).select_related(
        "application__shop__company", "application__scheme_version"
    )
    rows = rows if schemes is None else rows.filter(application__scheme__in=schemes)
    return rows.order_by("deadline", "since")


def get_appeal(appeal_id: int) -> Appeal:
    """The appeal, with its application."""
    return Appeal.objects.select_related(
        "application__shop__company", "application__scheme_version"
    ).get(pk=appeal_id)


def find_appeal(application: Application) -> Appeal | None:
    """The latest appeal against the refusal that stands, if any."""
    rows = Appeal.objects.filter(application=application)
    if application.ended_at:
        # An overturned appeal was about a refusal that stands no more.
        rows = rows.exclude(state=AppealState.OVERTURNED)
    return rows.order_by("-id").first()


def last_day_to_appeal(application: Application) -> date | None:
    """The last day on which a refusal may be objected to; `None` without refusal."""
    if application.state != State.REFUSED or application.ended_at is None:
        return None
    book: Rulebook = application.scheme_version.rules
    return book.terms["appeal"].ends_on(
        day_of(application.ended_at), book.scheme.calendar
    )


def _applications() -> QuerySet[Application]:
    return Application.objects.select_related(
        "company", "shop__company", "scheme_version", "applicant"
    )
