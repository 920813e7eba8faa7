"""Forgets pre-checks, visits and their evidence when their days have passed."""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from trustmark.prechecks.models import GuestVisit, PreCheck
from trustmark.prechecks.rules import DAYS_KEPT

AT_ONCE = 200


def forget_due(*, on: date, at: datetime) -> int:
    """Erase what is past its days; how many visits. Safe to run twice, or half."""
    count = 0
    while ids := _due(at=at):
        with transaction.atomic():
            PreCheck.objects.filter(visit__in=ids).delete()
            GuestVisit.objects.filter(pk__in=ids).delete()
        count += len(ids)
    _clear_away()
    return count


def _due(*, at: datetime) -> list[int]:
    rows = GuestVisit.objects.filter(asked_at__lte=at - timedelta(days=DAYS_KEPT))
    return list(rows.order_by("id").values_list("id", flat=True)[:AT_ONCE])


def _clear_away() -> None:
    """Delete the evidence of which no row speaks any more; begins anew when killed."""
    folder = Path(settings.PRECHECKS_DIR)
    files = list(folder.glob("*.zip")) if folder.exists() else []
    known = set(GuestVisit.objects.values_list("id", flat=True))
    for file in files:
        visit_id = file.name.partition("-")[0]
        if not visit_id.isdecimal() or int(visit_id) not in known:
            file.unlink(missing_ok=True)
