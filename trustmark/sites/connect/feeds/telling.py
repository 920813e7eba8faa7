"""What every feed tells of a shop and its reviews, and at which addresses."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from trustmark.certificates import api as certificates
from trustmark.kernel.links import link_to
from trustmark.reviews.api import HowObtained, Review
from trustmark.schemes.api import Scheme
from trustmark.shops.api import Shop, domain_of, fault_in_domain
from trustmark.sites.layout.hosts import scheme_or_not_found
from trustmark.sites.layout.requests import Request


@dataclass(frozen=True)
class Source:
    """The reviews of one shop in the register of one scheme."""

    scheme: Scheme
    shop: Shop

    @property
    def language(self) -> str:
        """The language of what we say ourselves in a feed."""
        return self.scheme.prevailing_language

    @property
    def page(self) -> str:
        """Where people read the same reviews."""
        return page_of(self.scheme, self.shop)

    def address(self, name: str, query: str = "") -> str:
        """The full address of one of our feeds of this shop."""
        place = reverse(f"connect:{name}", args=[self.scheme.slug, self.shop.domain])
        return settings.PUBLIC_URL + place + query


def source_or_not_found(request: Request, scheme: str, domain: str) -> Source:
    """The shop of an address, certified now or once; else there is no such feed."""
    known = scheme_or_not_found(request, scheme)
    if fault_in_domain(domain) or domain_of(domain) != domain:
        raise Http404
    entry = certificates.find_entry(known.slug, domain=domain)
    if entry is None:
        raise Http404
    return Source(known, entry.shop)


def page_of(scheme: Scheme, shop: Shop) -> str:
    """The public page of a shop."""
    language = scheme.prevailing_language
    return link_to("public:shop_reviews", scheme.slug, shop.domain, language=language)


def is_collected_here(review: Review) -> bool:
    """Whether we asked for it or took it ourselves; imported ones are not ours."""
    return review.how_obtained != HowObtained.IMPORTED
