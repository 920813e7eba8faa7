"""Orders told with a test key: looked at as any other, shown, and never acted upon."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from trustmark.orders import rules
from trustmark.orders.message import OrderMessage, OrderRefused
from trustmark.orders.models import Connection, TrialOrder
from trustmark.orders.services.taking import email_key

MOST = 100


@dataclass(frozen=True)
class Tried:
    """An order to try with, and whether it was new."""

    order: TrialOrder
    is_new: bool


def try_order(connection: Connection, message: OrderMessage, *, at: datetime) -> Tried:
    """Look at an order as if it counted, and remember that it came.

    Number and person make it the same order, as with those that count. Raises
    `OrderRefused`.
    """
    address, number = message.email.strip(), rules.plain_text(message.number)
    fault = rules.fault_in_email(address) or rules.fault_in_number(number)
    if fault:
        raise OrderRefused(fault)
    same = {"connection": connection, "number": number, "email_key": email_key(address)}
    order = TrialOrder(
        **same,
        language=rules.language_of(message.language),
        delay_days=rules.delay_of(message.delay),
        told_at=at,
    )
    try:
        with transaction.atomic():
            order.save(force_insert=True)
    except IntegrityError:
        return Tried(TrialOrder.objects.get(**same), is_new=False)
    _keep_newest(connection)
    return Tried(order, is_new=True)


def call_off_trial(order: TrialOrder, *, at: datetime) -> None:
    """As a scheduled invitation is called off; once is as good as twice."""
    rows = TrialOrder.objects.filter(pk=order.pk, called_off_at=None)
    rows.update(called_off_at=at)
    order.refresh_from_db()


def _keep_newest(connection: Connection) -> None:
    rows = TrialOrder.objects.filter(connection=connection).order_by("-id")
    too_old = rows.values_list("id", flat=True)[MOST : MOST + 1]
    for last in too_old:
        TrialOrder.objects.filter(connection=connection, id__lte=last).delete()
