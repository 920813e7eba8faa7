"""One's own cases and nothing else: what is somebody else's is not found."""

from django.http import Http404

from trustmark.applications import api as applications
from trustmark.applications.api import Application
from trustmark.audits import api as audits
from trustmark.audits.api import Audit
from trustmark.certificates import api as certificates
from trustmark.certificates.api import Certificate
from trustmark.memberships import api as memberships
from trustmark.memberships.api import Membership
from trustmark.shops import api as shops
from trustmark.shops.api import Company, Shop
from trustmark.sites.layout.requests import PersonRequest


def my_application(request: PersonRequest, number: str) -> Application:
    """The application with this number, when it is one's own."""
    try:
        application = applications.get_application(number)
    except Application.DoesNotExist as absent:
        raise Http404 from absent
    if applications.why_not_see(application, by=request.user):
        raise Http404
    return application


def my_audit(request: PersonRequest, number: str) -> Audit:
    """The audit with this number, when it is of one's own shop."""
    try:
        audit = audits.get_audit(number)
    except Audit.DoesNotExist as absent:
        raise Http404 from absent
    if not shops.is_contact(request.user, company=audit.shop.company):
        raise Http404
    return audit


def my_shop(request: PersonRequest, domain: str) -> Shop:
    """The shop under this domain, when it is one's own."""
    shop = shops.find_shop_of(request.user, domain=domain)
    if shop is None:
        raise Http404
    return shop


def my_certificate(request: PersonRequest, number: str) -> Certificate:
    """The certificate with this number, when it is of one's own shop."""
    try:
        found = certificates.get_certificate(number)
    except Certificate.DoesNotExist as absent:
        raise Http404 from absent
    if not shops.is_contact(request.user, company=found.shop.company):
        raise Http404
    return found


def my_membership(request: PersonRequest, number: str) -> Membership:
    """The membership with this number, when it is of one's own company."""
    try:
        found = memberships.get_membership(number)
    except Membership.DoesNotExist as absent:
        raise Http404 from absent
    if not shops.is_contact(request.user, company=found.company):
        raise Http404
    return found


def my_company(request: PersonRequest, company_id: int) -> Company:
    """The company with this id, when one may act for it."""
    for company in shops.list_companies_of(request.user):
        if company.pk == company_id:
            return company
    raise Http404
