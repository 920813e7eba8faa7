"""The register: search, and the answer for one domain."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate, Entry, State
from trustmark.kernel.calendar import day_of
from trustmark.reviews import api as reviews
from trustmark.schemes.api import Scheme
from trustmark.shops.api import domain_of, fault_in_domain
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.domains import readable_domain
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import reader_language, scheme_page
from trustmark.sites.public.reviews.pages import figures_of
from trustmark.sites.public.reviews.shown import shown
from trustmark.sites.public.standing import STANDING, UNKNOWN, line_of

PER_PAGE = 25
NEWEST = 2  # reviews on the page of a shop itself
LONGEST = 200  # signs of what was typed that are looked at


@for_everyone
@require_safe
def register(request: Request, scheme: str) -> HttpResponse:
    """Search by name, domain, company or number; a domain gets an answer at once."""
    known = scheme_or_not_found(request, scheme)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    is_domain = _is_domain(text)
    if is_domain and certificates.find_entry(known.slug, domain=text):
        return _to_entry(known, domain_of(text))
    page = Paginator(certificates.search(known.slug, text=text), PER_PAGE).get_page(
        request.GET.get("page")
    )
    found = certificates.entries(known.slug, page.object_list)
    values = scheme_page(request, known) | {
        "text": text,
        "page": page,
        "lines": [line_of(known, entry) for entry in found],
        "unknown_domain": readable_domain(domain_of(text)) if is_domain else "",
        "unknown": UNKNOWN,
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
    if name != domain:
        return _to_entry(known, name)
    found = certificates.find_entry(known.slug, domain=name)
    values = scheme_page(request, known) | {
        "domain": name,
        "shown_domain": readable_domain(name),
        "found": found,
    }
    if found is None:
        values |= {"standing": UNKNOWN}
        return render(request, "public/register/unknown.html", values, status=404)
    values |= _told(known, found, on=request.on)
    return render(request, "public/register/entry.html", values)


def _told(scheme: Scheme, found: Entry, *, on: date) -> dict[str, object]:
    """What anyone may know of a shop with a certificate, now or once."""
    audit = found.leading.audit
    seal = reverse(
        "seal:seal", args=[scheme.slug, found.shop.domain, reader_language()]
    )
    is_member = found.is_carrying or found.state == State.SUSPENDED
    return {
        "line": line_of(scheme, found),
        "standing": STANDING[State(found.leading.state)],
        "is_new": found.state == State.PROVISIONAL,
        "certificates": [_certificate_line(scheme, c) for c in found.certificates],
        "company": found.shop.company,
        # Company data are published for as long as the membership lasts.
        "fields": scheme.register_fields if is_member else ("legal-name",),
        "checked_on": day_of(audit.ended_at) if audit.ended_at else None,
        "umbrella": certificates.find_umbrella(found, on=on),
        "seal": seal if found.is_carrying else "",
        "shop": found.shop,
        "may_write": found.is_carrying,
        "newest": shown(reviews.list_published(found.shop)[:NEWEST]),
    } | figures_of(found.shop, on=on, scheme=scheme)


def _certificate_line(scheme: Scheme, found: Certificate) -> dict[str, object]:
    return {
        "certificate": found,
        "standing": STANDING[State(found.state)],
        "kind": scheme.kinds[found.kind].name[reader_language()],
    }


def _is_domain(text: str) -> bool:
    return "." in text and " " not in text and fault_in_domain(text) is None


def _to_entry(scheme: Scheme, domain: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("public:entry", args=[scheme.slug, domain]))
