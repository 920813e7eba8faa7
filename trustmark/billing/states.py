"""The states of an open item and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Turn


class State(TextChoices):
    OPEN = "open", _("To be paid")
    PAID = "paid", _("Paid")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PAY = Move("pay", frozenset({State.OPEN}), State.PAID, _("The amount was received"))
WITHDRAW = Move(
    "withdraw", frozenset({State.OPEN}), State.WITHDRAWN, _("The claim was withdrawn")
)
LET_GO = Move(
    "let_go",
    frozenset({State.OPEN}),
    State.WITHDRAWN,
    _("The claim was let go, because what it was for has ended"),
)
LET_GO_ON_RETURN = Move(
    "let_go_on_return",
    frozenset({State.OPEN}),
    State.WITHDRAWN,
    _("The claim was let go, because what was broken off goes on"),
)
MOVES = (PAY, WITHDRAW, LET_GO, LET_GO_ON_RETURN)
TURNS = {
    State.OPEN: Turn.MEMBER,
    State.PAID: Turn.NOBODY,
    State.WITHDRAWN: Turn.NOBODY,
}
