"""What one's companies owe, and what they paid."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trustmark.billing import api as billing
from trustmark.billing.api import OpenItem
from trustmark.schemes import api as schemes
from trustmark.shops import api as shops
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.pages import grouped


@for_contacts
@require_safe
def amounts(request: PersonRequest) -> HttpResponse:
    """What is open, with how to pay it, above everything that was."""
    companies = shops.list_companies_ever_of(request.user)
    items = billing.list_items_of(*companies)
    is_open = [item for item in items if item.state == billing.State.OPEN]
    values = {
        "open": [_to_pay(item) for item in reversed(is_open)],
        "total": sum(item.gross_cents for item in is_open),
        "closed": [item for item in items if item.state != billing.State.OPEN],
        "names_company": len(companies) > 1,
    }
    return render(request, "member/amounts/amounts.html", values)


def _to_pay(item: OpenItem) -> dict[str, object]:
    scheme = schemes.get_scheme(item.scheme)
    operator = scheme.operator
    bank = {"iban": grouped(operator.iban), "name": operator.legal_name}
    return {"item": item, "bank": bank, "country": scheme.country}
