"""Numbers without gaps: drawn from a locked series, in the caller's transaction."""

from django.db import models, transaction
from django.db.models import F

from trustmark.kernel.privacy import Keep


class NumberSeries(models.Model):
    """How far a series of numbers has come."""

    name = models.CharField(max_length=60, unique=True)
    last = models.PositiveBigIntegerField(default=0)

    class Privacy:
        personal = ()
        plain = ("name",)
        keep = Keep(forever=True, ground="numbers may never be given out twice")

    class Meta:
        app_label = "kernel"

    def __str__(self) -> str:
        return f"{self.name} {self.last}"


def draw_number(series: str) -> int:
    """The next number of the series, starting at 1.

    Belongs to the surrounding transaction: when that fails, the number is free
    again, so the series has no gaps. Raises when there is no transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "A number is drawn inside the transaction that uses it."
        )
    NumberSeries.objects.get_or_create(name=series)
    NumberSeries.objects.filter(name=series).update(last=F("last") + 1)
    return NumberSeries.objects.values_list("last", flat=True).get(name=series)
