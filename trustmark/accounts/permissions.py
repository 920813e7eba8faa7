"""Who may let others in, and the sentence that says why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts.models import User
from trustmark.accounts.queries import has_role
from trustmark.accounts.roles import Role


def why_not_manage_people(*, by: User, on: date) -> str | None:
    """Managers give and take roles, and invite."""
    if has_role(by, Role.MANAGER, on=on):
        return None
    return _("Only a manager decides who works here, and as what.")


def why_not_grant_role(user: User, *, by: User, on: date) -> str | None:
    """A manager, and never to themselves."""
    if user.pk == by.pk:
        return _("Nobody gives a role to themselves; ask another manager.")
    return why_not_manage_people(by=by, on=on)
