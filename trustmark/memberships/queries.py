"""Questions about memberships."""

from django.db.models import Q, QuerySet

from trustmark.memberships.models import Hold, Membership
from trustmark.memberships.states import State
from trustmark.shops.api import Company, companies_called


def get_membership(number: str) -> Membership:
    """The membership with this number."""
    return _memberships().get(number=number)


def list_memberships_of(*companies: Company) -> list[Membership]:
    """Every membership of these companies, newest first."""
    return list(_memberships().filter(company__in=companies).order_by("-id"))


def list_memberships(
    *, schemes: frozenset[str] | None = None, state: State | None = None
) -> QuerySet[Membership]:
    """Memberships by number; `None` means all schemes or all states."""
    rows = _memberships().order_by("number")
    if schemes is not None:
        rows = rows.filter(scheme__in=schemes)
    return rows if state is None else rows.filter(state=state)


def search(*, schemes: frozenset[str] | None, text: str) -> QuerySet[Membership]:
    """Memberships by number, or name of the company or its shops, newest first."""
    rows = list_memberships(schemes=schemes).order_by("-id")
    if not text:
        return rows
    by_company = Q(company__in=companies_called(text))
    return rows.filter(by_company | Q(number=text.strip().upper()))


def list_holds(membership: Membership) -> list[Hold]:
    """What holds a membership back now, oldest first."""
    rows = Hold.objects.filter(membership=membership, lifted_at=None)
    return list(rows.order_by("id"))


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("company", "scheme_version")
