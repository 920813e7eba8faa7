"""What happened to a case, in the order it happened; written once."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models

from trustmark.kernel.privacy import Keep, term_of

if TYPE_CHECKING:
    from trustmark.kernel.cases import Case


class HistoryEntry(models.Model):
    """One move of one case: who, when, from where to where, and why.

    The case is named by kind and id and not by a foreign key, because history
    stands below every case and outlives them. `by_id` is null when the platform
    acted by itself.
    """

    case_kind = models.CharField(max_length=60)
    case_id = models.BigIntegerField()
    move = models.CharField(max_length=40)
    origin = models.CharField(max_length=30)
    target = models.CharField(max_length=30)
    reason = models.TextField()
    by_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Privacy:
        personal = ("reason",)
        plain = ("case_kind", "move", "origin", "target")
        keep = Keep(years=7, since="at", ground="proof of what was decided, and why")

    class Meta:
        app_label = "kernel"
        indexes = [
            models.Index(fields=["case_kind", "case_id", "id"], name="history_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_kind} {self.case_id}: {self.move}"

    @property
    def is_remark(self) -> bool:
        """Whether this line moved nothing and was written for ourselves."""
        return self.origin == self.target


def erase_due(*, on: date, at: datetime) -> int:
    """Erase the words of lines past their term; who did what and when stays."""
    past = term_of(HistoryEntry).past(at)
    rows = HistoryEntry.objects.filter(at__lt=past).exclude(reason="")
    return rows.update(reason="")


def list_history(case: "Case") -> list[HistoryEntry]:
    """All that happened to the case, oldest first."""
    rows = HistoryEntry.objects.filter(case_kind=case.kind_of_case, case_id=case.pk)
    return list(rows.order_by("id"))
