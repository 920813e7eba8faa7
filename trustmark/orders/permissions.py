"""Who may have and withdraw the keys of a shop, and why not."""

from django.utils.translation import gettext as _

from trustmark.accounts.api import User
from trustmark.orders.models import ApiKey, Connection, KeyKind, OrderFile
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

MOST_KEYS = 5


def why_not_make_key(connection: Connection, *, by: User | None) -> str | None:
    """A contact of the company, while the shop runs, up to five keys at once."""
    return _why_not_one_more(connection, KeyKind.PLUGIN) or why_not_manage(
        connection, by=by
    )


def why_not_make_program_key(connection: Connection, *, by: User | None) -> str | None:
    """A contact of the company, while the shop runs, up to five keys at once."""
    return _why_not_one_more(connection, KeyKind.PROGRAM) or why_not_manage(
        connection, by=by
    )


def why_not_replace_key(key: ApiKey, *, by: User | None) -> str | None:
    """A contact of the company, once, while the key is in use."""
    if key.revoked_at is not None:
        return already_withdrawn()
    if key.ends_on is not None:
        return already_replaced()
    return why_not_manage(key.connection, by=by)


def why_not_show_key(key: ApiKey, *, by: User | None) -> str | None:
    """A contact of the company, while the key is in use."""
    if key.kind == KeyKind.PROGRAM:
        return _("We do not have this key ourselves: it was shown once.")
    return why_not_revoke_key(key, by=by)


def why_not_revoke_key(key: ApiKey, *, by: User | None) -> str | None:
    """A contact of the company, while the key is in use."""
    if key.revoked_at is not None:
        return already_withdrawn()
    return why_not_manage(key.connection, by=by)


def why_not_manage(connection: Connection, *, by: User | None) -> str | None:
    """A contact of the company, or the platform; while the shop runs."""
    if connection.shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if by is None or shops.is_contact(by, company=connection.shop.company):
        return None
    return _("Only who acts for the company connects its shop.")


def why_not_tell_orders(shop: Shop, *, by: User) -> str | None:
    """A contact of the company, while the shop runs."""
    if shop.ended_at is not None:
        return _("The registration of this shop has ended.")
    if not shops.is_contact(by, company=shop.company):
        return _("Only who acts for the company tells orders of its shop.")
    return None


def why_not_change_file(file: OrderFile, *, by: User) -> str | None:
    """A contact of the company, until the file is confirmed."""
    if file.confirmed_at is not None:
        return already_confirmed()
    return why_not_tell_orders(file.shop, by=by)


def why_not_confirm_file(file: OrderFile, *, by: User, count: int) -> str | None:
    """As with a change; with at least one order in it that can be taken."""
    refusal = why_not_change_file(file, by=by)
    if refusal is None and not count:
        return _("No row of the file can be taken as it is.")
    return refusal


def already_confirmed() -> str:
    """The sentence for a file whose orders are taken, or are about to be."""
    return _("The orders of this file are being taken already.")


def already_replaced() -> str:
    """The sentence for a key in whose place another one was made."""
    return _("Another key was made in the place of this one already.")


def already_withdrawn() -> str:
    """The sentence for a key that opens nothing any more."""
    return _("This key was withdrawn already.")


def _why_not_one_more(connection: Connection, kind: KeyKind) -> str | None:
    """Those that were replaced and end soon do not count."""
    used = ApiKey.objects.filter(
        connection=connection, kind=kind, revoked_at=None, ends_on=None
    )
    if used.count() >= MOST_KEYS:
        return _("There are five keys in use. Withdraw one first.")
    return None
