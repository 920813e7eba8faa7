"""Forgets re-examinations when their year has passed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from trustmark.reexaminations.models import Reexamination, ReexaminedShop

YEAR = timedelta(days=365)


def forget_due(*, on: date, at: datetime) -> int:
    """Erase what is older than a year, with its shops; safe to run twice."""
    old = list(Reexamination.objects.filter(asked_at__lte=at - YEAR).order_by("id"))
    for found in old:
        with transaction.atomic():
            ReexaminedShop.objects.filter(reexamination=found).delete()
            found.delete()
    return len(old)
