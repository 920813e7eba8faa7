"""The states of a shop's own address, and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Remark, Turn


class SenderState(TextChoices):
    WAITING = "waiting", _("Not yet proven")
    IN_USE = "in-use", _("In use")
    LOST = "lost", _("No longer proven")
    ENDED = "ended", _("Not used any more")


_LIVE = frozenset({SenderState.WAITING, SenderState.IN_USE, SenderState.LOST})
USE = Move(
    "use",
    frozenset({SenderState.WAITING, SenderState.LOST}),
    SenderState.IN_USE,
    _("Letters leave from this address from now on"),
)
LOSE = Move(
    "lose",
    frozenset({SenderState.IN_USE}),
    SenderState.LOST,
    _("The domain no longer allows it; letters leave from our address"),
)
END = Move("end", _LIVE, SenderState.ENDED, _("The address is not used any more"))
MOVES = (USE, LOSE, END)
PROVEN = Remark("prove_mailbox", _("The link in our letter to the address was used"))
REMARKS = (PROVEN,)
TURNS = {
    SenderState.WAITING: Turn.MEMBER,
    SenderState.IN_USE: Turn.NOBODY,
    SenderState.LOST: Turn.MEMBER,
    SenderState.ENDED: Turn.NOBODY,
}
