"""The states of an audit and the moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Move, Remark, Turn


class State(TextChoices):
    INSPECTION = "inspection", _("Being inspected")
    ASSESSMENT = "assessment", _("To be assessed")
    REMEDY = "remedy", _("Awaiting remedy")
    DECISION = "decision", _("To be decided")
    MET = "met", _("Met")
    NOT_MET = "not-met", _("Not met")
    CANCELLED = "cancelled", _("Cancelled")


class Ground(TextChoices):
    """Why an audit is done."""

    ADMISSION = "admission", _("Admission")
    PERIODIC = "periodic", _("Periodic audit")
    SPOT_CHECK = "spot-check", _("Spot check")
    CHANGE_REPORT = "change-report", _("Reported change")
    COMPLAINT = "complaint", _("Complaint")


class Verdict(TextChoices):
    """What an auditor says of one criterion."""

    MET = "met", _("Met")
    NOT_MET = "not-met", _("Not met")
    NOT_APPLICABLE = "not-applicable", _("Not applicable")
    UNCLEAR = "unclear", _("Unclear")


class Cause(TextChoices):
    """Why an audit ended without a decision."""

    SILENCE = "silence", _("The shop stayed silent")
    APPLICANT = "applicant", _("The applicant broke it off")
    OPERATOR = "operator", _("We called it off")


class RunState(TextChoices):
    """How far one run of the inspector is."""

    WAITING = "waiting", _("Waiting for the inspector")
    RUNNING = "running", _("Inspecting")
    DONE = "done", _("Inspected")
    FAILED = "failed", _("Could not be inspected")


OPEN = frozenset({State.INSPECTION, State.ASSESSMENT, State.REMEDY, State.DECISION})
DECIDED = frozenset({State.MET, State.NOT_MET})

HAND_TO_AUDITOR = Move(
    "hand_to_auditor",
    frozenset({State.INSPECTION}),
    State.ASSESSMENT,
    _("The inspection ended; an auditor assesses it"),
)
INSPECT_AGAIN = Move(
    "inspect_again",
    frozenset({State.ASSESSMENT}),
    State.INSPECTION,
    _("A new inspection was asked for"),
)
REQUEST_REMEDY = Move(
    "request_remedy",
    frozenset({State.ASSESSMENT}),
    State.REMEDY,
    _("The shop was asked to remedy what was not met"),
)
REPORT_REMEDIED = Move(
    "report_remedied",
    frozenset({State.REMEDY}),
    State.INSPECTION,
    _("The shop reported that everything was remedied; a re-audit began"),
)
HAND_TO_DECIDER = Move(
    "hand_to_decider",
    frozenset({State.ASSESSMENT}),
    State.DECISION,
    _("The assessment was finished and handed to a decider"),
)
HAND_BACK = Move(
    "hand_back",
    frozenset({State.DECISION}),
    State.ASSESSMENT,
    _("The decider handed the audit back to the auditor"),
)
GRANT = Move(
    "grant",
    frozenset({State.DECISION}),
    State.MET,
    _("It was decided that the demands are met"),
)
DENY = Move(
    "deny",
    frozenset({State.DECISION}),
    State.NOT_MET,
    _("It was decided that the demands are not met"),
)
LAPSE = Move(
    "lapse",
    frozenset({State.REMEDY}),
    State.CANCELLED,
    _("The time to remedy passed in silence; the audit was cancelled"),
)
CANCEL = Move("cancel", OPEN, State.CANCELLED, _("The audit was cancelled"))
GO_ON_REMEDYING = Move(
    "go_on_remedying",
    frozenset({State.CANCELLED}),
    State.REMEDY,
    _("The cancellation was undone; the shop has a new term to remedy"),
)
GO_ON_INSPECTING = Move(
    "go_on_inspecting",
    frozenset({State.CANCELLED}),
    State.INSPECTION,
    _("The cancellation was undone; a new inspection was asked for"),
)
REOPEN = Move(
    "reopen",
    frozenset({State.NOT_MET}),
    State.ASSESSMENT,
    _("The audit was reopened after an appeal"),
)

MOVES = (
    HAND_TO_AUDITOR,
    INSPECT_AGAIN,
    REQUEST_REMEDY,
    REPORT_REMEDIED,
    HAND_TO_DECIDER,
    HAND_BACK,
    GRANT,
    DENY,
    LAPSE,
    CANCEL,
    GO_ON_REMEDYING,
    GO_ON_INSPECTING,
    REOPEN,
)
ASSIGNED = Remark("assign", _("The audit was given to somebody"))
POSTPONED = Remark("postpone", _("The shop was given longer to remedy"))
CAME_BACK = Remark("came_back", _("Our letter came back; the clock was stopped"))
SENT_AGAIN = Remark("send_again", _("Our letter was sent again; the term began anew"))
REMARKS = (ASSIGNED, POSTPONED, CAME_BACK, SENT_AGAIN)

TURNS = {
    State.INSPECTION: Turn.NOBODY,
    State.ASSESSMENT: Turn.STAFF,
    State.REMEDY: Turn.MEMBER,
    State.DECISION: Turn.STAFF,
    State.MET: Turn.NOBODY,
    State.NOT_MET: Turn.NOBODY,
    State.CANCELLED: Turn.NOBODY,
}
