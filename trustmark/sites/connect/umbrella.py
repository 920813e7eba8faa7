"""Which shops may carry the mark of the umbrella; for the umbrella, and for anyone."""

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_safe

from trustmark.certificates import api as certificates
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request

FORMAT = 1


@require_safe
@for_programs
def umbrella(request: Request, scheme: str) -> JsonResponse:
    """The domains entitled now; empty once the operator is no member there any more."""
    known = scheme_or_not_found(request, scheme)
    party = known.parties.get("umbrella")
    if party is None:
        raise Http404
    entitled = certificates.list_entitled_shops(known, on=request.on)
    told = {
        "format": FORMAT,
        "scheme": known.slug,
        "umbrella": party.name,
        "as_of": request.at.isoformat(timespec="seconds"),
        "domains": [shop.domain for shop in entitled],
    }
    response = JsonResponse(told)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return response
