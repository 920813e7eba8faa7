"""Cases and the moves between their states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Protocol

from django.db import models, transaction
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.kernel.history import HistoryEntry


class Turn(TextChoices):
    """Who must act now."""

    APPLICANT = "applicant", _("applicant")
    MEMBER = "member", _("member")
    CONSUMER = "consumer", _("consumer")
    STAFF = "staff", _("staff")
    BOARD = "board", _("dispute board")
    NOBODY = "nobody", _("nobody")


class Actor(Protocol):
    """Whoever takes a move; `None` in its place is the platform itself."""

    @property
    def pk(self) -> Any: ...


@dataclass(frozen=True)
class Move:
    """One allowed step of a case, and the sentence that tells it afterwards."""

    name: str
    origins: frozenset[str]
    target: str
    tells: "str | Promise" = ""


@dataclass(frozen=True)
class Remark:
    """Something that happened to a case and moved nothing, and the sentence for it."""

    name: str
    tells: "str | Promise"


NOTE = Remark("note", _("A note was written"))


class MoveRefused(Exception):
    """The case is not in a state from which this move may be taken."""


class Case(models.Model):
    """Anything with a state that people are responsible for."""

    since = models.DateTimeField(help_text="When it entered its present state.")
    deadline = models.DateField(
        null=True, help_text="The last day on which whoever is on turn may act."
    )

    MOVES: ClassVar[tuple[Move, ...]] = ()
    TURNS: ClassVar[dict[Any, Turn]] = {}
    REMARKS: ClassVar[tuple[Remark, ...]] = ()

    class Meta:
        abstract = True

    @property
    def turn(self) -> Turn:
        """Who must act now."""
        return self.TURNS[self.state]  # type: ignore[attr-defined]

    @property
    def kind_of_case(self) -> str:
        """The name under which history knows cases of this model."""
        return self._meta.label_lower


@transaction.atomic
def begin(
    case: Case, *, by: Actor | None, at: datetime, tells: str = "open", reason: str = ""
) -> None:
    """Save a new case and write the first line of its history."""
    case.since = at
    case.save(force_insert=True)
    _remember(case, tells, "", str(case.state), reason=reason, by=by, at=at)  # type: ignore[attr-defined]


@transaction.atomic
def take(
    case: Case,
    move: Move,
    *,
    by: Actor | None,
    at: datetime,
    reason: str = "",
    deadline: date | None = None,
    **changes: object,
) -> None:
    """Take one move and remember it, or raise `MoveRefused` and change nothing.

    The guard is part of the UPDATE, so of two people pressing a button at the same
    moment only one succeeds. `changes` are fields of the case that change with it.
    """
    origin = str(case.state)  # type: ignore[attr-defined]
    allowed = move.origins & {origin}
    cases: models.Manager[Any] = type(case)._default_manager
    rows = cases.filter(pk=case.pk, state__in=allowed)
    taken = rows.update(state=move.target, since=at, deadline=deadline, **changes)
    if not taken:
        raise MoveRefused(f"{case} cannot {move.name} from {origin}")
    _remember(case, move.name, origin, move.target, reason=reason, by=by, at=at)
    case.refresh_from_db()


def may_take(case: Case, move: Move) -> bool:
    """Whether the state of the case allows the move; says nothing of persons."""
    return case.state in move.origins  # type: ignore[attr-defined]


def note(
    case: Case,
    remark: Remark = NOTE,
    *,
    by: Actor | None,
    at: datetime,
    reason: str = "",
) -> None:
    """Write a line of history that moves nothing; a remark without a name has words."""
    state = str(case.state)  # type: ignore[attr-defined]
    _remember(case, remark.name, state, state, reason=reason, by=by, at=at)


def diagram(states: Iterable[TextChoices], moves: Iterable[Move]) -> str:
    """The states and moves as a Mermaid drawing, in the order of life."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.value}" for state in states]
    for move in moves:
        lines += [
            f"    {origin} --> {move.target}: {move.name}"
            for origin in sorted(move.origins)
        ]
    return "\n".join(lines) + "\n"


def _remember(
    case: Case,
    move: str,
    origin: str,
    target: str,
    *,
    reason: str,
    by: Actor | None,
    at: datetime,
) -> None:
    HistoryEntry.objects.create(
        case_kind=case.kind_of_case,
        case_id=case.pk,
        move=move,
        origin=origin,
        target=target,
        reason=reason,
        by_id=by.pk if by else None,
        at=at,
    )
