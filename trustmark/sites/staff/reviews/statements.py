"""Statements of reasons for the database of the Commission, by scheme and year."""

import json
from collections.abc import Iterator
from datetime import date

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.reviews import api as reviews
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.navigation import MODERATION
from trustmark.sites.staff.pages import reader_language, schemes_by_slug
from trustmark.sites.staff.reach import in_reach_or_not_found, reach_of


@for_staff(*MODERATION)
@require_safe
def overview(request: PersonRequest) -> HttpResponse:
    """Each year of each scheme one works for, with its statements to fetch."""
    reach = reach_of(request).schemes
    language = reader_language()
    rows = [
        (
            slug,
            scheme.name[language],
            year,
            reviews.count_statements(slug, **_whole(year)),
        )
        for slug, scheme in schemes_by_slug().items()
        if reach is None or slug in reach
        for year in reviews.list_years(slug)
    ]
    return render(request, "staff/reviews/statements.html", {"rows": rows})


@for_staff(*MODERATION)
@require_safe
def statements_file(
    request: PersonRequest, scheme: str, year: int
) -> StreamingHttpResponse:
    """The statements of a year, one call for the database per line."""
    in_reach_or_not_found(request, scheme=scheme)
    if scheme not in schemes_by_slug() or not 2000 <= year <= request.on.year:
        raise Http404
    calls = reviews.list_calls(scheme, **_whole(year))
    pieces: Iterator[str] = (json.dumps(c, ensure_ascii=False) + "\n" for c in calls)
    response = StreamingHttpResponse(pieces, content_type="application/jsonl")
    name = f"statements-{scheme}-{year}.jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _count(scheme: str, year: int) -> int:
    return reviews.count_statements(scheme, **_whole(year))


def _whole(year: int) -> dict[str, date]:
    return {"since": date(year, 1, 1), "until": date(year + 1, 1, 1)}
