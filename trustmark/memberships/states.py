"""The states of a membership and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Turn


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
END = Move("end", RUNNING, State.ENDED, _("The membership ended"))
MOVES = (BECOME_FULL, SUSPEND, RESTORE_PROVISIONAL, RESTORE, END)
TURNS = {
    State.PROVISIONAL: Turn.NOBODY,
    State.FULL: Turn.NOBODY,
    State.SUSPENDED: Turn.MEMBER,
    State.ENDED: Turn.NOBODY,
}
