"""What anyone may read: criteria, prices, how to check a seal."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trustmark.schemes import api as schemes
from trustmark.schemes.api import Criterion, Scheme, SchemeVersion
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public import countries
from trustmark.sites.public.documents import version_or_not_found
from trustmark.sites.public.pages import reader_language, rulebook_line, scheme_page


@for_everyone
@require_safe
def criteria(request: Request, scheme: str) -> HttpResponse:
    """The checklist of one version for one kind: the very criteria an audit uses."""
    known = scheme_or_not_found(request, scheme)
    version = version_or_not_found(request, known)
    book, language = version.rules, reader_language()
    kind = request.GET.get("kind", next(iter(known.kinds)))
    if kind not in known.kinds:
        raise Http404
    listed = [c for c in book.criteria.values() if kind in c.kinds]
    themes = dict.fromkeys(c.theme for c in listed)
    values = scheme_page(request, known) | {
        "themes": [
            {
                "code": theme,
                "name": book.themes[theme][language],
                "criteria": [_told(c, language) for c in listed if c.theme == theme],
            }
            for theme in themes
        ],
        "count": len(listed),
        "rulebook": rulebook_line(book),
        "tabs": _kind_tabs(known, kind, version),
        "kind": kind,
        "versions": schemes.list_versions(known.slug),
        "version": version,
    }
    return render(request, "public/reading/criteria.html", values)


@for_everyone
@require_safe
def prices(request: Request, scheme: str) -> HttpResponse:
    """What membership costs today, and what else may be charged."""
    known = scheme_or_not_found(request, scheme)
    version = version_or_not_found(request, known)
    language = reader_language()
    rows = [
        {"name": fee.name[language], "cents": fee.price_on(request.on)}
        for fee in version.rules.fees.values()
    ]
    values = scheme_page(request, known) | {
        "rows": [row for row in rows if row["cents"] is not None],
        "rulebook": rulebook_line(version.rules),
    }
    return render(request, "public/reading/prices.html", values)


@for_everyone
@require_safe
def check_seal(request: Request, scheme: str) -> HttpResponse:
    """How anyone can tell a real seal, and what the mark does not promise."""
    known = scheme_or_not_found(request, scheme)
    return render(
        request, "public/reading/check_seal.html", scheme_page(request, known)
    )


def _told(criterion: Criterion, language: str) -> dict[str, object]:
    """One demand in the reader's language, with everything that bounds it."""
    when = criterion.applies_when
    return {
        "id": criterion.id,
        "demand": criterion.demand[language],
        "remedy": criterion.remedy[language],
        "ground": criterion.ground,
        "since": criterion.since,
        "until": criterion.until,
        "countries": [countries.NAMES[code] for code in criterion.countries],
        "when": when[language] if when else "",
    }


def _kind_tabs(
    scheme: Scheme, current: str, version: SchemeVersion
) -> list[dict[str, object]]:
    if len(scheme.kinds) == 1:
        return []
    address = reverse("public:criteria", args=[scheme.slug])
    return [
        {
            "label": kind.name[reader_language()],
            "url": f"{address}?kind={kind.code}&version={version.version}",
            "current": kind.code == current,
        }
        for kind in scheme.kinds.values()
    ]
