"""What orders announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class OrderTaken(Event):
    """A shop told us of an order; a repeat of one we had is not announced."""

    order_id: int
    shop_id: int
    is_repeat: bool = False
