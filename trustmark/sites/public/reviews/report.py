"""A year of moderation in figures, for everybody."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trustmark.reviews import api as reviews
from trustmark.reviews.api import Because, Handled, Outcome, Party, Year
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import scheme_page
from trustmark.sites.public.reviews.log import BECAUSE


@for_everyone
@require_safe
def report(request: Request, scheme: str) -> HttpResponse:
    """What was flagged, decided and appealed against in a year; the last by itself."""
    known = scheme_or_not_found(request, scheme)
    years = reviews.list_years(known.slug) or [request.on.year]
    asked = request.GET.get("year", str(years[0]))
    if asked not in {str(year) for year in years}:
        raise Http404
    year = reviews.get_year(known.slug, int(asked))
    values = scheme_page(request, known) | {
        "year": year,
        "years": years,
        "is_running": year.year == request.on.year,
        "handled": _handled(year),
        "flagged": [
            (reviews.name_of(ground), count)
            for ground, count in sorted(year.flagged.items())
        ],
        "decided": [
            (
                str(Outcome(outcome).label),
                reviews.name_of(ground),
                BECAUSE[Because(because)],
                count,
            )
            for (outcome, ground, because), count in sorted(year.decided.items())
        ],
    }
    return render(request, "public/reviews/report.html", values)


def _handled(year: Year) -> list[dict[str, Any]]:
    rows: list[tuple[str, Handled]] = [
        (_("Flags of shops"), year.flags),
        (_("Appeals of authors"), year.appeals[Party.AUTHOR]),
        (_("Appeals of shops"), year.appeals[Party.SHOP]),
    ]
    return [{"name": name, "told": handled} for name, handled in rows]
