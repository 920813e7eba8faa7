"""Days, deadlines and amounts, the way a reader of the language says them."""

from datetime import date, datetime
from typing import Any

from django.template import Context, Library
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from trustmark.kernel import money
from trustmark.kernel.calendar import Calendar
from trustmark.sites.components.tones import ICONS, Tone

register = Library()

_SOON = 2  # working days; from here on a deadline turns amber


def day_in_words(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """The day as one says it: 4 December 2026, 1er janvier 2027."""
    number = "1er" if day.day == 1 and get_language() == "fr" else str(day.day)
    words = [number, date_format(day, "F")]
    if weekday:
        words.insert(0, date_format(day, "l"))
    if year:
        words.append(str(day.year))
    return " ".join(words)


@register.filter
def in_full(day: date | None) -> SafeString:
    """A day in full, in a `time` element; an unknown day is a dash."""
    if day is None:
        return SafeString("–")
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), day_in_words(day)
    )


@register.filter
def at_time(moment: datetime | None) -> SafeString:
    """A moment in full, with its time of day."""
    if moment is None:
        return SafeString("–")
    here = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}, {}</time>',
        here.isoformat(timespec="minutes"),
        day_in_words(here.date()),
        f"{here:%H:%M}",
    )


@register.simple_tag
def amount(cents: int) -> SafeString:
    """Money as the reader writes it, in figures that line up."""
    shown = money.shown(cents, language=get_language() or "nl")
    return format_html('<span class="amount">{}</span>', shown)


@register.inclusion_tag("components/deadline.html", takes_context=True)
def deadline(
    context: Context, day: date | None, on: date, *, country: str = ""
) -> dict[str, Any]:
    """The last day to act, in words, with the working days that remain.

    Days off are those of `country`, else of what the page says as `days_off_of`: the
    country of the scheme it is about.
    """
    if day is None:
        return {"day": None}
    country = country or context.get("days_off_of") or "NL"
    left = Calendar(country).count_working_days(on, day)
    tone = Tone.QUIET
    if day < on:
        tone = Tone.BAD
    elif left <= _SOON:
        tone = Tone.WARNING
    words, remaining = _deadline_in_words(day, on, left)
    return {
        "day": day,
        "words": words,
        "remaining": remaining,
        "tone": tone,
        "icon": {Tone.BAD: "alert"}.get(tone, ICONS[Tone.WARNING]),
    }


def _deadline_in_words(day: date, on: date, left: int) -> tuple[str, str]:
    said = day_in_words(day, weekday=True, year=day.year != on.year)
    if day < on:
        return _overdue_in_words(said, (on - day).days)
    words = gettext("by %(day)s") % {"day": said}
    if day == on:
        return words, gettext("today is the last day")
    count = {"count": left}
    return words, ngettext(
        "in %(count)s working day", "in %(count)s working days", left
    ) % count


def _overdue_in_words(said: str, days: int) -> tuple[str, str]:
    words = gettext("overdue since %(day)s") % {"day": said}
    ago = ngettext("%(count)s day ago", "%(count)s days ago", days)
    return words, ago % {"count": days}
