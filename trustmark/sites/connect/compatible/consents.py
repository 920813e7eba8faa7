"""May the data of this order be passed on? The one address of version 2.0 in use."""

from django.http import HttpResponse

from trustmark.orders import api as orders
from trustmark.orders.api import Fault, Scope
from trustmark.sites.connect.compatible import answers, credentials
from trustmark.sites.connect.compatible.answers import Refusal, answering_by_status
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request


@for_programs
@answering_by_status
def order_permissions(request: Request) -> HttpResponse:
    """Yes or no, also for an order nobody knows; an error has a status of its own."""
    if request.method not in {"GET", "HEAD"}:
        return answers.failure(answers.WRONG_METHOD, status=405)
    shop = credentials.shop_in_address(request, scope=Scope.ORDERS)
    number = request.GET.get("orderNumber")
    if number is None:
        raise Refusal(Fault.NUMBER_MISSING)
    # One plug-in does not encode the number, so its plus arrives as a space.
    ways = {number, number.replace(" ", "+")}
    agreed = any(orders.has_consent(shop.shop, way) for way in ways)
    return answers.plain_json({"has_consent": agreed})
