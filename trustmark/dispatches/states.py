"""The states of a webhook and of a dispatch, and the moves of a webhook."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Remark, Turn


class State(TextChoices):
    """How a webhook stands."""

    ON = "on", _("On")
    PAUSED = "paused", _("Paused by you")
    STOPPED = "stopped", _("Stopped, because nothing arrived")
    ENDED = "ended", _("Removed")


class DispatchState(TextChoices):
    """How one message fares."""

    WAITING = "waiting", _("Waiting")
    POSTING = "posting", _("Being sent")
    DONE = "done", _("Arrived")
    FAILED = "failed", _("Given up")
    MISSED = "missed", _("Not sent, because the webhook was off")
    DROPPED = "dropped", _("No longer needed")


class Topic(TextChoices):
    """What a webhook can hear of."""

    REVIEW_PUBLISHED = "review.published", _("A review was published")
    REVIEW_CHANGED = "review.changed", _("A published review was changed")
    REVIEW_HELD = "review.held", _("A review is off the page to be looked at")
    REVIEW_WITHDRAWN = "review.withdrawn", _("Its author withdrew a review")
    REVIEW_REMOVED = "review.removed", _("We removed a review")
    REVIEW_REPLACED = "review.replaced", _("Its author wrote a newer review")
    REPLY_PUBLISHED = "reply.published", _("Your reply was published or changed")
    REPLY_WITHDRAWN = "reply.withdrawn", _("Your reply was taken off the page")
    ORDER_ACCEPTED = "order.accepted", _("An order was accepted")
    INVITATION_SENT = "invitation.sent", _("A customer was invited")
    CERTIFICATE_CHANGED = "certificate.changed", _("Your certificate changed")


# Sent by the button; nobody chooses it.
TEST = "webhook.test"
# What a delivery of a product review is called in the log.
PRODUCT_REVIEW = "product-review"

LIVE = frozenset({State.ON, State.PAUSED, State.STOPPED})
# What is settled and may be sent again.
REPEATABLE = frozenset({DispatchState.DONE, DispatchState.FAILED, DispatchState.MISSED})
MADE = "made"
PAUSE = Move("pause", frozenset({State.ON}), State.PAUSED, _("The webhook was paused"))
RESUME = Move(
    "resume",
    frozenset({State.PAUSED, State.STOPPED}),
    State.ON,
    _("The webhook was switched on again"),
)
STOP = Move(
    "stop",
    frozenset({State.ON}),
    State.STOPPED,
    _("Nothing arrived; the webhook was stopped"),
)
END = Move("end", LIVE, State.ENDED, _("The webhook was removed"))
MOVES = (PAUSE, RESUME, STOP, END)
CHANGED = Remark("change", _("What it hears of was changed"))
ROTATED = Remark("rotate", _("A new secret was made"))
TESTED = Remark("test", _("A test was sent"))
REPLAYED = Remark("replay", _("Messages were sent again"))
REMARKS = (CHANGED, ROTATED, TESTED, REPLAYED)
TURNS = {
    State.ON: Turn.NOBODY,
    State.PAUSED: Turn.MEMBER,
    State.STOPPED: Turn.MEMBER,
    State.ENDED: Turn.NOBODY,
}
