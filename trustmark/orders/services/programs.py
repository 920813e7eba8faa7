"""Keys of programs: made with the rights that are asked, shown once, replaced."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from trustmark.accounts.api import User
from trustmark.kernel import vault
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import permissions
from trustmark.orders.models import (
    ApiKey,
    Connection,
    Deed,
    KeyDeed,
    KeyKind,
    Scope,
)
from trustmark.orders.services.connecting import PURPOSE, NewKey, new_key

PROGRAM_MARK = "live."


@dataclass(frozen=True)
class Wish:
    """What a key of a program is for, in the words of the shop, and what it may."""

    name: str
    scopes: Collection[Scope]


@transaction.atomic
def new_program_key(
    connection: Connection, wish: Wish, *, by: User | None, at: datetime
) -> NewKey:
    """Make a key for a program; its text is nowhere but in what comes back."""
    # Of two at once the second counts the first.
    Connection.objects.select_for_update().get(pk=connection.pk)
    refusal = permissions.why_not_make_program_key(connection, by=by)
    if refusal:
        raise MoveRefused(refusal)
    return _made(connection, wish, by=by, at=at)


@transaction.atomic
def replace_key(key: ApiKey, *, until: date, by: User | None, at: datetime) -> NewKey:
    """Make a key in the place of another one, which opens until that day, not on it.

    Both open meanwhile, so that a program changes keys without a gap.
    """
    refusal = permissions.why_not_replace_key(key, by=by)
    standing = ApiKey.objects.filter(pk=key.pk, revoked_at=None, ends_on=None)
    if refusal or not standing.update(ends_on=until):
        raise MoveRefused(refusal or permissions.already_replaced())
    KeyDeed.objects.create(key=key, deed=Deed.REPLACED, by=by, at=at)
    key.refresh_from_db()
    scopes = [Scope(scope) for scope in key.scopes]
    if key.kind == KeyKind.PROGRAM:
        return _made(key.connection, Wish(key.name, scopes), by=by, at=at)
    return new_key(key.connection, by=by, at=at, scopes=tuple(scopes))


def end_keys_due(*, on: date, at: datetime) -> int:
    """Write down the end of replaced keys whose day has come; gives how many."""
    due = ApiKey.objects.filter(ends_on__lte=on, revoked_at=None)
    return sum(_end(key, at=at) for key in due)


@transaction.atomic
def _end(key: ApiKey, *, at: datetime) -> bool:
    standing = ApiKey.objects.filter(pk=key.pk, revoked_at=None)
    if not standing.update(revoked_at=at):
        return False
    KeyDeed.objects.create(key=key, deed=Deed.ENDED, by=None, at=at)
    return True


def _made(
    connection: Connection, wish: Wish, *, by: User | None, at: datetime
) -> NewKey:
    text = f"{PROGRAM_MARK}{secrets.token_hex(20)}"
    key = ApiKey.objects.create(
        connection=connection,
        kind=KeyKind.PROGRAM,
        name=wish.name.strip(),
        digest=vault.keyed_hash(text, purpose=PURPOSE),
        ending=text[-4:],
        scopes=sorted(str(scope) for scope in wish.scopes),
        made_at=at,
        made_by=by,
    )
    KeyDeed.objects.create(key=key, deed=Deed.MADE, by=by, at=at)
    return NewKey(key, text)
