"""Hands the feeds out: for anyone, without cookies, written while they are read."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from django.http import Http404, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from trustmark.sites.connect.feeds import (
    google_merchants,
    google_products,
    json_feed,
    rss,
)
from trustmark.sites.connect.feeds.pages import page_of
from trustmark.sites.connect.feeds.telling import source_or_not_found
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request

# How long a reader may keep a page; for so long a removed review may be seen there.
SECONDS = 900
# Pieces are joined to this many signs, so that a long feed is not a million writes.
_JOINED = 32_768


@require_safe
@for_programs
def feed_rss(request: Request, scheme: str, domain: str) -> HttpResponseBase:
    """The reviews of a shop as RSS, newest first, in pages."""
    source = source_or_not_found(request, scheme, domain)
    with translation.override(source.language):
        text = "".join(rss.write(page_of(request, source)))
    return _open(_streamed(iter([text]), "application/rss+xml; charset=utf-8"))


@require_safe
@for_programs
def feed_json(request: Request, scheme: str, domain: str) -> HttpResponseBase:
    """The reviews of a shop as JSON Feed, newest first, in pages."""
    source = source_or_not_found(request, scheme, domain)
    with translation.override(source.language):
        told = json_feed.told(page_of(request, source))
    return _open(JsonResponse(told, content_type="application/feed+json"))


@require_safe
@for_programs
def feed_google_products(
    request: Request, scheme: str, domain: str
) -> HttpResponseBase:
    """Every verified product review of a shop, as Google reads them."""
    source = source_or_not_found(request, scheme, domain)
    return _open(_streamed(google_products.write(source)))


@require_safe
@for_programs
def feed_google_merchants(request: Request, scheme: str) -> HttpResponseBase:
    """The reviews of all shops of a scheme, as Google reads them."""
    known = scheme_or_not_found(request, scheme)
    since = _day(request.GET.get("since", ""))
    return _open(_streamed(google_merchants.write(known, since=since, at=request.at)))


def _day(text: str) -> datetime | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise Http404 from fault
    return datetime.combine(day, time.min, tzinfo=UTC)


def _streamed(
    pieces: Iterator[str], kind: str = "application/xml; charset=utf-8"
) -> HttpResponseBase:
    return StreamingHttpResponse(_joined(pieces), content_type=kind)


def _joined(pieces: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _JOINED:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def _open(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    return response
