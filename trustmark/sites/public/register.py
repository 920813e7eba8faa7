"""The register: home, search, the answer for one domain, and the certificate."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate, Entry, State
from trustmark.kernel.calendar import day_of
from trustmark.schemes.api import Scheme
from trustmark.shops.api import domain_of, fault_in_domain
from trustmark.sites.components.stories import Event
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.hosts import (
    list_shown_schemes,
    scheme_of_host,
    scheme_or_not_found,
)
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import reader_language, rulebook_line, scheme_page

PER_PAGE = 25

# The public words for a shop's standing; colour follows the word, never alone.
STANDING: dict[str, tuple["str | Promise", str]] = {
    State.ACTIVE: (_("Certified"), "good"),
    State.PROVISIONAL: (_("Certified, new member"), "good"),
    State.SUSPENDED: (_("Suspended"), "bad"),
    State.WITHDRAWN: (_("No longer certified"), "quiet"),
    State.EXPIRED: (_("No longer certified"), "quiet"),
}
TOLD = {
    "issue": _("The certificate was issued"),
    "become_full": _("No longer a new member"),
    "suspend": _("Suspended"),
    "restore": _("The suspension was lifted"),
    "restore_provisional": _("The suspension was lifted"),
    "withdraw": _("Withdrawn"),
    "expire": _("Expired"),
}


@dataclass(frozen=True)
class Line:
    """One shop in a list of results."""

    entry: Entry
    label: "str | Promise"
    tone: str
    kinds: tuple[str, ...]
    since: date


@for_everyone
@require_safe
def home(request: Request) -> HttpResponse:
    """The schemes of this installation; where there is one, straight to it."""
    bound = scheme_of_host(request)
    if bound is not None:
        return HttpResponseRedirect(reverse("public:scheme", args=[bound.slug]))
    language = reader_language()
    shown = [
        {
            "slug": scheme.slug,
            "name": scheme.name[language],
            "purpose": scheme.purpose[language],
            "count": certificates.count_running(scheme.slug),
        }
        for scheme in list_shown_schemes(request)
    ]
    return render(request, "public/register/home.html", {"schemes": shown})


@for_everyone
@require_safe
def scheme(request: Request, scheme: str) -> HttpResponse:
    """What the scheme is, and the one big question: is this shop certified?"""
    known = scheme_or_not_found(request, scheme)
    language = reader_language()
    values = scheme_page(known) | {
        "purpose": known.purpose[language],
        "kinds": [
            {"name": k.name[language], "promise": k.promise[language]}
            for k in known.kinds.values()
        ],
        "count": certificates.count_running(known.slug),
    }
    return render(request, "public/register/scheme.html", values)


@for_everyone
@require_safe
def register(request: Request, scheme: str) -> HttpResponse:
    """Search by name, domain, company or number; a domain gets an answer at once."""
    known = scheme_or_not_found(request, scheme)
    text = request.GET.get("q", "").replace("\x00", "")[:200]
    if _is_domain(text) and certificates.find_entry(known.slug, domain=text):
        return HttpResponseRedirect(
            reverse("public:entry", args=[known.slug, domain_of(text)])
        )
    page = Paginator(certificates.search(known.slug, text=text), PER_PAGE).get_page(
        request.GET.get("page")
    )
    found = certificates.entries(known.slug, page.object_list)
    values = scheme_page(known) | {
        "text": text,
        "page": page,
        "lines": [_line(known, entry) for entry in found],
        "unknown_domain": domain_of(text) if _is_domain(text) else "",
    }
    return render(request, "public/register/register.html", values)


@for_everyone
@require_safe
def entry(request: Request, scheme: str, domain: str) -> HttpResponse:
    """Is this domain certified? Yes with everything that may be known, or no."""
    known = scheme_or_not_found(request, scheme)
    if fault_in_domain(domain):
        raise Http404
    name = domain_of(domain)
    found = certificates.find_entry(known.slug, domain=name)
    values = scheme_page(known) | {"domain": name, "found": found}
    if found is None:
        return render(request, "public/register/unknown.html", values, status=404)
    values |= {
        "line": _line(known, found),
        "certificates": [_certificate_line(known, c) for c in found.certificates],
        "company": found.shop.company,
    }
    return render(request, "public/register/entry.html", values)


@for_everyone
@require_safe
def certificate(request: Request, scheme: str, number: str) -> HttpResponse:
    """The certificate as a document: what was checked, how, and until when."""
    known = scheme_or_not_found(request, scheme)
    try:
        found = certificates.get_certificate(number)
    except Certificate.DoesNotExist as absent:
        raise Http404 from absent
    if found.scheme != known.slug:
        raise Http404
    label, tone = STANDING[found.state]
    language = reader_language()
    values = scheme_page(known) | {
        "certificate": found,
        "shop": found.shop,
        "company": found.shop.company,
        "label": label,
        "tone": tone,
        "is_provisional": found.state == State.PROVISIONAL,
        "kind": known.kinds[found.kind],
        "kind_name": known.kinds[found.kind].name[language],
        "promise": known.kinds[found.kind].promise[language],
        "rulebook": rulebook_line(found.scheme_version.rules),
        "examined_by": _examiner(found),
        "decided_on": day_of(found.audit.ended_at) if found.audit.ended_at else None,
        "history": [
            Event(TOLD.get(step.move, step.move), day_of(step.at))
            for step in certificates.public_history(found)
        ],
        "address": request.build_absolute_uri(),
    }
    return render(request, "public/register/certificate.html", values)


def _is_domain(text: str) -> bool:
    return "." in text and " " not in text.strip() and fault_in_domain(text) is None


def _line(scheme: Scheme, found: Entry) -> Line:
    label, tone = STANDING[found.state]
    language = reader_language()
    kinds = tuple(scheme.kinds[kind].name[language] for kind in found.carried_kinds)
    return Line(found, label, tone, kinds, found.leading.valid_from)


def _certificate_line(scheme: Scheme, found: Certificate) -> dict[str, object]:
    label, tone = STANDING[found.state]
    return {
        "certificate": found,
        "label": label,
        "tone": tone,
        "kind": scheme.kinds[found.kind].name[reader_language()],
    }


def _examiner(found: Certificate) -> "str | Promise":
    """Which role examined; the public page names roles, not persons."""
    if audits.examiner_role(found.audit) == Role.CERTIFIER:
        return _("an outside certifier")
    return _("an auditor of the operator")
