"""Orders by a copy of the mail: the address of a shop, and what came in there.

The address is the shop's key: whoever knows it can tell orders in its name. Whether a
mail really came from the shop's server is for the mail server to judge (SPF, DKIM,
DMARC) before it hands the mail on; here nobody could tell any more.
"""

import re
from datetime import datetime
from hmac import compare_digest

from django.db import transaction

from trustmark.kernel import vault
from trustmark.orders.message import OrderRefused
from trustmark.orders.models import Connection
from trustmark.orders.queries import find_connection_by_id
from trustmark.orders.readers.mails import MailRefused, read_mail
from trustmark.orders.rules import Fault
from trustmark.orders.services.taking import Taken, note_fault, take_order

_PURPOSE = "address for mails of orders"
_TOKEN = 20
_SHAPE = re.compile(r"orders-([0-9]{1,9})-([0-9a-f]{20})")
_CLIENT = "mail"


def mailbox_of(connection: Connection) -> str:
    """What stands before the `@` of the address to which the shop sends copies."""
    return f"orders-{connection.public_id}-{_tokens(connection)[0]}"


def find_by_mailbox(address: str) -> Connection | None:
    """The running shop whose address this is, whatever stands behind the `@`."""
    mailbox = address.strip().strip("<>").partition("@")[0].casefold()
    shape = _SHAPE.fullmatch(mailbox)
    if shape is None:
        return None
    connection = find_connection_by_id(int(shape[1]))
    if connection is None:
        return None
    known = any(compare_digest(token, shape[2]) for token in _tokens(connection))
    return connection if known else None


@transaction.atomic
def take_mail(connection: Connection, data: bytes, *, at: datetime) -> list[Taken]:
    """Take the orders in a mail of the shop; what cannot be taken is noted for it."""
    try:
        messages = read_mail(data)
    except MailRefused:
        note_fault(connection, Fault.BODY, client=_CLIENT, at=at)
        return []
    taken = []
    for message in messages:
        try:
            taken.append(take_order(connection, message, at=at))
        except OrderRefused as refused:
            note_fault(
                connection,
                refused.fault,
                client=_CLIENT,
                number=message.number,
                at=at,
            )
    return taken


def _tokens(connection: Connection) -> list[str]:
    made = vault.list_keyed_hashes(str(connection.public_id), purpose=_PURPOSE)
    return [token[:_TOKEN] for token in made]
