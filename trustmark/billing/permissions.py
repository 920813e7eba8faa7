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


def why_not_received(item: OpenItem, *, received_on: date, on: date) -> str | None:
    """Money came in on a day that was, and not before there was anything to pay."""
    if received_on > on:
        return _("This day is still to come. When was the money on the account?")
    if received_on < item.arose_on:
        return _("On that day there was nothing to pay yet; the amount arose later.")
    return None


def why_not_withdraw(item: OpenItem, *, by: User, on: date) -> str | None:
    """As marking it paid."""
    return why_not_mark_paid(item, by=by, on=on)
