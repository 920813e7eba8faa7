"""The questions: which letters were written, and how they fared."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Q, QuerySet

from trustmark.correspondence.models import CaughtMail, OutgoingLetter
from trustmark.correspondence.states import TROUBLED, State
from trustmark.kernel.cases import Case


@dataclass(frozen=True)
class LetterReach:
    """Which letters somebody reads: of these schemes (`None`: of all), of no scheme."""

    schemes: frozenset[str] | None
    of_no_scheme: bool

    def may_read(self, letter: OutgoingLetter) -> bool:
        """Whether this letter is among them."""
        if not letter.scheme:
            return self.of_no_scheme
        return self.schemes is None or letter.scheme in self.schemes


EVERY_LETTER = LetterReach(None, of_no_scheme=True)


def list_letters(*, about: Case) -> list[OutgoingLetter]:
    """Every letter about a case, oldest first."""
    rows = OutgoingLetter.objects.filter(
        about_kind=about.kind_of_case, about_id=about.pk
    )
    return list(rows.order_by("id"))


def find_letter(letter_id: int) -> OutgoingLetter | None:
    """The letter with this id, if there is one."""
    return OutgoingLetter.objects.filter(pk=letter_id).first()


def find_by_message_id(message_id: str) -> OutgoingLetter | None:
    """The letter that carries this Message-ID, with or without its angle brackets."""
    bare = message_id.strip().removeprefix("<").removesuffix(">")
    return OutgoingLetter.objects.filter(message_id=bare).first()


def list_recent(
    *,
    within: LetterReach = EVERY_LETTER,
    to: str = "",
    kind: str = "",
    state: str = "",
    before_id: int | None = None,
    limit: int = 50,
) -> list[OutgoingLetter]:
    """Letters, newest first: to one address, and older than one we showed already."""
    asked = {"to": to, "kind": kind, "state": state}
    rows = _within(within).filter(
        **{name: text for name, text in asked.items() if text}
    )
    rows = rows.order_by("-id")
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return list(rows[:limit])


def list_troubled(
    *, within: LetterReach = EVERY_LETTER, limit: int = 200
) -> list[OutgoingLetter]:
    """Letters a person must look at (came back, failed, perhaps sent), oldest first."""
    rows = _within(within).filter(state__in=sorted(TROUBLED))
    return list(rows.order_by("id")[:limit])


def count_troubled(*, within: LetterReach = EVERY_LETTER) -> int:
    """How many letters a person must look at."""
    return _within(within).filter(state__in=sorted(TROUBLED)).count()


def count_waiting() -> int:
    """How many letters have not left the house yet."""
    under_way = (State.WAITING, State.POSTING)
    return OutgoingLetter.objects.filter(state__in=under_way).count()


def oldest_unsent() -> datetime | None:
    """When the letter was written that has waited longest to leave the house."""
    under_way = (State.WAITING, State.POSTING)
    rows = OutgoingLetter.objects.filter(state__in=under_way)
    found: datetime | None = rows.aggregate(at=Min("written_at"))["at"]
    return found


def list_caught(
    *, to: str = "", before_id: int | None = None, limit: int = 50
) -> list[CaughtMail]:
    """What the local mailbox caught, newest first."""
    rows = CaughtMail.objects.order_by("-id")
    if to:
        rows = rows.filter(to__icontains=to)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return list(rows[:limit])


def get_caught(mail_id: int) -> CaughtMail:
    """One caught letter, or `CaughtMail.DoesNotExist`."""
    return CaughtMail.objects.get(pk=mail_id)


def _within(reach: LetterReach) -> "QuerySet[OutgoingLetter]":
    of_schemes = ~Q(scheme="")
    if reach.schemes is not None:
        of_schemes &= Q(scheme__in=sorted(reach.schemes))
    of_none = Q(scheme="") if reach.of_no_scheme else Q(pk__in=[])
    return OutgoingLetter.objects.filter(of_schemes | of_none)
