"""When an invitation is sent, and when nobody is invited at all."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from trustmark.kernel.calendar import Calendar, Term, day_of

_HOME = ZoneInfo("Europe/Amsterdam")

LONGEST_DELAY = 90  # days; later nobody remembers what was bought
# Reviews are asked within ninety days, or not at all.
ANSWERABLE = timedelta(days=90)
# Over all shops together nobody hears from us more often than this.
MOST_IN_A_WEEK = 3
WEEK = timedelta(days=7)


class Mode(StrEnum):
    """Whom a shop has us invite."""

    OFF = "off"
    EVERY_ORDER = "every-order"
    FIRST_ORDER = "first-order"
    AFTER_CONSENT = "after-consent"


class Basis(StrEnum):
    """On what ground somebody is written to."""

    CONSENT = "consent"
    SOFT_OPT_IN = "soft-opt-in"
    CONTRACT = "contract"


class Obstacle(StrEnum):
    """Why an order leads to no letter: a closed list, told to the shop."""

    OFF = "off"
    NOT_CERTIFIED = "not-certified"
    NO_CONSENT = "no-consent"
    NOT_FIRST = "not-first"
    SUPPRESSED = "suppressed"
    ASKED_LATELY = "asked-lately"
    ASKED_OFTEN = "asked-often"
    TOO_OLD = "too-old"
    NO_ADDRESS = "no-address"
    NOT_AGREED = "not-agreed"
    NOT_TOLD = "not-told"


@dataclass(frozen=True)
class Hours:
    """The hours of the day in which letters may leave: from the first, to the last.

    `rests` keeps them from leaving on days off of the country.
    """

    first: int = 9
    last: int = 20
    rests: bool = False


@dataclass(frozen=True)
class Asked:
    """What is known of one address before it is written to.

    `before` counts the shop's orders of this address that were asked about or will be;
    `lately` is when the shop last asked; `this_week` counts what all shops together
    had us ask in the seven days before. `is_told` says whether the privacy statement
    of the shop tells its customers, `has_agreed` whether the company agreed with us.
    """

    is_certified: bool = True
    has_agreed: bool = True
    is_told: bool = True
    has_consent: bool = False
    is_suppressed: bool = False
    has_address: bool = True
    before: int = 0
    lately: datetime | None = None
    this_week: int = 0


def delay_in_force(asked: int | None, *, of_shop: int) -> int:
    """The days to wait: what the order says, within bounds; else what the shop set."""
    wanted = of_shop if asked is None else asked
    return max(0, min(wanted, LONGEST_DELAY))


def moment_to_send(
    ordered_at: datetime, *, delay: Term, hours: Hours, calendar: Calendar
) -> datetime:
    """When the letter leaves: after the delay, in the hours the shop chose.

    It leaves at the hour of the order, or at the nearest one at which it may; on the
    next working day where the shop rests on days off.
    """
    day = delay.after(day_of(ordered_at), calendar)
    hour = ordered_at.astimezone(_HOME).time()
    if hour >= time(hours.last):
        day, hour = day + timedelta(days=1), time(hours.first)
    working = calendar.working_day_from(day) if hours.rests else day
    if working != day or hour < time(hours.first):
        hour = time(hours.first)
    return _at(working, hour)


def may_send_at(at: datetime, hours: Hours, *, calendar: Calendar) -> bool:
    """Whether letters may leave at this moment."""
    if hours.rests and calendar.is_day_off(day_of(at)):
        return False
    return time(hours.first) <= at.astimezone(_HOME).time() < time(hours.last)


def last_moment(scheduled_for: datetime) -> datetime:
    """Until when the link in the letter opens the form."""
    return scheduled_for + ANSWERABLE


def why_not_invite(
    mode: Mode, asked: Asked, *, rest_days: int, at: datetime
) -> Obstacle | None:
    """The first thing that stands in the way of writing to this address, if any."""
    if mode == Mode.OFF:
        return Obstacle.OFF
    if not asked.is_certified:
        return Obstacle.NOT_CERTIFIED
    if not asked.has_agreed:
        return Obstacle.NOT_AGREED
    if not asked.is_told:
        return Obstacle.NOT_TOLD
    if not asked.has_address:
        return Obstacle.NO_ADDRESS
    if asked.is_suppressed:
        return Obstacle.SUPPRESSED
    return _why_not_by_mode(mode, asked) or _why_not_now(asked, rest_days, at)


def _why_not_by_mode(mode: Mode, asked: Asked) -> Obstacle | None:
    if mode == Mode.AFTER_CONSENT and not asked.has_consent:
        return Obstacle.NO_CONSENT
    if mode == Mode.FIRST_ORDER and asked.before:
        return Obstacle.NOT_FIRST
    return None


def _why_not_now(asked: Asked, rest_days: int, at: datetime) -> Obstacle | None:
    rests_until = asked.lately and asked.lately + timedelta(days=rest_days)
    if rests_until and at < rests_until:
        return Obstacle.ASKED_LATELY
    return Obstacle.ASKED_OFTEN if asked.this_week >= MOST_IN_A_WEEK else None


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour.replace(tzinfo=None), _HOME)
