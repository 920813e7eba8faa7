"""Which scheme answers at which host name.

A host name that a scheme's file lists shows that scheme alone; any other name we
answer to, such as localhost, shows them all.
"""

from django.http import Http404, HttpRequest

from trustmark.schemes import api as schemes
from trustmark.schemes.api import NoSuchScheme, Scheme


def scheme_of_host(request: HttpRequest) -> Scheme | None:
    """The one scheme of this host name; `None` where all are shown."""
    return schemes.find_scheme_of_host(request.get_host())


def list_shown_schemes(request: HttpRequest) -> list[Scheme]:
    """The schemes that this host name shows, by name."""
    bound = scheme_of_host(request)
    return [bound] if bound else schemes.list_schemes()


def scheme_or_not_found(request: HttpRequest, slug: str) -> Scheme:
    """The scheme of an address, or `Http404` when this host does not show it."""
    bound = scheme_of_host(request)
    if bound is not None and bound.slug != slug:
        raise Http404
    try:
        return schemes.get_scheme(slug)
    except NoSuchScheme as absent:
        raise Http404 from absent
