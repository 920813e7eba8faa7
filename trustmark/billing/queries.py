"""Questions about what is owed."""

from datetime import date

from django.db.models import Q, QuerySet

from trustmark.billing.models import OpenItem
from trustmark.billing.states import State
from trustmark.kernel.cases import Case
from trustmark.shops.api import Company, companies_called


def get_item(number: str) -> OpenItem:
    """The open item with this number."""
    return OpenItem.objects.select_related("company").get(number=number)


def list_items_about(case: Case) -> list[OpenItem]:
    """Everything owed because of a case."""
    rows = OpenItem.objects.filter(about_kind=case.kind_of_case, about_id=case.pk)
    return list(rows.select_related("company").order_by("id"))


def list_items_of(*companies: Company) -> list[OpenItem]:
    """Everything these companies owe or owed, newest first."""
    rows = OpenItem.objects.filter(company__in=companies).select_related("company")
    return list(rows.order_by("-id"))


def list_open_items(*, schemes: frozenset[str] | None = None) -> QuerySet[OpenItem]:
    """What is still to be paid, the earliest due day on top."""
    rows = OpenItem.objects.filter(state=State.OPEN).select_related("company")
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.order_by("due_on", "id")


def search(*, schemes: frozenset[str] | None, text: str) -> QuerySet[OpenItem]:
    """Items by number, or by name of the company or its shops, newest first."""
    rows = OpenItem.objects.select_related("company").order_by("-id")
    if schemes is not None:
        rows = rows.filter(scheme__in=schemes)
    if not text:
        return rows
    by_company = Q(company__in=companies_called(text))
    return rows.filter(by_company | Q(number=text.strip().upper()))


def count_overdue(company: Company, *, scheme: str, on: date) -> int:
    """How many items of this scheme the company has left unpaid past their day."""
    rows = OpenItem.objects.filter(company=company, scheme=scheme, state=State.OPEN)
    return rows.filter(due_on__lt=on).count()
