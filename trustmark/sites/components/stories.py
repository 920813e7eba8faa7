"""What happened and whose turn it is: history, queue, steps, progress, quotes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.template import Library
from django.utils.functional import Promise
from django.utils.translation import gettext

from trustmark.kernel.cases import NOTE, Move, Remark
from trustmark.kernel.history import HistoryEntry

register = Library()

Words = str | Promise


@dataclass(frozen=True)
class QueueRow:
    """One case in a queue: whose turn, what, since when, until when.

    `country` says whose days off are left out of the working days that remain.
    """

    title: Words
    url: str
    turn: Words
    since: datetime
    until: date | None = None
    what: Words = ""
    state: Words = ""
    tone: str = "quiet"
    country: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a longer road: `done`, `current` or `later`."""

    label: Words
    place: str
    url: str = ""


@dataclass(frozen=True)
class Event:
    """One point on a timeline."""

    title: Words
    on: date
    body: Words = ""
    tone: str = "quiet"


@register.inclusion_tag("components/history.html")
def history(
    entries: Iterable[HistoryEntry],
    names: Mapping[int, str],
    *,
    openings: Mapping[str, Words] | None = None,
) -> dict[str, Any]:
    """The story of a case in sentences, newest last.

    `names` tells who the people are by their id; `openings` has the sentences of
    entries that no move tells, such as the first one.
    """
    told = [
        {
            "sentence": _sentence(entry, openings or {}),
            "by": _actor(entry, names),
            "reason": entry.reason,
            "at": entry.at,
        }
        for entry in entries
    ]
    return {"entries": told}


def _actor(entry: HistoryEntry, names: Mapping[int, str]) -> str:
    if entry.by_id is None:
        return gettext("automatic")
    return names.get(entry.by_id, gettext("someone whose name we no longer keep"))


def _sentence(entry: HistoryEntry, openings: Mapping[str, Words]) -> Words:
    case = apps.get_model(entry.case_kind)
    lines: tuple[Move | Remark, ...] = (NOTE, *case.REMARKS, *case.MOVES)
    tells = {line.name: line.tells for line in lines} | dict(openings)
    return tells.get(entry.move) or gettext("The case began")


@register.inclusion_tag("components/queue.html")
def queue(rows: Iterable[QueueRow], on: date, *, caption: str) -> dict[str, Any]:
    """Cases in the order they bite; j, k and Enter walk through them."""
    return {"rows": list(rows), "on": on, "caption": caption}


@register.inclusion_tag("components/steps.html")
def steps(steps: Iterable[Step], *, label: str) -> dict[str, Any]:
    """How far along the reader is, and what is still to come."""
    return {"steps": list(steps), "label": label}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[Event]) -> dict[str, Any]:
    """What happened on which day, oldest first."""
    return {"events": list(events)}


@register.inclusion_tag("components/progress.html")
def progress(
    done: int, total: int, *, label: str, url: str = "", now: str = ""
) -> dict[str, Any]:
    """How far something is; asks `url` again every two seconds until it is whole.

    `url` answers with this same component. Without script a link does the asking.
    """
    is_whole = bool(total) and done >= total
    return {
        "done": done,
        "total": total,
        "label": label,
        "now": now,
        "url": "" if is_whole else url,
    }


@register.inclusion_tag("components/quote.html")
def quote(
    text: str,
    *,
    url: str = "",
    source: str = "",
    picture: str = "",
    seen_at: datetime | None = None,
) -> dict[str, Any]:
    """The words a finding rests on, the kept page they stand on, and its picture."""
    return {
        "text": text,
        "url": url,
        "source": source or url,
        "picture": picture,
        "seen_at": seen_at,
    }
