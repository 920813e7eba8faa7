"""Keeps the counts of the days exact: with every verb, and made anew on demand."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from trustmark.invitations.models import DayCount, Invitation
from trustmark.invitations.states import State
from trustmark.kernel.calendar import day_of
from trustmark.shops.api import Shop

COUNTED = ("sent", "delivered", "bounced", "opened", "answered", "not_sent")
HOME = ZoneInfo("Europe/Amsterdam")


def count(invitation: Invitation, name: str) -> None:
    """Add one to a count of its day; belongs to the caller's transaction."""
    row, _ = DayCount.objects.get_or_create(
        shop_id=invitation.shop_id, on=day_of(invitation.scheduled_for)
    )
    DayCount.objects.filter(pk=row.pk).update(**{name: F(name) + 1})


@transaction.atomic
def recount(shop: Shop) -> int:
    """Count the invitations of a shop anew; gives how many days were wrong."""
    Shop.objects.select_for_update(no_key=True).only("pk").get(pk=shop.pk)
    rows: Iterable[Mapping[str, Any]] = (
        Invitation.objects.filter(shop=shop)
        .order_by()
        .annotate(on=TruncDate("scheduled_for", tzinfo=HOME))
        .values("on")
        .annotate(
            sent=Count("id", filter=Q(sent_at__isnull=False)),
            delivered=Count("id", filter=Q(delivered_at__isnull=False)),
            bounced=Count("id", filter=Q(bounced_at__isnull=False)),
            opened=Count("id", filter=Q(opened_at__isnull=False)),
            answered=Count("id", filter=Q(answered_at__isnull=False)),
            not_sent=Count("id", filter=Q(state=State.SUPPRESSED)),
        )
    )
    right = {row["on"]: {name: row[name] for name in COUNTED} for row in rows}
    kept = {row.on: row for row in DayCount.objects.filter(shop=shop)}
    fresh = [DayCount(shop=shop, on=on, **right[on]) for on in right.keys() - kept]
    wrong = []
    for on, row in kept.items():
        wanted = right.get(on, dict.fromkeys(COUNTED, 0))
        if any(getattr(row, name) != wanted[name] for name in COUNTED):
            wrong.append(DayCount(pk=row.pk, shop=shop, on=on, **wanted))
    DayCount.objects.bulk_create(fresh, batch_size=500)
    DayCount.objects.bulk_update(wrong, COUNTED, batch_size=200)
    return len(fresh) + len(wrong)


def recount_all(*, on: date, at: datetime) -> int:
    """Compare the counts of every shop with its invitations; gives the days put right.

    What was planned for a day nobody keeps invitations of any more stays as counted.
    """
    known = Invitation.objects.order_by().values("shop").distinct()
    return sum(recount(shop) for shop in Shop.objects.filter(pk__in=known))
