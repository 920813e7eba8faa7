"""Finds the shop a page is about."""

from django.http import Http404

from trustmark.certificates import api as certificates
from trustmark.certificates.api import Entry
from trustmark.schemes.api import Scheme
from trustmark.shops.api import domain_of, fault_in_domain


def entry_or_not_found(scheme: Scheme, domain: str) -> Entry:
    """The entry of a domain in the register, certified now or once."""
    if fault_in_domain(domain) or domain_of(domain) != domain:
        raise Http404
    found = certificates.find_entry(scheme.slug, domain=domain)
    if found is None:
        raise Http404
    return found
