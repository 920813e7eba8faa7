"""The states of an invitation, and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.invitations.rules import Basis, Mode, Obstacle
from trustmark.kernel.cases import Move, Remark, Turn


class State(TextChoices):
    SCHEDULED = "scheduled", _("Scheduled")
    SENT = "sent", _("Sent")
    OPENED = "opened", _("Opened")
    ANSWERED = "answered", _("Answered")
    EXPIRED = "expired", _("Expired without an answer")
    SUPPRESSED = "suppressed", _("Not sent")
    CALLED_OFF = "called-off", _("Called off")


class ModeChoice(TextChoices):
    """Whom a shop has us invite, in words."""

    OFF = Mode.OFF.value, _("Nobody")
    EVERY_ORDER = Mode.EVERY_ORDER.value, _("After every order")
    FIRST_ORDER = Mode.FIRST_ORDER.value, _("Each customer once")
    AFTER_CONSENT = Mode.AFTER_CONSENT.value, _("Only who said yes after ordering")


class BasisChoice(TextChoices):
    """The ground on which somebody is written to, in words."""

    CONSENT = Basis.CONSENT.value, _("Consent of the customer")
    SOFT_OPT_IN = Basis.SOFT_OPT_IN.value, _("Soft opt-in: own customers, may refuse")
    CONTRACT = Basis.CONTRACT.value, _("Part of the contract")


class ObstacleChoice(TextChoices):
    """Why nobody was written to, in words."""

    OFF = Obstacle.OFF.value, _("The shop does not have us invite")
    NOT_CERTIFIED = Obstacle.NOT_CERTIFIED.value, _("The shop is not certified now")
    NO_CONSENT = Obstacle.NO_CONSENT.value, _("The customer did not say yes")
    NOT_FIRST = Obstacle.NOT_FIRST.value, _("The customer was asked before")
    SUPPRESSED = Obstacle.SUPPRESSED.value, _("The customer wants no such letters")
    ASKED_LATELY = Obstacle.ASKED_LATELY.value, _("The customer was asked lately")
    ASKED_OFTEN = Obstacle.ASKED_OFTEN.value, _("The customer hears from us too often")
    TOO_OLD = Obstacle.TOO_OLD.value, _("The order is too long ago")
    NO_ADDRESS = Obstacle.NO_ADDRESS.value, _("There is no address to write to")
    NOT_AGREED = (
        Obstacle.NOT_AGREED.value,
        _("The company has not agreed to our texts yet"),
    )
    NOT_TOLD = (
        Obstacle.NOT_TOLD.value,
        _("The privacy statement does not tell customers yet"),
    )


class Unit(TextChoices):
    """What a delay is counted in."""

    DAYS = "days", _("Days")
    WORKING_DAYS = "working-days", _("Working days")


class Reason(TextChoices):
    """Why an address is not written to any more."""

    UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
    BOUNCED = "bounced", _("Letters came back")
    COMPLAINED = "complained", _("Called our letter unwanted")
    ERASED = "erased", _("Asked to be forgotten")
    ASKED = "asked", _("Told the shop")


class Stage(TextChoices):
    """How far an invitation came, as a shop looks for it."""

    PLANNED = "planned", _("Planned")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    RETURNED = "returned", _("Came back")
    OPENED = "opened", _("Opened the form")
    ANSWERED = "answered", _("Answered")
    NOT_SENT = "not-sent", _("Not sent")


# The link in the letter opens the form.
ANSWERABLE = frozenset({State.SENT, State.OPENED})
LIVE = ANSWERABLE | {State.SCHEDULED}

SEND = Move(
    "send",
    frozenset({State.SCHEDULED}),
    State.SENT,
    _("The invitation was sent"),
)
ASK_NOW = Move(
    "ask_now",
    frozenset({State.SCHEDULED}),
    State.OPENED,
    _("The customer chose, after ordering, to write at once"),
)
OPEN = Move(
    "open",
    frozenset({State.SENT}),
    State.OPENED,
    _("The invited person opened the form"),
)
ANSWER = Move(
    "answer", ANSWERABLE, State.ANSWERED, _("The invited person wrote a review")
)
EXPIRE = Move("expire", LIVE, State.EXPIRED, _("The invitation expired"))
SUPPRESS = Move(
    "suppress", LIVE, State.SUPPRESSED, _("Nobody was written to, for a reason")
)
CALL_OFF = Move(
    "call_off",
    frozenset({State.SCHEDULED}),
    State.CALLED_OFF,
    _("The shop called the invitation off"),
)
MOVES = (SEND, ASK_NOW, OPEN, ANSWER, EXPIRE, SUPPRESS, CALL_OFF)
REMINDED = Remark("remind", _("The invited person was reminded"))
REMARKS = (REMINDED,)
TURNS = {
    State.SCHEDULED: Turn.NOBODY,
    State.SENT: Turn.CONSUMER,
    State.OPENED: Turn.CONSUMER,
    State.ANSWERED: Turn.NOBODY,
    State.EXPIRED: Turn.NOBODY,
    State.SUPPRESSED: Turn.NOBODY,
    State.CALLED_OFF: Turn.NOBODY,
}
