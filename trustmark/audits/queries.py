"""Questions about audits."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.audits.models import (
    Assessment,
    Audit,
    Inspection,
    Nonconformity,
    RemedyRequest,
)
from trustmark.audits.states import OPEN, State
from trustmark.kernel.calendar import day_of
from trustmark.kernel.folding import folded
from trustmark.kernel.history import list_history
from trustmark.shops.api import Shop


def get_audit(number: str) -> Audit:
    """The audit with this number, with its shop, company and rulebook."""
    return _audits().get(number=number)


def find_open_audit(shop: Shop, *, scheme: str, kind: str) -> Audit | None:
    """The audit that runs for this shop and kind, if any."""
    return _audits().filter(shop=shop, scheme=scheme, kind=kind, state__in=OPEN).first()


def list_open_audits(*, schemes: frozenset[str] | None = None) -> QuerySet[Audit]:
    """Audits somebody must act on, what bites first on top; `None` is all schemes."""
    rows = _audits().filter(state__in=OPEN).order_by("deadline", "since")
    return rows if schemes is None else rows.filter(scheme__in=schemes)


def search(*, schemes: frozenset[str] | None, text: str) -> QuerySet[Audit]:
    """Audits by number, or by name, domain or company of the shop, newest first."""
    rows = _audits().order_by("-id")
    if schemes is not None:
        rows = rows.filter(scheme__in=schemes)
    if not text:
        return rows
    by_shop = Q(shop__search_key__contains=folded(text))
    return rows.filter(by_shop | Q(number=text.strip().upper()))


def list_stuck_remedies(*, schemes: frozenset[str] | None, on: date) -> QuerySet[Audit]:
    """Audits whose remedy is past its day, or whose letter about it came back."""
    stopped = RemedyRequest.objects.filter(
        audit=OuterRef("pk"), reported_at=None, stopped_at__isnull=False
    )
    rows = list_open_audits(schemes=schemes).filter(state=State.REMEDY)
    return rows.filter(Q(deadline__lt=on) | Exists(stopped))


def list_audits_of_shop(*shops: Shop) -> list[Audit]:
    """Every audit of these shops, newest first."""
    return list(_audits().filter(shop__in=shops).order_by("-id"))


def get_inspection(inspection_id: int) -> Inspection:
    """One run with its audit."""
    return Inspection.objects.select_related("audit__shop").get(pk=inspection_id)


def list_inspections(audit: Audit) -> list[Inspection]:
    """Every run of an audit, oldest first."""
    return list(Inspection.objects.filter(audit=audit).order_by("id"))


def list_assessments(audit: Audit, *, criterion: str) -> list[Assessment]:
    """All that was ever said of one criterion, oldest first."""
    rows = Assessment.objects.filter(audit=audit, criterion=criterion)
    return list(rows.select_related("by").order_by("id"))


def assessments_by_criterion(audit: Audit) -> dict[str, list[Assessment]]:
    """All that was ever said in an audit, by criterion, oldest first."""
    told: dict[str, list[Assessment]] = {}
    rows = Assessment.objects.filter(audit=audit).select_related("by").order_by("id")
    for assessment in rows:
        told.setdefault(assessment.criterion, []).append(assessment)
    return told


def reason_of_cancelling(audit: Audit) -> str:
    """What was said when the audit was cancelled; empty when nothing was."""
    lines = [line for line in list_history(audit) if line.target == State.CANCELLED]
    return lines[-1].reason if lines else ""


def list_remedy_requests(audit: Audit) -> list[RemedyRequest]:
    """Every request to remedy, oldest first."""
    return list(RemedyRequest.objects.filter(audit=audit).order_by("id"))


def list_nonconformities(request: RemedyRequest) -> list[Nonconformity]:
    """What a request asked to repair."""
    return list(Nonconformity.objects.filter(request=request).order_by("id"))


def count_open_nonconformities(*, company_id: int, scheme: str) -> int:
    """Nonconformities a company was asked to remedy and has not yet."""
    return Nonconformity.objects.filter(
        request__audit__state=State.REMEDY,
        request__audit__scheme=scheme,
        request__audit__shop__company_id=company_id,
        request__reported_at=None,
    ).count()


def examiner_role(audit: Audit) -> Role:
    """In which role the last verdict was given: by an auditor or a certifier."""
    last = Assessment.objects.filter(audit=audit).select_related("by").last()
    if last is None:
        return Role.AUDITOR
    on, scheme = day_of(last.at), audit.scheme
    if accounts.has_role(last.by, Role.CERTIFIER, on=on, scheme=scheme):
        return Role.CERTIFIER
    return Role.AUDITOR


def _audits() -> QuerySet[Audit]:
    return Audit.objects.select_related("shop__company", "scheme_version", "auditor")
