"""The texts that parties accept, as a page and as a PDF from the same source."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from trustmark.schemes import api as schemes
from trustmark.schemes.api import (
    Document,
    NotInRulebook,
    NoVersionInForce,
    Scheme,
    SchemeVersion,
)
from trustmark.sites.components.moments import day_in_words
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import reader_language, scheme_page
from trustmark.sites.public.printing import Sheet, printed
from trustmark.sites.public.wording import as_html

# Which page stands where a document names one of these.
_PLACES = {
    "criteria": "criteria",
    "prices": "prices",
    "register": "register",
    "documents": "scheme",
    "contact": "scheme",
    "complaint": "scheme",
    "privacy": "scheme",
    "partners": "scheme",
    "sub-processors": "scheme",
}


@for_everyone
@require_safe
def document(request: Request, scheme: str, kind: str) -> HttpResponse:
    """One text, as it is in force or as it was; says which language prevails."""
    known = scheme_or_not_found(request, scheme)
    version = version_or_not_found(request, known)
    text = _document_or_not_found(version, kind)
    first = known.prevailing_language
    values = scheme_page(request, known) | {
        "document": text,
        "html": as_html(_filled(request, known, version, text)),
        "version": version,
        "versions": schemes.list_versions(known.slug),
        "prevails": _prevailing(known, reader_language()),
        "is_translation": reader_language() != first,
    }
    return render(request, "public/reading/document.html", values)


@for_everyone
@require_safe
def document_pdf(request: Request, scheme: str, kind: str) -> HttpResponse:
    """The same text to keep, with its version and date on every sheet."""
    known = scheme_or_not_found(request, scheme)
    version = version_or_not_found(request, known)
    text, language = _document_or_not_found(version, kind), reader_language()
    words = {"version": text.version, "day": day_in_words(text.dated)}
    sheet = Sheet(
        language=language,
        issuer=known.operator.legal_name,
        scheme=known.name[language],
        title=text.title,
        edition=_("Version %(version)s, %(day)s") % words,
        remark=_prevailing(known, language),
        text=_filled(request, known, version, text),
        dated=text.dated,
    )
    response = HttpResponse(printed(sheet), content_type="application/pdf")
    name = f"{known.slug}-{kind}-{text.version}-{language}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def version_or_not_found(request: Request, scheme: Scheme) -> SchemeVersion:
    """The version asked for with `?version=`, or the one in force today."""
    wanted = request.GET.get("version")
    try:
        if not wanted:
            return schemes.current_version(scheme.slug, on=request.on)
        return next(
            v for v in schemes.list_versions(scheme.slug) if v.version == wanted
        )
    except (NoVersionInForce, StopIteration) as absent:
        raise Http404 from absent


def _document_or_not_found(version: SchemeVersion, kind: str) -> Document:
    try:
        return schemes.get_document(version, kind, language=reader_language())
    except NotInRulebook as absent:
        raise Http404 from absent


def _filled(
    request: Request, scheme: Scheme, version: SchemeVersion, text: Document
) -> str:
    """The text with terms, prices and full addresses in place, also on paper."""
    places = {
        name: reverse(f"public:{page}", args=[scheme.slug])
        for name, page in _PLACES.items()
    } | {"dashboard": reverse("member:desk")}
    return schemes.fill(
        text.text,
        version.rules,
        language=reader_language(),
        on=request.on,
        pages={n: f"<{request.build_absolute_uri(p)}>" for n, p in places.items()},
    )


def _prevailing(scheme: Scheme, language: str) -> str:
    """Which of the translations decides when they differ."""
    first = scheme.prevailing_language
    if language == first:
        return {
            "nl": _("This Dutch text prevails over its translations."),
            "fr": _("This French text prevails over its translations."),
            "en": _("This English text prevails over its translations."),
        }[first]
    return {
        "nl": _("This is a translation; the Dutch text prevails."),
        "fr": _("This is a translation; the French text prevails."),
        "en": _("This is a translation; the English text prevails."),
    }[first]
