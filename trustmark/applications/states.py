"""The states of an application and of an appeal, and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Turn


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    INTAKE = "intake", _("At intake")
    INCOMPLETE = "incomplete", _("Incomplete")
    AUDITING = "auditing", _("Being audited")
    AWAITING_PAYMENT = "awaiting-payment", _("Accepted, awaiting payment")
    ADMITTED = "admitted", _("Admitted")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")


class AppealState(TextChoices):
    FILED = "filed", _("To be decided")
    UPHELD = "upheld", _("The decision stands")
    OVERTURNED = "overturned", _("The decision was overturned")


class Disputed(TextChoices):
    """Which decision of ours an appeal is about."""

    REFUSAL = "refusal", _("The refusal of the application")
    DENIAL = "denial", _("A kind that was not granted")
    SUSPENSION = "suspension", _("The suspension of the certificate")
    WITHDRAWAL = "withdrawal", _("The withdrawal of the certificate")
    MEMBER_SUSPENSION = "member-suspension", _("The suspension of the membership")
    MEMBER_END = "member-end", _("The end of the membership")


OPEN = frozenset(
    {
        State.DRAFT,
        State.INTAKE,
        State.INCOMPLETE,
        State.AUDITING,
        State.AWAITING_PAYMENT,
    }
)

# Granted, wholly or in part; a kind that was denied may still be objected to.
ACCEPTED = frozenset({State.AWAITING_PAYMENT, State.ADMITTED})

SUBMIT = Move(
    "submit",
    frozenset({State.DRAFT}),
    State.INTAKE,
    _("The application was submitted"),
)
ASK = Move(
    "ask",
    frozenset({State.INTAKE}),
    State.INCOMPLETE,
    _("The applicant was asked for what is missing; the clock stopped"),
)
SUPPLY = Move(
    "supply",
    frozenset({State.INCOMPLETE}),
    State.INTAKE,
    _("The applicant supplied what was missing; the clock runs again"),
)
PASS_TO_AUDIT = Move(
    "pass_to_audit",
    frozenset({State.INTAKE}),
    State.AUDITING,
    _("The application is complete; the audit began"),
)
ACCEPT = Move(
    "accept",
    frozenset({State.AUDITING}),
    State.AWAITING_PAYMENT,
    _("The application was accepted; the first amount is due"),
)
ADMIT = Move(
    "admit",
    frozenset({State.AWAITING_PAYMENT}),
    State.ADMITTED,
    _("The amount was received; the shop was admitted"),
)
REFUSE = Move(
    "refuse",
    OPEN - {State.DRAFT},
    State.REFUSED,
    _("The application was refused"),
)
CANCEL = Move("cancel", OPEN, State.CANCELLED, _("The application was cancelled"))
STOP = Move(
    "stop",
    frozenset({State.INTAKE, State.INCOMPLETE}),
    State.CANCELLED,
    _("The registration of the shop ended, and the application with it"),
)
GO_ON = Move(
    "go_on",
    frozenset({State.CANCELLED}),
    State.AUDITING,
    _("The cancellation was undone; the application goes on"),
)
REOPEN_INTAKE = Move(
    "reopen_intake",
    frozenset({State.REFUSED}),
    State.INTAKE,
    _("After an appeal the application was taken up again at intake"),
)
REOPEN_AUDIT = Move(
    "reopen_audit",
    frozenset({State.REFUSED}),
    State.AUDITING,
    _("After an appeal the audit was taken up again by somebody else"),
)
MOVES = (
    SUBMIT,
    ASK,
    SUPPLY,
    PASS_TO_AUDIT,
    ACCEPT,
    ADMIT,
    REFUSE,
    CANCEL,
    STOP,
    GO_ON,
    REOPEN_INTAKE,
    REOPEN_AUDIT,
)
TURNS = {
    State.DRAFT: Turn.APPLICANT,
    State.INTAKE: Turn.STAFF,
    State.INCOMPLETE: Turn.APPLICANT,
    State.AUDITING: Turn.NOBODY,  # The audit itself says whose turn it is.
    State.AWAITING_PAYMENT: Turn.APPLICANT,
    State.ADMITTED: Turn.NOBODY,
    State.REFUSED: Turn.NOBODY,
    State.CANCELLED: Turn.NOBODY,
}

UPHOLD = Move(
    "uphold",
    frozenset({AppealState.FILED}),
    AppealState.UPHELD,
    _("A third person looked again; the decision stands"),
)
OVERTURN = Move(
    "overturn",
    frozenset({AppealState.FILED}),
    AppealState.OVERTURNED,
    _("A third person looked again and overturned the decision"),
)
APPEAL_MOVES = (UPHOLD, OVERTURN)
APPEAL_TURNS = {
    AppealState.FILED: Turn.STAFF,
    AppealState.UPHELD: Turn.NOBODY,
    AppealState.OVERTURNED: Turn.NOBODY,
}
