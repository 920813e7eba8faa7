"""Orders from a file: kept to be looked over, confirmed once, taken by the worker."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from trustmark.accounts.api import User
from trustmark.kernel.cases import MoveRefused
from trustmark.kernel.hurry import hurry
from trustmark.orders import permissions
from trustmark.orders.message import OrderMessage
from trustmark.orders.models import OrderFile
from trustmark.orders.readers.files import read_file
from trustmark.orders.readers.headings import Column, has_headings, recognise
from trustmark.orders.readers.rows import Reading, read_rows
from trustmark.orders.rules import plain_text
from trustmark.orders.services.connecting import connect
from trustmark.orders.services.taking import take_order
from trustmark.shops.api import Shop

KEPT = timedelta(days=1)
PORTION = 50
MOST_WAITING = 5
# A file that waits this long after its confirmation has lost its task.
_LOST = timedelta(seconds=30)
_TASK = "trustmark.orders.tasks.take_order_file"


@transaction.atomic
def keep_file(
    shop: Shop, data: bytes, *, name: str, by: User, at: datetime
) -> OrderFile:
    """Keep a file to be looked over, its columns as far as they are recognised.

    Raises `TableRefused` where it is no table, `MoveRefused` where it is not theirs.
    """
    refusal = permissions.why_not_tell_orders(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    rows = read_file(data).rows
    _drop_oldest(shop)
    return OrderFile.objects.create(
        shop=shop,
        name=plain_text(name)[:120],
        rows=rows,
        columns=recognise(rows),
        has_headings=has_headings(rows[0]),
        uploaded_at=at,
        uploaded_by=by,
    )


@transaction.atomic
def assign_columns(
    file: OrderFile, columns: Sequence[Column], *, is_headed: bool, by: User
) -> None:
    """Say what stands in each column, and whether the first row names them."""
    refusal = permissions.why_not_change_file(file, by=by)
    waiting = OrderFile.objects.filter(pk=file.pk, confirmed_at=None)
    values = {"columns": list(columns), "has_headings": is_headed}
    if refusal or not waiting.update(**values):
        raise MoveRefused(refusal or permissions.already_confirmed())
    file.refresh_from_db()


@transaction.atomic
def confirm_file(file: OrderFile, *, by: User, at: datetime) -> None:
    """Have every order of the file taken that can be; once, however often pressed."""
    reading = read_order_file(file)
    refusal = permissions.why_not_confirm_file(file, by=by, count=len(reading.orders))
    # Somebody may have changed the columns since they were read here.
    waiting = OrderFile.objects.filter(
        pk=file.pk,
        confirmed_at=None,
        columns=file.columns,
        has_headings=file.has_headings,
    )
    values = {
        "confirmed_at": at,
        "confirmed_by": by,
        "asked_at": at,
        "order_count": len(reading.orders),
    }
    if refusal or not waiting.update(**values):
        raise MoveRefused(refusal or permissions.already_confirmed())
    connect(file.shop, at=at)
    file.refresh_from_db()
    hurry(_TASK, file.pk)


@transaction.atomic
def drop_file(file: OrderFile, *, by: User) -> None:
    """Forget a file that is not confirmed."""
    refusal = permissions.why_not_change_file(file, by=by)
    waiting = OrderFile.objects.filter(pk=file.pk, confirmed_at=None)
    if refusal or not waiting.delete()[0]:
        raise MoveRefused(refusal or permissions.already_confirmed())


def take_file(file_id: int, *, at: datetime) -> None:
    """Take the orders of a confirmed file, from where somebody left off to the end.

    Each portion is taken together with how far it came, so that one who is killed loses
    and doubles nothing.
    """
    file = OrderFile.objects.filter(
        pk=file_id, confirmed_at__isnull=False, taken_at=None
    ).first()
    if file is None:
        return
    reading = read_order_file(file)
    messages = [message for _, message in reading.orders]
    while _take_portion(file, messages, at=at):
        file.refresh_from_db(fields=["next_order"])
    _finish(file, reading, at=at)


@transaction.atomic
def sweep_files(*, at: datetime) -> int:
    """Ask again for what was confirmed and forgotten; drop what lies here for a day."""
    lost = OrderFile.objects.filter(asked_at__lte=at - _LOST, taken_at=None)
    ids = list(lost.values_list("id", flat=True)[:50])
    OrderFile.objects.filter(pk__in=ids).update(asked_at=at)
    for file_id in ids:
        hurry(_TASK, file_id)
    old = OrderFile.objects.filter(uploaded_at__lte=at - KEPT)
    # What was promised to be taken is taken first, however long that lasts.
    gone, _ = old.filter(Q(confirmed_at=None) | Q(taken_at__isnull=False)).delete()
    return len(ids) + gone


def read_order_file(file: OrderFile) -> Reading:
    """What the file says, by its columns as they are chosen now."""
    columns = [Column(name) for name in file.columns]
    return read_rows(file.rows, columns, has_headings=file.has_headings)


def _drop_oldest(shop: Shop) -> None:
    """Make room: of files that nobody confirms, a shop keeps the newest few."""
    waiting = OrderFile.objects.filter(shop=shop, confirmed_at=None).order_by("-id")
    oldest = list(waiting.values_list("id", flat=True)[MOST_WAITING - 1 :])
    OrderFile.objects.filter(pk__in=oldest, confirmed_at=None).delete()


def _take_portion(
    file: OrderFile, messages: Sequence[OrderMessage], *, at: datetime
) -> bool:
    """Take the next orders of the file; whether there may be more."""
    begin = file.next_order
    portion = messages[begin : begin + PORTION]
    if not portion:
        return False
    with transaction.atomic():
        # Whoever moves the mark takes these orders; anybody else waits, and moves none.
        mine = OrderFile.objects.filter(pk=file.pk, next_order=begin, taken_at=None)
        known = F("known_count") + len(portion)
        if not mine.update(next_order=begin + len(portion), known_count=known):
            return True
        connection = connect(file.shop, at=at)
        count = sum(
            take_order(connection, message, at=at).is_new for message in portion
        )
        OrderFile.objects.filter(pk=file.pk).update(
            new_count=F("new_count") + count, known_count=F("known_count") - count
        )
    return True


def _finish(file: OrderFile, reading: Reading, *, at: datetime) -> None:
    """Keep of the rows only those that somebody has to mend."""
    wrong = reading.wrong_rows
    left = [
        row if number in wrong or (number == 1 and file.has_headings and wrong) else []
        for number, row in enumerate(file.rows, start=1)
    ]
    done = OrderFile.objects.filter(
        pk=file.pk, next_order=F("order_count"), taken_at=None
    )
    done.update(taken_at=at, rows=left if wrong else [])
