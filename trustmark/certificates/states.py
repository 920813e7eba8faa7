"""The states of a certificate and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Turn


class State(TextChoices):
    PROVISIONAL = "provisional", _("Valid, new member")
    ACTIVE = "active", _("Valid")
    SUSPENDED = "suspended", _("Suspended")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


# A shop may carry the seal in these states.
CARRYING = frozenset({State.PROVISIONAL, State.ACTIVE})
RUNNING = CARRYING | {State.SUSPENDED}

BECOME_FULL = Move(
    "become_full",
    frozenset({State.PROVISIONAL}),
    State.ACTIVE,
    _("The provisional time ended well"),
)
SUSPEND = Move("suspend", CARRYING, State.SUSPENDED, _("The certificate was suspended"))
RESTORE_PROVISIONAL = Move(
    "restore_provisional",
    frozenset({State.SUSPENDED}),
    State.PROVISIONAL,
    _("The suspension was lifted"),
)
RESTORE = Move(
    "restore",
    frozenset({State.SUSPENDED}),
    State.ACTIVE,
    _("The suspension was lifted"),
)
WITHDRAW = Move(
    "withdraw", RUNNING, State.WITHDRAWN, _("The certificate was withdrawn")
)
REINSTATE = Move(
    "reinstate",
    frozenset({State.WITHDRAWN}),
    State.ACTIVE,
    _("The withdrawal was overturned"),
)
REINSTATE_PROVISIONAL = Move(
    "reinstate_provisional",
    frozenset({State.WITHDRAWN}),
    State.PROVISIONAL,
    _("The withdrawal was overturned"),
)
REINSTATE_SUSPENDED = Move(
    "reinstate_suspended",
    frozenset({State.WITHDRAWN}),
    State.SUSPENDED,
    _("The withdrawal was overturned; the suspension before it stands"),
)
EXPIRE = Move("expire", RUNNING, State.EXPIRED, _("The certificate expired"))
MOVES = (
    BECOME_FULL,
    SUSPEND,
    RESTORE_PROVISIONAL,
    RESTORE,
    WITHDRAW,
    REINSTATE,
    REINSTATE_PROVISIONAL,
    REINSTATE_SUSPENDED,
    EXPIRE,
)
TURNS = {
    State.PROVISIONAL: Turn.NOBODY,
    State.ACTIVE: Turn.NOBODY,
    State.SUSPENDED: Turn.MEMBER,
    State.WITHDRAWN: Turn.NOBODY,
    State.EXPIRED: Turn.NOBODY,
}
