"""Where a shop wants its product reviews: its plug-in tells, again and again."""

from django.http import HttpResponse

from trustmark.orders import api as orders
from trustmark.orders.api import AddressRefused, Scope, SyncKind
from trustmark.sites.connect.compatible import answers, bodies, credentials
from trustmark.sites.connect.compatible.answers import Refusal, answering_by_status
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

REGISTERED = "The address was registered."


@for_programs
@answering_by_status
def sync_url(request: Request) -> HttpResponse:
    """Register the address of a PrestaShop."""
    return _register(request, kind=SyncKind.PRESTASHOP)


@for_programs
@answering_by_status
def magento_sync_url(request: Request) -> HttpResponse:
    """Register the address of a Magento."""
    return _register(request, kind=SyncKind.MAGENTO)


def _register(request: Request, *, kind: SyncKind) -> HttpResponse:
    if request.method != "POST":
        return answers.failure(answers.WRONG_METHOD, status=405)
    sent = bodies.read(request)
    shop = credentials.shop_of(
        request, sent.get("webshop_id"), sent.get("api_key"), scope=Scope.SHOP
    )
    try:
        orders.register_sync_address(shop, sent.get("url"), kind=kind, at=request.at)
    except AddressRefused as refused:
        orders.note_fault(shop, refused.fault, client=str(kind), at=request.at)
        raise Refusal(refused.fault) from refused
    return answers.success(REGISTERED)
