"""The states of a review, a flag and an appeal, and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Remark, Turn


class State(TextChoices):
    UNCONFIRMED = "unconfirmed", _("To be confirmed by mail")
    HELD = "held", _("Held, to be read first")
    PUBLISHED = "published", _("Published")
    REFUSED = "refused", _("Refused")
    REMOVED = "removed", _("Removed")
    REPLACED = "replaced", _("Replaced by a newer one")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")
    LAPSED = "lapsed", _("Never confirmed")


class HowObtained(TextChoices):
    """How a review came to us; it stands beside every review."""

    INVITED = "invited", _("Invited after an order")
    OPEN = "open", _("Written without invitation")
    IMPORTED = "imported", _("Taken over from elsewhere")


class Recommends(TextChoices):
    UNSAID = "", _("Not said")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class FlagState(TextChoices):
    OPEN = "open", _("To be looked at")
    DISMISSED = "dismissed", _("The review stays")
    UPHELD = "upheld", _("The review was removed")
    DROPPED = "dropped", _("No longer needed")


class AppealState(TextChoices):
    FILED = "filed", _("To be decided by somebody else")
    UPHELD = "upheld", _("The decision stands")
    OVERTURNED = "overturned", _("The decision was overturned")
    DROPPED = "dropped", _("No longer needed")


class Party(TextChoices):
    """Who objects to a decision of a moderator."""

    AUTHOR = "author", _("The author")
    SHOP = "shop", _("The shop")


class Outcome(TextChoices):
    """What a moderator decided."""

    PUBLISH = "publish", _("Published")
    REFUSE = "refuse", _("Refused")
    REMOVE = "remove", _("Removed")
    KEEP = "keep", _("Kept in spite of a flag")
    REINSTATE = "reinstate", _("Published again after an appeal")
    UPHOLD = "uphold", _("Left as it was after an appeal")


# The author may still change or withdraw it.
LIVE = frozenset(
    {State.UNCONFIRMED, State.HELD, State.PUBLISHED, State.REFUSED, State.REMOVED}
)
# One of these at most for one consumer and shop.
STANDING = frozenset({State.HELD, State.PUBLISHED})
GONE = frozenset(set(State) - {State.UNCONFIRMED, State.HELD, State.PUBLISHED})

CONFIRM = Move(
    "confirm",
    frozenset({State.UNCONFIRMED}),
    State.PUBLISHED,
    _("The author confirmed the review; it was published"),
)
CONFIRM_HELD = Move(
    "confirm_held",
    frozenset({State.UNCONFIRMED}),
    State.HELD,
    _("The author confirmed the review; it is read first"),
)
PUBLISH = Move(
    "publish", frozenset({State.HELD}), State.PUBLISHED, _("The review was published")
)
HOLD = Move(
    "hold",
    frozenset({State.PUBLISHED}),
    State.HELD,
    _("The review was taken off the page while it is looked at"),
)
REFUSE = Move(
    "refuse", frozenset({State.HELD}), State.REFUSED, _("The review was refused")
)
REMOVE = Move(
    "remove", frozenset({State.PUBLISHED}), State.REMOVED, _("The review was removed")
)
CHANGE = Move(
    "change",
    frozenset({State.PUBLISHED}),
    State.PUBLISHED,
    _("The author changed the review"),
)
CHANGE_HELD = Move(
    "change_held",
    frozenset({State.PUBLISHED, State.HELD, State.REFUSED, State.REMOVED}),
    State.HELD,
    _("The author changed the review; it is read first"),
)
REINSTATE = Move(
    "reinstate",
    frozenset({State.REFUSED, State.REMOVED}),
    State.PUBLISHED,
    _("After an appeal the review was published"),
)
REPLACE = Move(
    "replace",
    STANDING,
    State.REPLACED,
    _("The author wrote a newer review of this shop"),
)
WITHDRAW = Move(
    "withdraw", LIVE, State.WITHDRAWN, _("The author withdrew the review; it is erased")
)
LAPSE = Move(
    "lapse",
    frozenset({State.UNCONFIRMED}),
    State.LAPSED,
    _("The review was never confirmed; it is erased"),
)
MOVES = (
    CONFIRM,
    CONFIRM_HELD,
    PUBLISH,
    HOLD,
    REFUSE,
    REMOVE,
    CHANGE,
    CHANGE_HELD,
    REINSTATE,
    REPLACE,
    WITHDRAW,
    LAPSE,
)
FLAGGED = Remark("flag", _("The shop flagged the review"))
KEPT = Remark("keep", _("A moderator looked at the flag; the review stays"))
APPEALED = Remark("appeal", _("An appeal against the decision was filed"))
UPHELD = Remark("uphold", _("Somebody else looked again; the decision stands"))
ASKED = Remark("ask", _("The author was asked about the review"))
ANSWERED = Remark("answer", _("The author answered"))
REPLIED = Remark("reply", _("The shop replied"))
PHOTOS_SHOWN = Remark("show_photos", _("The photos were looked at and are shown"))
PHOTO_REFUSED = Remark("refuse_photo", _("A moderator refused a photo"))
WROTE_PRIVATELY = Remark("write_privately", _("The shop wrote to the author alone"))
REMARKS = (
    WROTE_PRIVATELY,
    FLAGGED,
    KEPT,
    APPEALED,
    UPHELD,
    ASKED,
    ANSWERED,
    REPLIED,
    PHOTOS_SHOWN,
    PHOTO_REFUSED,
)
TURNS = {
    State.UNCONFIRMED: Turn.CONSUMER,
    State.HELD: Turn.STAFF,
    State.PUBLISHED: Turn.NOBODY,
    State.REFUSED: Turn.NOBODY,
    State.REMOVED: Turn.NOBODY,
    State.REPLACED: Turn.NOBODY,
    State.WITHDRAWN: Turn.NOBODY,
    State.LAPSED: Turn.NOBODY,
}

_OPEN = frozenset({FlagState.OPEN})
DISMISS = Move("dismiss", _OPEN, FlagState.DISMISSED, _("The review stays"))
UPHOLD_FLAG = Move("uphold", _OPEN, FlagState.UPHELD, _("The review was removed"))
DROP_FLAG = Move("drop", _OPEN, FlagState.DROPPED, _("The review is gone"))
FLAG_MOVES = (DISMISS, UPHOLD_FLAG, DROP_FLAG)
FLAG_TURNS = {
    FlagState.OPEN: Turn.STAFF,
    FlagState.DISMISSED: Turn.NOBODY,
    FlagState.UPHELD: Turn.NOBODY,
    FlagState.DROPPED: Turn.NOBODY,
}

_FILED = frozenset({AppealState.FILED})
UPHOLD = Move("uphold", _FILED, AppealState.UPHELD, _("The decision stands"))
OVERTURN = Move(
    "overturn", _FILED, AppealState.OVERTURNED, _("The decision was overturned")
)
DROP_APPEAL = Move("drop", _FILED, AppealState.DROPPED, _("The review is gone"))
APPEAL_MOVES = (UPHOLD, OVERTURN, DROP_APPEAL)
APPEAL_TURNS = {
    AppealState.FILED: Turn.STAFF,
    AppealState.UPHELD: Turn.NOBODY,
    AppealState.OVERTURNED: Turn.NOBODY,
    AppealState.DROPPED: Turn.NOBODY,
}
