"""What somebody who works here sees: their roles, in which schemes, and what was
assigned to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from trustmark.accounts import api as accounts
from trustmark.accounts.api import STAFF_ROLES, Role
from trustmark.correspondence.api import LetterReach
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.navigation import POST_READERS


@dataclass(frozen=True)
class Reach:
    """The roles of one person on one day; a role without scheme holds in all."""

    user_id: int
    roles: tuple[tuple[Role, str], ...]

    @property
    def is_staff(self) -> bool:
        """Whether they work for the operator, rather than for it from outside."""
        return any(role in STAFF_ROLES for role, _ in self.roles)

    @property
    def schemes(self) -> frozenset[str] | None:
        """The schemes whose work they see; `None` is every scheme."""
        mine = {scheme for role, scheme in self.roles if role in STAFF_ROLES}
        return None if "" in mine else frozenset(mine)

    @property
    def letters(self) -> LetterReach:
        """The letters they read; those of no scheme only with all schemes to manage."""
        mine = {scheme for role, scheme in self.roles if role in POST_READERS}
        return LetterReach(
            None if "" in mine else frozenset(mine),
            of_no_scheme=(Role.MANAGER, "") in self.roles,
        )

    def has(self, roles: Iterable[Role], *, scheme: str) -> bool:
        """Whether they have one of the roles there; without scheme, anywhere."""
        wanted = set(roles)
        return any(
            role in wanted and (not place or not scheme or place == scheme)
            for role, place in self.roles
        )


def reach_of(request: PersonRequest) -> Reach:
    """What the person behind this request sees, with one question to the database."""
    user, on = request.user, request.on
    running = [
        grant
        for grant in accounts.list_grants(user)
        if grant.valid_from <= on
        and (grant.valid_until is None or on < grant.valid_until)
    ]
    return Reach(user.pk, tuple((Role(g.role), g.scheme) for g in running))


def in_reach_or_not_found(request: PersonRequest, *, scheme: str) -> None:
    """Raise `Http404` for staff who do not work for the scheme."""
    schemes = reach_of(request).schemes
    if schemes is not None and scheme not in schemes:
        raise Http404
