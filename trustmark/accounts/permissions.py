"""Who may let others in, and the sentence that says why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts.models import User
from trustmark.accounts.queries import has_role, manages
from trustmark.accounts.roles import Role


def why_not_manage_people(
    *, by: User, on: date, scheme: str | None = None
) -> str | None:
    """Managers give and take roles, and invite; each in the schemes they manage.

    An empty `scheme` is every scheme, which only who manages them all gives away.
    """
    if not has_role(by, Role.MANAGER, on=on):
        return _("Only a manager decides who works here, and as what.")
    if scheme is not None and not manages(by, on=on, scheme=scheme):
        return _("You are a manager in another scheme; ask one of this scheme.")
    return None


def why_not_grant_role(
    user: User, *, by: User, on: date, scheme: str | None = None
) -> str | None:
    """A manager of the scheme, and never to themselves."""
    if user.pk == by.pk:
        return _("Nobody gives a role to themselves; ask another manager.")
    return why_not_manage_people(by=by, on=on, scheme=scheme)
