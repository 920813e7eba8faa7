"""Who may have a rulebook tried out, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.reexaminations.models import Reexamination


def why_not_begin(
    scheme: str, version: str, *, by: User | None, on: date
) -> str | None:
    """A manager of the scheme, while the same version is not being tried out already.

    Nobody (`None`) is the operator on the machine itself.
    """
    if by is not None and not accounts.has_role(by, Role.MANAGER, on=on, scheme=scheme):
        return _("Only a manager of the scheme tries a rulebook out.")
    under_way = Reexamination.objects.filter(finished_at=None)
    if under_way.filter(scheme=scheme, version=version).exists():
        return _("This version is being tried out already; wait for its result.")
    return None
