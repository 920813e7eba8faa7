"""What anyone may read: criteria, documents, prices, how to check a seal."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from trustmark.schemes import api as schemes
from trustmark.schemes.api import (
    NotInRulebook,
    NoVersionInForce,
    Scheme,
    SchemeVersion,
)
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import (
    document_places,
    reader_language,
    rulebook_line,
    scheme_page,
)


@for_everyone
@require_safe
def criteria(request: Request, scheme: str) -> HttpResponse:
    """The checklist of one version for one kind: the very criteria an audit uses."""
    known = scheme_or_not_found(request, scheme)
    version = _version(request, known)
    book, language = version.rules, reader_language()
    kind = request.GET.get("kind", next(iter(known.kinds)))
    if kind not in known.kinds:
        raise Http404
    listed = [c for c in book.criteria.values() if kind in c.kinds]
    themes = [
        {
            "name": book.themes[theme][language],
            "criteria": [
                {
                    "id": c.id,
                    "demand": c.demand[language],
                    "remedy": c.remedy[language],
                    "level": c.level,
                    "ground": c.ground,
                    "since": c.since,
                    "until": c.until,
                    "countries": c.countries,
                    "when": c.applies_when[language] if c.applies_when else "",
                }
                for c in rows
            ],
        }
        for theme, rows in groupby(listed, key=lambda c: c.theme)
    ]
    values = scheme_page(known) | {
        "themes": themes,
        "count": len(listed),
        "rulebook": rulebook_line(book),
        "tabs": _kind_tabs(known, kind, version),
        "versions": schemes.list_versions(known.slug),
        "version": version,
    }
    return render(request, "public/reading/criteria.html", values)


@for_everyone
@require_safe
def document(request: Request, scheme: str, kind: str) -> HttpResponse:
    """One text that parties accept, as it is in force or as it was."""
    known = scheme_or_not_found(request, scheme)
    version, language = _version(request, known), reader_language()
    try:
        text = schemes.get_document(version, kind, language=language)
    except NotInRulebook as absent:
        raise Http404 from absent
    filled = schemes.fill(
        text.text,
        version.rules,
        language=language,
        on=request.on,
        pages=document_places(known),
    )
    values = scheme_page(known) | {
        "document": text,
        "html": MarkdownIt("js-default").render(filled),
        "version": version,
        "versions": schemes.list_versions(known.slug),
        "prevailing": known.prevailing_language,
    }
    return render(request, "public/reading/document.html", values)


@for_everyone
@require_safe
def prices(request: Request, scheme: str) -> HttpResponse:
    """What membership costs today, and what else may be charged."""
    known = scheme_or_not_found(request, scheme)
    version, language = _version(request, known), reader_language()
    rows = [
        {"name": fee.name[language], "cents": fee.price_on(request.on)}
        for fee in version.rules.fees.values()
    ]
    values = scheme_page(known) | {
        "rows": [row for row in rows if row["cents"] is not None],
        "rulebook": rulebook_line(version.rules),
    }
    return render(request, "public/reading/prices.html", values)


@for_everyone
@require_safe
def check_seal(request: Request, scheme: str) -> HttpResponse:
    """How anyone can tell a real seal, and what the mark does not promise."""
    known = scheme_or_not_found(request, scheme)
    return render(request, "public/reading/check_seal.html", scheme_page(known))


def _version(request: Request, scheme: Scheme) -> SchemeVersion:
    """The version asked for, or the one in force today."""
    wanted = request.GET.get("version")
    try:
        if not wanted:
            return schemes.current_version(scheme.slug, on=request.on)
        return next(
            v for v in schemes.list_versions(scheme.slug) if v.version == wanted
        )
    except (NoVersionInForce, StopIteration) as absent:
        raise Http404 from absent


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
