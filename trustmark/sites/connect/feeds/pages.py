"""Feeds for readers, in pages: where one ends, and how the next is asked for."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404
from django.utils.dateparse import parse_datetime

from trustmark.reviews import api as reviews
from trustmark.reviews.api import Place, Review, Wanted
from trustmark.sites.connect.feeds.telling import Source
from trustmark.sites.layout.requests import Request

PER_PAGE = 50
_LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Page:
    """Some reviews of a shop, and the question that gives those behind them."""

    source: Source
    found: list[Review]
    own: str
    following: str


def page_of(request: Request, source: Source) -> Page:
    """The page a program asked for; a cursor that is not ours is not found."""
    cursor = request.GET.get("before", "")
    language = request.GET.get("language", "")[:5]
    before = _opened(cursor)
    found = reviews.list_page(
        source.shop,
        before=before,
        wanted=Wanted(language=language),
        limit=PER_PAGE + 1,
    )
    shown = found[:PER_PAGE]
    following = _cursor(shown[-1]) if len(found) > PER_PAGE else ""
    return Page(
        source=source,
        found=shown,
        own=_query(cursor, language),
        following=_query(following, language) if following else "",
    )


def last_change(page: Page) -> datetime | None:
    """When something on the page changed last; nothing for an empty page."""
    return max((review.changed_at for review in page.found), default=None)


def _cursor(review: Review) -> str:
    return f"{review.written_at.isoformat()}_{review.pk}"


def _opened(cursor: str) -> Place | None:
    if not cursor:
        return None
    moment, _, number = cursor.partition("_")
    is_number = number.isascii() and number.isdigit() and len(number) < _LONGEST_NUMBER
    try:
        written_at = parse_datetime(moment)
    except ValueError as fault:
        raise Http404 from fault
    if written_at is None or written_at.tzinfo is None or not is_number:
        raise Http404
    return Place(written_at, int(number))


def _query(cursor: str, language: str) -> str:
    asked = {"before": cursor, "language": language}
    told = urlencode({name: value for name, value in asked.items() if value})
    return f"?{told}" if told else ""
