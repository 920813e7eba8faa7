"""The questions: which letters were written, and how they fared."""

from trustmark.correspondence.models import CaughtMail, OutgoingLetter
from trustmark.correspondence.states import TROUBLED, State
from trustmark.kernel.cases import Case


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
    *, to: str = "", before_id: int | None = None, limit: int = 50
) -> list[OutgoingLetter]:
    """Letters, newest first: to one address, and older than one we showed already."""
    rows = OutgoingLetter.objects.order_by("-id")
    if to:
        rows = rows.filter(to=to)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return list(rows[:limit])


def list_troubled(*, limit: int = 200) -> list[OutgoingLetter]:
    """Letters a person must look at (came back, failed, perhaps sent), oldest first."""
    rows = OutgoingLetter.objects.filter(state__in=sorted(TROUBLED))
    return list(rows.order_by("id")[:limit])


def count_troubled() -> int:
    """How many letters a person must look at."""
    return OutgoingLetter.objects.filter(state__in=sorted(TROUBLED)).count()


def count_waiting() -> int:
    """How many letters have not left the house yet."""
    under_way = (State.WAITING, State.POSTING)
    return OutgoingLetter.objects.filter(state__in=under_way).count()


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
