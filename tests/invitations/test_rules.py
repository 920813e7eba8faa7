"""When an invitation leaves, and whom nobody writes to."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustmark.invitations.rules import (
    LONGEST_DELAY,
    Asked,
    Hours,
    Mode,
    Obstacle,
    delay_in_force,
    last_moment,
    may_send_at,
    moment_to_send,
    why_not_invite,
)
from trustmark.kernel.calendar import Calendar, Term

HOME = ZoneInfo("Europe/Amsterdam")
NL = Calendar("NL")
MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)  # half past ten in Amsterdam
HOURS = Hours(9, 20)
MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis wants them without a zone
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def sent(ordered_at: datetime, delay: Term, hours: Hours = HOURS) -> str:
    moment = moment_to_send(ordered_at, delay=delay, hours=hours, calendar=NL)
    return moment.astimezone(HOME).strftime("%a %d %b %H:%M")


@pytest.mark.parametrize(
    ("delay", "expected"),
    [
        (Term(), "Mon 02 Nov 10:30"),
        (Term(days=5), "Sat 07 Nov 10:30"),
        (Term(working_days=5), "Mon 09 Nov 10:30"),
    ],
)
def test_a_letter_leaves_after_the_delay_at_the_hour_of_the_order(delay, expected):
    assert sent(MONDAY, delay) == expected


def test_an_order_in_the_night_is_asked_about_in_the_morning():
    early = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    late = datetime(2026, 11, 2, 22, 30, tzinfo=UTC)

    assert sent(early, Term(days=1)) == "Tue 03 Nov 09:00"
    assert sent(late, Term(days=1)) == "Wed 04 Nov 09:00"


def test_the_hour_on_the_wall_stays_when_the_clocks_change():
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)  # 14:00, the night it ends

    assert sent(before, Term(days=1)) == "Sun 25 Oct 14:00"


@given(MOMENTS, st.integers(0, 90), st.integers(0, 22), st.integers(1, 12))
def test_a_letter_never_leaves_early_nor_outside_its_hours(at, days, first, length):
    hours = Hours(first, min(24, first + length) - 1 or 1)
    hours = Hours(hours.first, max(hours.first + 1, hours.last))
    delay = Term(days=days)

    moment = moment_to_send(at, delay=delay, hours=hours, calendar=NL)

    waited = moment.astimezone(HOME).date() - at.astimezone(HOME).date()
    assert may_send_at(moment, hours, calendar=NL)
    assert timedelta(days=days) <= waited <= timedelta(days=days + 1)


@given(MOMENTS, st.integers(0, 30))
def test_working_days_never_end_on_a_day_off(at, count):
    moment = moment_to_send(
        at, delay=Term(working_days=count), hours=Hours(0, 23), calendar=NL
    )

    day = moment.astimezone(HOME).date()
    late = at.astimezone(HOME).hour == 23
    assert late or not count or not NL.is_day_off(day)


@pytest.mark.parametrize(
    ("asked", "days"), [(None, 5), (0, 0), (3, 3), (-4, 0), (4000, LONGEST_DELAY)]
)
def test_the_delay_of_the_order_wins_within_bounds(asked, days):
    assert delay_in_force(asked, of_shop=5) == days


def test_a_link_opens_the_form_for_ninety_days():
    assert last_moment(MONDAY).date() == date(2027, 1, 31)


FREE = Asked()


@pytest.mark.rule("WK-D8-5")
@pytest.mark.parametrize(
    ("mode", "asked", "obstacle"),
    [
        (Mode.EVERY_ORDER, FREE, None),
        (Mode.OFF, FREE, Obstacle.OFF),
        (Mode.AFTER_CONSENT, FREE, Obstacle.NO_CONSENT),
        (Mode.AFTER_CONSENT, Asked(has_consent=True), None),
        (Mode.FIRST_ORDER, FREE, None),
        (Mode.FIRST_ORDER, Asked(before=1), Obstacle.NOT_FIRST),
        (Mode.EVERY_ORDER, Asked(before=9), None),
        (Mode.EVERY_ORDER, Asked(is_suppressed=True), Obstacle.SUPPRESSED),
        (Mode.EVERY_ORDER, Asked(has_address=False), Obstacle.NO_ADDRESS),
        (Mode.EVERY_ORDER, Asked(is_certified=False), Obstacle.NOT_CERTIFIED),
        (Mode.EVERY_ORDER, Asked(this_week=2), None),
        (Mode.EVERY_ORDER, Asked(this_week=3), Obstacle.ASKED_OFTEN),
    ],
)
def test_who_is_asked_and_who_is_not(mode, asked, obstacle):
    assert why_not_invite(mode, asked, rest_days=30, at=MONDAY) == obstacle


@pytest.mark.parametrize(
    ("days_ago", "obstacle"), [(29, Obstacle.ASKED_LATELY), (30, None)]
)
def test_between_two_letters_of_one_shop_lies_a_rest(days_ago, obstacle):
    asked = Asked(lately=MONDAY - timedelta(days=days_ago))

    found = why_not_invite(Mode.EVERY_ORDER, asked, rest_days=30, at=MONDAY)

    assert found == obstacle


@given(
    st.sampled_from(Mode),
    st.booleans(),
    st.integers(0, 5),
    st.integers(0, 9),
)
def test_whoever_is_suppressed_is_never_written_to(mode, consent, before, week):
    asked = Asked(
        has_consent=consent, is_suppressed=True, before=before, this_week=week
    )

    assert why_not_invite(mode, asked, rest_days=0, at=MONDAY) is not None


def test_where_a_shop_rests_letters_wait_for_the_next_working_day():
    resting = Hours(9, 20, rests=True)
    friday = datetime(2026, 12, 24, 9, 30, tzinfo=UTC)

    # Christmas is a Friday and a Saturday; 25 and 26 December are days off.
    assert sent(friday, Term(days=1), resting) == "Mon 28 Dec 09:00"
    assert sent(friday, Term(days=4), resting) == "Mon 28 Dec 10:30"
    assert sent(friday, Term(days=1)) == "Fri 25 Dec 10:30"
    christmas = friday + timedelta(days=1)
    assert not may_send_at(christmas, resting, calendar=NL)
    assert may_send_at(christmas, HOURS, calendar=NL)
