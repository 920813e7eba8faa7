"""Is this domain certified? The answer for programs, from the database, at once."""

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_safe

from trustmark.certificates import api as certificates
from trustmark.shops.api import domain_of, fault_in_domain
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.answers import answer
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request


@require_safe
@for_programs
def domain(request: Request, scheme: str, domain: str) -> JsonResponse:
    """How a domain stands in a scheme; an unknown domain is an answer too."""
    known = scheme_or_not_found(request, scheme)
    if fault_in_domain(domain):
        raise Http404
    name = domain_of(domain)
    entry = certificates.find_entry(known.slug, domain=name)
    response = JsonResponse(answer(known, entry, domain=name, at=request.at))
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return response
