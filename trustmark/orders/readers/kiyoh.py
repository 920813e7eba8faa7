"""An invitation as callers of Kiyoh and Klantenvertellen ask for one."""

from collections.abc import Mapping

from trustmark.orders.message import OrderMessage
from trustmark.orders.models import Source

_TAKEN = {"invite_email", "delay", "first_name", "last_name", "language", "ref_code"}
# Who calls and for which of their places; the key stays where it came in.
_ADDRESSED = {"location_id", "hash", "tenantId"}
_KNOWN = {"city", "product_code"}


def read_kiyoh(fields: Mapping[str, str]) -> OrderMessage:
    """The order behind an invitation; products without a name are dropped."""
    left = {name.partition("[")[0] for name in fields} - _TAKEN - _ADDRESSED
    return OrderMessage(
        email=fields.get("invite_email", "").strip(),
        source=Source.COMPATIBLE,
        number=fields.get("ref_code", ""),
        client="kiyoh",
        language=fields.get("language", ""),
        delay=fields.get("delay", ""),
        customer_name=fields.get("first_name", ""),
        dropped=frozenset(name if name in _KNOWN else "other" for name in left),
    )
