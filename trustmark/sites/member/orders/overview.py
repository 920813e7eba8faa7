"""What came in of a shop, and the ways to send more."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from trustmark.orders import api as orders
from trustmark.shops.api import Shop
from trustmark.sites.layout.access import for_contacts
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.member.finding import my_shop

PER_PAGE = 50


@for_contacts
@require_safe
def overview(request: PersonRequest, domain: str) -> HttpResponse:
    """The orders newest first, without the people in them, and files under way."""
    mine = my_shop(request, domain)
    page = Paginator(orders.list_orders(mine), PER_PAGE).get_page(
        request.GET.get("page")
    )
    values = frame(request, mine) | {"page": page, "files": orders.list_files(mine)}
    return render(request, "member/orders/overview.html", values)


def frame(request: PersonRequest, shop: Shop) -> dict[str, Any]:
    """What every page about the orders of a shop knows."""
    return {
        "shop": shop,
        "home": reverse("member:desk"),
        "why_not": orders.why_not_tell_orders(shop, by=request.user),
    }
