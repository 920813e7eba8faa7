"""The states of a membership and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Remark, Turn


class State(TextChoices):
    PROVISIONAL = "provisional", _("Provisional member")
    FULL = "full", _("Member")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


RUNNING = frozenset({State.PROVISIONAL, State.FULL, State.SUSPENDED})

BECOME_FULL = Move(
    "become_full",
    frozenset({State.PROVISIONAL}),
    State.FULL,
    _("The provisional membership became a full one"),
)
SUSPEND = Move(
    "suspend",
    frozenset({State.PROVISIONAL, State.FULL}),
    State.SUSPENDED,
    _("The membership was suspended"),
)
RESTORE_PROVISIONAL = Move(
    "restore_provisional",
    frozenset({State.SUSPENDED}),
    State.PROVISIONAL,
    _("The suspension was lifted; the membership is provisional again"),
)
RESTORE = Move(
    "restore",
    frozenset({State.SUSPENDED}),
    State.FULL,
    _("The suspension was lifted"),
)
REINSTATE = Move(
    "reinstate",
    frozenset({State.ENDED}),
    State.FULL,
    _("The ending was overturned"),
)
REINSTATE_PROVISIONAL = Move(
    "reinstate_provisional",
    frozenset({State.ENDED}),
    State.PROVISIONAL,
    _("The ending was overturned; the membership is provisional again"),
)
REINSTATE_SUSPENDED = Move(
    "reinstate_suspended",
    frozenset({State.ENDED}),
    State.SUSPENDED,
    _("The ending was overturned; the suspension before it stands"),
)
END = Move("end", RUNNING, State.ENDED, _("The membership ended"))
EXTENDED = Remark("extend", _("The provisional time was made longer"))
HELD_BACK = Remark("hold_back", _("The membership was kept from becoming full"))
LET_GO = Remark("let_go", _("The membership may become full again"))
REMARKS = (EXTENDED, HELD_BACK, LET_GO)

MOVES = (
    BECOME_FULL,
    SUSPEND,
    RESTORE_PROVISIONAL,
    RESTORE,
    END,
    REINSTATE,
    REINSTATE_PROVISIONAL,
    REINSTATE_SUSPENDED,
)
TURNS = {
    State.PROVISIONAL: Turn.NOBODY,
    State.FULL: Turn.NOBODY,
    State.SUSPENDED: Turn.MEMBER,
    State.ENDED: Turn.NOBODY,
}
