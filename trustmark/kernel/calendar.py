"""Working days, days off, and terms that never end on one."""

import calendar as months
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

_OVERLAY = Path(__file__).parent / "data" / "days_off.toml"
_HOME = ZoneInfo("Europe/Amsterdam")  # Brussels keeps the same time.


def day_of(at: datetime) -> date:
    """The day a moment counts for, here; `at.date()` is wrong around midnight."""
    return at.astimezone(_HOME).date()


def start_of(day: date) -> datetime:
    """The first moment that counts for a day, here."""
    return datetime.combine(day, time.min, _HOME)


@dataclass(frozen=True)
class Calendar:
    """The days off of one country (`NL` or `BE`)."""

    country: str

    def is_day_off(self, day: date) -> bool:
        """Whether the day is a Saturday, a Sunday or a recognised holiday."""
        return day.weekday() >= 5 or day in _days_off(self.country, day.year)

    def working_day_from(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while self.is_day_off(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The day that is `count` working days later."""
        for _ in range(count):
            day = self.working_day_from(day + timedelta(days=1))
        return day

    def count_working_days(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative when past."""
        if last < first:
            return -self.count_working_days(last, first)
        days = ((first + timedelta(days=n + 1)) for n in range((last - first).days))
        return sum(not self.is_day_off(day) for day in days)


@dataclass(frozen=True)
class Term:
    """A length of time; exactly one unit is used."""

    days: int = 0
    working_days: int = 0
    months: int = 0
    years: int = 0

    def after(self, start: date, calendar: Calendar) -> date:
        """The day this long after `start`, wherever it falls.

        Months clamp to the last day: 31 October and four months is 28 February.
        """
        if self.working_days:
            return calendar.add_working_days(start, self.working_days)
        if self.days:
            return start + timedelta(days=self.days)
        return _add_months(start, self.months + 12 * self.years)

    def ends_on(self, start: date, calendar: Calendar) -> date:
        """The last day of the term, never a day off.

        Algemene termijnenwet, article 1: a term that would end on a Saturday, Sunday
        or recognised holiday runs to the end of the next day that is none of these.
        """
        return calendar.working_day_from(self.after(start, calendar))


def _add_months(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


@cache
def _days_off(country: str, year: int) -> frozenset[date]:
    known = holidays.country_holidays(country, years=year)
    overlay = _overlay()[country]
    extra = {date.fromisoformat(f"{year}-{day}") for day in overlay["every_year"]}
    extra |= {date.fromisoformat(day) for day in overlay["days"]}
    return frozenset(known) | extra


@cache
def _overlay() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_OVERLAY.read_text("utf-8"))
