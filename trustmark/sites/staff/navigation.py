"""What stands beside the work, for each role."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import STAFF_ROLES, Role
from trustmark.sites.layout.navigation import Entry, register

FINANCE = (Role.FINANCE, Role.INTAKE, Role.MANAGER)
MODERATION = (Role.MODERATOR, Role.MANAGER, Role.PRIVACY_OFFICER)
POST_READERS = (
    Role.INTAKE,
    Role.AUDITOR,
    Role.DECIDER,
    Role.FINANCE,
    Role.PRIVACY_OFFICER,
    Role.MANAGER,
)


def _to(*roles: Role) -> Callable[[HttpRequest], bool]:
    def may_see(request: HttpRequest) -> bool:
        return bool(_roles(request) & set(roles))

    return may_see


def _roles(request: HttpRequest) -> frozenset[Role]:
    """The roles of the reader, asked once for all entries of a page."""
    if not hasattr(request, "staff_roles"):
        user = request.user
        on = request.on  # type: ignore[attr-defined]
        found = accounts.list_roles(user, on=on) if user.is_authenticated else ()
        request.staff_roles = frozenset(found)  # type: ignore[attr-defined]
    roles: frozenset[Role] = request.staff_roles  # type: ignore[attr-defined]
    return roles


_STAFF = tuple(STAFF_ROLES)


_CASES, _MEMBERS, _HOUSE = _("Cases"), _("Members"), _("The house")
register(
    "staff",
    [
        Entry(_("Desk"), "staff:desk"),
        Entry(_("Applications"), "staff:applications", _CASES, _to(*_STAFF)),
        Entry(_("Audits"), "staff:audits", _CASES, _to(*_STAFF, Role.CERTIFIER)),
        Entry(_("Appeals"), "staff:appeals", _CASES, _to(*_STAFF)),
        Entry(_("Reviews"), "staff:reviews", _CASES, _to(*MODERATION)),
        Entry(_("Memberships"), "staff:memberships", _MEMBERS, _to(*_STAFF)),
        Entry(_("Certificates"), "staff:certificates", _MEMBERS, _to(*_STAFF)),
        Entry(_("Amounts"), "staff:amounts", _MEMBERS, _to(*FINANCE)),
        Entry(_("Letters"), "staff:letters", _HOUSE, _to(*POST_READERS)),
        Entry(_("People"), "staff:people", _HOUSE, _to(Role.MANAGER)),
        Entry(
            _("Rulebooks tried out"), "staff:reexaminations", _HOUSE, _to(Role.MANAGER)
        ),
        Entry(_("Deliveries"), "staff:deliveries", _HOUSE, _to(Role.MANAGER)),
        Entry(_("Components"), "staff:components", _HOUSE, _to(*_STAFF)),
    ],
)
