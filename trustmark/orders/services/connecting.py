"""Connecting a shop: its number, its keys, and who may see them."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest

from django.db import IntegrityError, transaction

from trustmark.accounts.api import User
from trustmark.kernel import vault
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.numbers import draw_number
from trustmark.orders import permissions
from trustmark.orders.models import ApiKey, Connection, Deed, KeyDeed, Scope
from trustmark.orders.rules import KEY_SIGNS
from trustmark.orders.services.keys_in_use import list_keys_in_use
from trustmark.shops.api import Shop

PURPOSE = "api key"
ABOVE = 100_000
_KEY_PARTS = (12, 12, 16)  # between dots: more than two hundred bits
_CODE_PARTS = (12, 12)


@dataclass(frozen=True)
class NewKey:
    """A key with its text, which can be shown again only on purpose."""

    key: ApiKey
    text: str


def connect(shop: Shop, *, at: datetime) -> Connection:
    """Give a shop its number among plug-ins; the same number for ever."""
    known = Connection.objects.filter(shop=shop).select_related("shop").first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return Connection.objects.create(
                shop=shop,
                public_id=ABOVE + draw_number("connections"),
                public_code=_drawn(_CODE_PARTS),
                opened_at=at,
            )
    except IntegrityError:  # somebody else connected it at the same moment
        return Connection.objects.select_related("shop").get(shop=shop)


@transaction.atomic
def new_key(
    connection: Connection,
    *,
    by: User | None,
    at: datetime,
    scopes: tuple[Scope, ...] = tuple(Scope),
) -> NewKey:
    """Make a further key; those before it stay valid until they are withdrawn."""
    refusal = permissions.why_not_make_key(connection, by=by)
    if refusal:
        raise MoveRefused(refusal)
    text = _drawn(_KEY_PARTS)
    key = ApiKey.objects.create(
        connection=connection,
        digest=vault.keyed_hash(text, purpose=PURPOSE),
        locked=vault.lock(text, purpose=PURPOSE),
        ending=text[-4:],
        scopes=[str(scope) for scope in scopes],
        made_at=at,
        made_by=by,
    )
    KeyDeed.objects.create(key=key, deed=Deed.MADE, by=by, at=at)
    return NewKey(key, text)


@transaction.atomic
def show_key(key: ApiKey, *, by: User | None, at: datetime) -> str:
    """The text of a key that is in use; that somebody saw it is written down."""
    refusal = permissions.why_not_show_key(key, by=by)
    if refusal:
        raise MoveRefused(refusal)
    KeyDeed.objects.create(key=key, deed=Deed.SHOWN, by=by, at=at)
    return text_of(key)


@transaction.atomic
def revoke_key(key: ApiKey, *, by: User | None, at: datetime) -> None:
    """Withdraw a key; from now on it opens nothing."""
    refusal = permissions.why_not_revoke_key(key, by=by)
    in_use = ApiKey.objects.filter(pk=key.pk, revoked_at=None)
    if refusal or not in_use.update(revoked_at=at):
        raise MoveRefused(refusal or permissions.already_withdrawn())
    KeyDeed.objects.create(key=key, deed=Deed.REVOKED, by=by, at=at)
    key.refresh_from_db()


def authenticate(
    public_id: int, text: str, *, scope: Scope, on: date
) -> Connection | None:
    """The connection with this number, when the key is one of its keys in use.

    It takes as long for a wrong key as for a right one. The day of use is written
    down once a day.
    """
    given = vault.list_keyed_hashes(text, purpose=PURPOSE)
    found = None
    for key in list_keys_in_use(public_id, on=on):
        is_same = any(compare_digest(key.digest, digest) for digest in given)
        if is_same and scope in key.scopes:
            found = key
    if found is None:
        return None
    if found.last_used_on != on.isoformat():
        ApiKey.objects.filter(pk=found.key_id).update(last_used_on=on)
        Connection.objects.filter(pk=found.connection.pk).update(last_used_on=on)
    return found.connection


def find_by_public_code(public_id: int, code: str) -> Connection | None:
    """The connection whose reviews this code reads; the code is no secret."""
    rows = Connection.objects.filter(public_id=public_id, shop__ended_at=None)
    found = rows.select_related("shop").first()
    is_same = found and compare_digest(
        found.public_code.encode(), code.encode("utf-8", "surrogatepass")
    )
    return found if is_same else None


@transaction.atomic
def choose_products(connection: Connection, *, takes: bool, by: User | None) -> None:
    """Let what was ordered be kept from now on, or no longer."""
    refusal = permissions.why_not_manage(connection, by=by)
    if refusal:
        raise MoveRefused(refusal)
    Connection.objects.filter(pk=connection.pk).update(takes_products=takes)
    connection.refresh_from_db(fields=["takes_products"])


def text_of(key: ApiKey) -> str:
    """The key as the shop has it; for proving ourselves to the shop."""
    return vault.unlock(key.locked, purpose=PURPOSE)


def _drawn(lengths: tuple[int, ...]) -> str:
    """A secret at random that every plug-in can save and send."""
    parts = ("".join(secrets.choice(KEY_SIGNS) for _ in range(n)) for n in lengths)
    return ".".join(parts)
