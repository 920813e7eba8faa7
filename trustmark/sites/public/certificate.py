"""The certificate as a document, also on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trustmark.accounts.api import Role
from trustmark.audits import api as audits
from trustmark.certificates import api as certificates
from trustmark.certificates.api import CARRYING, Certificate, State
from trustmark.kernel.calendar import day_of
from trustmark.schemes.api import Scheme
from trustmark.sites.components.stories import Event
from trustmark.sites.layout.access import for_everyone
from trustmark.sites.layout.domains import readable_domain
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request
from trustmark.sites.public.pages import reader_language, rulebook_line, scheme_page
from trustmark.sites.public.standing import STANDING, TOLD


@for_everyone
@require_safe
def certificate(request: Request, scheme: str, number: str) -> HttpResponse:
    """What was checked, how, by whom, and how the certificate stands now."""
    known = scheme_or_not_found(request, scheme)
    found = _certificate_or_not_found(known, number)
    language = reader_language()
    kind, audit = known.kinds[found.kind], found.audit
    values = scheme_page(request, known) | {
        "certificate": found,
        "shop": found.shop,
        "shown_domain": readable_domain(found.shop.domain),
        "company": found.shop.company,
        "standing": STANDING[State(found.state)],
        "is_carrying": found.state in CARRYING,
        "is_new": found.state == State.PROVISIONAL,
        "kind": kind.name[language],
        "promise": kind.promise[language],
        "rulebook": rulebook_line(found.scheme_version.rules),
        "examined_by": _examiner(found),
        "decided_on": day_of(audit.ended_at) if audit.ended_at else None,
        "history": [
            Event(TOLD.get(step.move, step.move), day_of(step.at))
            for step in certificates.public_history(found)
        ],
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "public/register/certificate.html", values)


def _certificate_or_not_found(scheme: Scheme, number: str) -> Certificate:
    if not number.isprintable():  # PostgreSQL refuses to look for such signs
        raise Http404
    try:
        found = certificates.get_certificate(number)
    except Certificate.DoesNotExist as absent:
        raise Http404 from absent
    if found.scheme != scheme.slug:
        raise Http404
    return found


def _examiner(found: Certificate) -> "str | Promise":
    """Which role examined; the public page names roles, not persons."""
    if audits.examiner_role(found.audit) == Role.CERTIFIER:
        return _("an outside certifier")
    return _("an auditor of the operator")
