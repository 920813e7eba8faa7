"""Days off, working days, and terms that never end on one."""

from datetime import UTC, date, datetime

import pytest

from trustmark.kernel.calendar import Calendar, Term, day_of

NL, BE = Calendar("NL"), Calendar("BE")


@pytest.mark.parametrize(
    ("country", "day", "is_off"),
    [
        (NL, "2026-04-27", True),  # King's day
        (BE, "2026-04-27", False),
        (NL, "2026-05-05", True),  # every year, by the Algemene termijnenwet
        (NL, "2027-05-05", True),
        (NL, "2026-04-03", True),  # Good Friday
        (BE, "2026-04-03", False),
        (BE, "2026-07-21", True),
        (NL, "2026-07-21", False),
        (NL, "2026-11-21", True),  # a Saturday
        (NL, "2026-11-23", False),
    ],
)
def test_days_off_are_those_of_the_country(country, day, is_off):
    assert country.is_day_off(date.fromisoformat(day)) is is_off


@pytest.mark.parametrize(
    ("term", "start", "last_day"),
    [
        (Term(days=14), "2026-11-02", "2026-11-16"),
        (Term(days=5), "2026-11-02", "2026-11-09"),  # Saturday rolls to Monday
        (Term(days=7), "2026-12-18", "2026-12-28"),  # Christmas and a weekend
        (Term(months=4), "2026-10-31", "2027-03-01"),  # clamps to 28, a Sunday
        (Term(working_days=2), "2026-11-06", "2026-11-10"),
        (Term(years=3), "2024-02-29", "2027-03-01"),  # 28 February is a Sunday
    ],
)
def test_a_term_never_ends_on_a_day_off(term, start, last_day):
    assert term.ends_on(date.fromisoformat(start), NL) == date.fromisoformat(last_day)


@pytest.mark.rule("WK-1.4")
def test_four_months_from_the_last_of_october_is_the_last_of_february():
    assert Term(months=4).after(date(2026, 10, 31), NL) == date(2027, 2, 28)
    assert Term(months=4).after(date(2027, 10, 31), NL) == date(2028, 2, 29)


@pytest.mark.rule("WK-4.4")
def test_two_working_days_from_friday_is_tuesday_and_a_holiday_shifts_it():
    friday, before_whitsun = date(2026, 11, 6), date(2026, 5, 22)

    assert Term(working_days=2).after(friday, NL) == date(2026, 11, 10)
    assert Term(working_days=2).after(before_whitsun, NL) == date(2026, 5, 27)


def test_a_moment_counts_for_the_day_it_is_here():
    assert day_of(datetime(2026, 11, 1, 23, 30, tzinfo=UTC)) == date(2026, 11, 2)
    assert day_of(datetime(2026, 7, 1, 21, 59, tzinfo=UTC)) == date(2026, 7, 1)


def test_working_days_are_counted_both_ways():
    friday, tuesday = date(2026, 11, 6), date(2026, 11, 10)

    assert NL.count_working_days(friday, tuesday) == 2
    assert NL.count_working_days(tuesday, friday) == -2
    assert NL.count_working_days(friday, friday) == 0
