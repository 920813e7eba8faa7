"""Who may settle or withdraw a claim, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.billing.models import OpenItem
from trustmark.billing.states import State


def why_not_mark_paid(item: OpenItem, *, by: User, on: date) -> str | None:
    """Finance, and only what is still open."""
    if item.state != State.OPEN:
        return _("This item is no longer open.")
    if not accounts.has_role(by, Role.FINANCE, on=on, scheme=item.scheme):
        return _("Only finance marks an item as paid.")
    return None


def why_not_withdraw(item: OpenItem, *, by: User, on: date) -> str | None:
    """As marking it paid."""
    return why_not_mark_paid(item, by=by, on=on)
