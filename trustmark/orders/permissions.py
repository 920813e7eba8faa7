"""Who may have and withdraw the keys of a shop, and why not."""

from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.orders.models import ApiKey, Connection
from trustmark.shops import api as shops

MOST_KEYS = 5


def why_not_make_key(connection: Connection, *, by: User | None) -> str | None:
    """A contact of the company, while the shop runs, up to five keys at once."""
    used = ApiKey.objects.filter(connection=connection, revoked_at=None).count()
    if used >= MOST_KEYS:
        return _("There are five keys in use. Withdraw one first.")
    return why_not_manage(connection, by=by)


def why_not_show_key(key: ApiKey, *, by: User | None) -> str | None:
    """A contact of the company, while the key is in use."""
    if key.revoked_at is not None:
        return already_withdrawn()
    return why_not_manage(key.connection, by=by)


def why_not_revoke_key(key: ApiKey, *, by: User | None) -> str | None:
    """A contact of the company, while the key is in use."""
    return why_not_show_key(key, by=by)


def why_not_manage(connection: Connection, *, by: User | None) -> str | None:
    """A contact of the company, or the platform; while the shop runs."""
    if connection.shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if by is None or shops.is_contact(by, company=connection.shop.company):
        return None
    return _("Only who acts for the company connects its shop.")


def already_withdrawn() -> str:
    """The sentence for a key that opens nothing any more."""
    return _("This key was withdrawn already.")
