"""Who may do what: roles, cases for people from outside, the promise of secrecy."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from trustmark.accounts.models import CaseGrant, RoleGrant, SecrecyStatement, User
from trustmark.accounts.models.access import NamedCase
from trustmark.accounts.permissions import why_not_grant_role, why_not_manage_people
from trustmark.accounts.roles import Role
from trustmark.accounts.secrecy import CURRENT_VERSION
from trustmark.kernel.calendar import day_of


class NotYoursToDecide(Exception):
    """The sentence says why this person may not give or take a role."""


@transaction.atomic
def grant_role(
    user: User,
    role: Role,
    *,
    by: User | None,
    at: datetime,
    scheme: str = "",
    organisation: str = "",
    valid_until: date | None = None,
) -> RoleGrant:
    """Give somebody a role from today; giving it again prolongs or limits it.

    An empty `scheme` means every scheme; `valid_until` is the first day it no longer
    holds. People from outside need the organisation they come from.
    """
    on = day_of(at)
    _refuse(why_not_grant_role(user, by=by, on=on, scheme=scheme) if by else None)
    # The lock makes two managers who grant at once take turns.
    User.objects.select_for_update().get(pk=user.pk)
    running = RoleGrant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), user=user, role=role, scheme=scheme
    )
    running.update(valid_until=on)
    return RoleGrant.objects.create(
        user=user,
        role=role,
        scheme=scheme,
        organisation=organisation,
        valid_from=on,
        valid_until=valid_until,
        granted_by=by,
    )


@transaction.atomic
def end_role(grant: RoleGrant, *, by: User | None, at: datetime) -> None:
    """Take a role away from today; what was done with it stays done."""
    on = day_of(at)
    _refuse(why_not_manage_people(by=by, on=on, scheme=grant.scheme) if by else None)
    running = RoleGrant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), pk=grant.pk
    )
    running.update(valid_until=on)
    grant.refresh_from_db()


@transaction.atomic
def assign_case(
    user: User,
    *,
    case: NamedCase,
    by: User | None,
    at: datetime,
    valid_until: date | None = None,
) -> CaseGrant:
    """Let somebody from outside see one case; assigning again changes the last day."""
    User.objects.select_for_update().get(pk=user.pk)
    _running_grants(user, case, on=day_of(at)).update(valid_until=day_of(at))
    return CaseGrant.objects.create(
        user=user,
        case_kind=case.kind_of_case,
        case_id=case.pk,
        valid_from=day_of(at),
        valid_until=valid_until,
        granted_by=by,
    )


@transaction.atomic
def end_case_assignment(
    user: User, *, case: NamedCase, by: User | None, at: datetime
) -> None:
    """Close the case for somebody from outside; twice is as good as once."""
    _running_grants(user, case, on=day_of(at)).update(valid_until=day_of(at))


@transaction.atomic
def sign_secrecy(user: User, *, at: datetime) -> None:
    """Record the promise of secrecy in its present version; once is enough."""
    SecrecyStatement.objects.get_or_create(
        user=user, version=CURRENT_VERSION, defaults={"signed_at": at}
    )


def _refuse(why_not: str | None) -> None:
    if why_not:
        raise NotYoursToDecide(why_not)


def _running_grants(user: User, case: NamedCase, *, on: date) -> QuerySet[CaseGrant]:
    return CaseGrant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on),
        user=user,
        case_kind=case.kind_of_case,
        case_id=case.pk,
    )
