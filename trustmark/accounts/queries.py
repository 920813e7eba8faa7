"""What one may ask about people and what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from trustmark.accounts.models import (
    CaseGrant,
    Invitation,
    Purpose,
    RoleGrant,
    SecrecyStatement,
    User,
)
from trustmark.accounts.models.access import NamedCase
from trustmark.accounts.roles import STAFF_ROLES, Role
from trustmark.accounts.secrecy import CURRENT_VERSION


def get_user(user_id: int) -> User:
    """The user with this id."""
    return User.objects.get(pk=user_id)


def find_user(email: str) -> User | None:
    """Whoever signs in with this address, written in any case."""
    return User.objects.filter(email=email.strip().lower()).first()


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """The names that go with these ids, as history shows them.

    Whoever acts for us from outside is named with the organisation they come from.
    """
    wanted = set(ids)
    names = dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))
    organisations: dict[int, list[str]] = {}
    outside = RoleGrant.objects.filter(user__in=wanted).exclude(organisation="")
    for grant in outside.order_by("id"):
        known = organisations.setdefault(grant.user_id, [])
        if grant.organisation not in known:
            known.append(grant.organisation)
    told = {pk: f"{names[pk]} ({', '.join(org)})" for pk, org in organisations.items()}
    return names | told


def list_roles(user: User, *, on: date) -> frozenset[Role]:
    """Every role the person has on this day, in whichever scheme."""
    if not user.is_active:
        return frozenset()
    roles = _running(on).filter(user=user).values_list("role", flat=True)
    return frozenset(Role(role) for role in roles)


def has_role(user: User, *roles: Role, on: date, scheme: str = "") -> bool:
    """Whether the person has one of the roles; with a scheme, whether there."""
    if not user.is_active:
        return False
    grants = _running(on).filter(user=user, role__in=roles)
    if scheme:
        grants = grants.filter(scheme__in=["", scheme])
    return grants.exists()


def manages(user: User, *, on: date, scheme: str) -> bool:
    """Whether the person is manager there; an empty scheme is all of them."""
    if not user.is_active:
        return False
    grants = _running(on).filter(user=user, role=Role.MANAGER)
    return grants.filter(scheme__in={"", scheme}).exists()


def may_see_case(user: User, case: NamedCase, *, on: date, scheme: str = "") -> bool:
    """Whether the person may open the case: staff any, outsiders what is assigned.

    With the scheme of the case, staff of other schemes may not.
    """
    if has_role(user, *STAFF_ROLES, on=on, scheme=scheme):
        return True
    if not list_roles(user, on=on):
        return False
    return _cases_of(user, on=on).filter(_is_about(case)).exists()


def list_assigned_ids(user: User, case_kind: str, *, on: date) -> list[int]:
    """The ids of the cases of one kind that somebody from outside may see."""
    grants = _cases_of(user, on=on).filter(case_kind=case_kind)
    return list(grants.order_by("case_id").values_list("case_id", flat=True))


def list_assigned_to(case: NamedCase, *, on: date) -> list[User]:
    """The people from outside to whom the case is assigned, by name."""
    grants = _cases(on).filter(_is_about(case)).values("user_id")
    return list(User.objects.filter(pk__in=grants).order_by("name", "pk"))


def list_staff(*, on: date, role: Role | None = None, scheme: str = "") -> list[User]:
    """Who works for the operator on this day, by name; with a role, who has it."""
    grants = _running(on).filter(user=OuterRef("pk"))
    grants = grants.filter(role__in=[role] if role else sorted(STAFF_ROLES))
    if scheme:
        grants = grants.filter(scheme__in=["", scheme])
    people = User.objects.filter(Exists(grants), is_active=True)
    return list(people.order_by("name", "pk"))


@dataclass(frozen=True)
class Standing:
    """Somebody with a role: which, and whether anything keeps them from working."""

    user: User
    grants: tuple[RoleGrant, ...]
    has_second_factor: bool
    has_signed_secrecy: bool


def list_people(*, on: date) -> list[Standing]:
    """Everybody with a role on this day, by name, with a constant number of queries."""
    given: dict[int, list[RoleGrant]] = {}
    running = _running(on).filter(user__is_active=True).select_related("user")
    for grant in running.order_by("role", "scheme"):
        given.setdefault(grant.user_id, []).append(grant)
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    factors = Authenticator.objects.filter(user__in=given, type__in=kinds)
    armed = set(factors.values_list("user_id", flat=True))
    signed = set(
        SecrecyStatement.objects.filter(
            user__in=given, version=CURRENT_VERSION
        ).values_list("user_id", flat=True)
    )
    found = [
        Standing(grants[0].user, tuple(grants), pk in armed, pk in signed)
        for pk, grants in given.items()
    ]
    return sorted(found, key=lambda standing: (standing.user.name, standing.user.pk))


def list_open_invitations(*, at: datetime) -> list[Invitation]:
    """Invitations to work here that can still be accepted, newest first."""
    rows = Invitation.objects.filter(accepted_at=None, expires_at__gt=at)
    return list(rows.exclude(purpose=Purpose.COLLEAGUE).order_by("-id"))


def list_grants(user: User) -> list[RoleGrant]:
    """Every role the person has or had, newest first."""
    return list(RoleGrant.objects.filter(user=user).order_by("-valid_from", "-pk"))


def has_signed_secrecy(user: User) -> bool:
    """Whether the person signed the statement that is in use now."""
    signed = SecrecyStatement.objects.filter(user=user, version=CURRENT_VERSION)
    return signed.exists()


def has_second_factor(user: User) -> bool:
    """Whether the person has an authenticator app or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    found: bool = Authenticator.objects.filter(user=user, type__in=kinds).exists()
    return found


def _running(on: date) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(_holds(on))


def _cases(on: date) -> QuerySet[CaseGrant]:
    return CaseGrant.objects.filter(_holds(on))


def _cases_of(user: User, *, on: date) -> QuerySet[CaseGrant]:
    return _cases(on).filter(user=user)


def _is_about(case: NamedCase) -> Q:
    return Q(case_kind=case.kind_of_case, case_id=case.pk)


def _holds(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
