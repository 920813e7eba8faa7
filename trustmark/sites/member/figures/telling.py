"""The figures of a shop, month by month, as charts and files both show them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from trustmark.invitations import api as invitations
from trustmark.invitations.api import DayCount
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Figures
from trustmark.shops.api import Shop

MONTHS = 12


@dataclass(frozen=True)
class Asked:
    """What came of the invitations planned for one month."""

    sent: int = 0
    delivered: int = 0
    bounced: int = 0
    answered: int = 0
    not_sent: int = 0

    @property
    def share(self) -> int | None:
        """Whole per cents of those asked who answered."""
        return round(100 * self.answered / self.sent) if self.sent else None


@dataclass(frozen=True)
class Month:
    """One month of a shop."""

    first: date
    asked: Asked = field(default_factory=Asked)
    written: Figures = field(default_factory=Figures)


def first_of(day: date, *, back: int = 0) -> date:
    """The first day of the month, so many months back."""
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def months_of(shop: Shop, *, on: date) -> list[Month]:
    """The last twelve months, this one included, oldest first."""
    since = first_of(on, back=MONTHS - 1)
    written = reviews.by_month(shop, since=since, until=on)
    days: dict[date, list[DayCount]] = defaultdict(list)
    for row in invitations.list_day_counts(shop, since=since, until=on):
        days[first_of(row.on)].append(row)
    firsts = [first_of(on, back=back) for back in reversed(range(MONTHS))]
    return [
        Month(first, _asked(days[first]), written.get(first, Figures()))
        for first in firsts
    ]


def asked_in(months: list[Month]) -> Asked:
    """All of these months together."""
    names = Asked.__dataclass_fields__
    return Asked(
        **{name: sum(getattr(m.asked, name) for m in months) for name in names}
    )


def whole_year_before(on: date) -> tuple[date, date]:
    """The twelve whole months before this one: their first and last day."""
    return first_of(on, back=MONTHS), first_of(on) - timedelta(days=1)


def _asked(rows: list[DayCount]) -> Asked:
    names = Asked.__dataclass_fields__
    return Asked(**{name: sum(getattr(row, name) for row in rows) for name in names})
