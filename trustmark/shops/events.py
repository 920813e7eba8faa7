"""What shops announce."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class ShopOvertaken(Event):
    """Somebody else proved the domain first; the registration of this shop ended."""

    shop_id: int
