"""What billing announces."""

from dataclasses import dataclass

from trustmark.kernel.announcements import Event


@dataclass(frozen=True)
class ItemPaid(Event):
    """An open item was paid in full."""

    item_id: int
    about_kind: str
    about_id: int
    fee: str


@dataclass(frozen=True)
class ItemWithdrawn(Event):
    """A claim was let go of; nothing is owed for it any more."""

    item_id: int
    about_kind: str
    about_id: int
    fee: str
