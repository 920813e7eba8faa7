"""Looking up the keys of a shop, for every message of every plug-in.

Written as a statement of its own: building the same query from models, and models from
its rows, would cost a third of all the time an order takes.
"""

import json
from dataclasses import dataclass
from datetime import date

from django.db import connection as database

from trustmark.orders.models import Connection

_STATEMENT = """
    SELECT k.id, k.digest, k.scopes, k.last_used_on,
           c.id, c.shop_id, c.public_id, c.takes_products, c.client, c.dropped
    FROM orders_connection c
    JOIN orders_apikey k ON k.connection_id = c.id AND k.revoked_at IS NULL
      AND k.kind = 'plug-in' AND (k.ends_on IS NULL OR k.ends_on > %s)
    JOIN shops_shop s ON s.id = c.shop_id AND s.ended_at IS NULL
    WHERE c.public_id = %s
"""
_FIELDS = ["id", "shop_id", "public_id", "takes_products", "client", "dropped"]


@dataclass(frozen=True)
class KeyInUse:
    """A key as it is compared; `connection` reads its other fields when asked."""

    key_id: int
    digest: str
    scopes: list[str]
    last_used_on: str
    connection: Connection


def list_keys_in_use(public_id: int, *, on: date) -> list[KeyInUse]:
    """The keys for plug-ins of the running shop with this number that open today."""
    with database.cursor() as cursor:
        cursor.execute(_STATEMENT, [on, public_id])
        return [_key(row) for row in cursor.fetchall()]


def _key(row: tuple[object, ...]) -> KeyInUse:
    key_id, digest, scopes, last_used_on, *rest = row
    *plain, dropped = rest
    connection = Connection.from_db(
        database.alias, _FIELDS, [*plain, json.loads(str(dropped))]
    )
    return KeyInUse(
        int(str(key_id)),
        str(digest),
        json.loads(str(scopes)),
        str(last_used_on),
        connection,
    )
