"""What would be planned for an order that nobody is asked about."""

from dataclasses import dataclass
from datetime import datetime

from trustmark.invitations import rules
from trustmark.invitations.queries import get_settings
from trustmark.invitations.services.planning import language_for, moment_for
from trustmark.orders.api import Order
from trustmark.shops.api import Shop


@dataclass(frozen=True)
class Supposed:
    """When and in which language the letter would leave, and until when it opens."""

    scheduled_for: datetime
    answerable_until: datetime
    language: str


def suppose(
    shop: Shop, *, delay_days: int | None, language: str, told_at: datetime
) -> Supposed:
    """What the settings of a shop make of such an order; nothing is written down."""
    chosen = get_settings(shop, at=told_at)
    order = Order(
        shop=shop, received_at=told_at, delay_days=delay_days, language=language
    )
    moment = moment_for(chosen, order)
    return Supposed(moment, rules.last_moment(moment), language_for(chosen, order))
