"""An order that somebody of the shop types in."""

from datetime import datetime

from trustmark.accounts.api import User
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import permissions
from trustmark.orders.message import OrderMessage
from trustmark.orders.services.connecting import connect
from trustmark.orders.services.taking import Taken, take_order
from trustmark.shops.api import Shop


def tell_order(shop: Shop, message: OrderMessage, *, by: User, at: datetime) -> Taken:
    """Take one order of the shop, told by a person who acts for it.

    Raises `MoveRefused` where they do not, `OrderRefused` for what is wrong in it.
    """
    refusal = permissions.why_not_tell_orders(shop, by=by)
    if refusal:
        raise MoveRefused(refusal)
    return take_order(connect(shop, at=at), message, at=at)
