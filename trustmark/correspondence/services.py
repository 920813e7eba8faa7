"""The verbs: send a letter, record what came back, settle what went wrong."""

from datetime import datetime
from typing import Any, Protocol
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models.functions import Coalesce

from trustmark.correspondence.cleaning import on_one_line
from trustmark.correspondence.events import (
    LetterBounced,
    LetterComplained,
    LetterDelivered,
)
from trustmark.correspondence.letter import (
    Letter,
    LetterFault,
    Sender,
    kind_of,
    values_of,
)
from trustmark.correspondence.models import OutgoingLetter
from trustmark.correspondence.queries import find_by_message_id
from trustmark.correspondence.rendering import render
from trustmark.correspondence.states import HANDED_OVER, LEFT, TROUBLED, State
from trustmark.kernel.announcements import announce
from trustmark.kernel.cases import Actor
from trustmark.kernel.hurry import hurry


class CaseOfScheme(Protocol):
    """What a letter is about: a case, and the scheme it is of."""

    @property
    def pk(self) -> Any: ...

    @property
    def kind_of_case(self) -> str: ...

    scheme: Any


POSTING_TASK = "trustmark.correspondence.tasks.post_waiting"


class NotInTrouble(Exception):
    """The letter needs nobody: it is under way, or it arrived."""


@transaction.atomic
def send(
    letter: Letter,
    *,
    to: str,
    language: str,
    sender: Sender,
    at: datetime,
    name: str = "",
    about: CaseOfScheme | None = None,
) -> OutgoingLetter:
    """Write a letter and have it posted after the surrounding transaction.

    A letter about a case is of its scheme, and whoever works for another does not read
    it; any other is about an account, and for managers of every scheme alone.

    Raises `LetterFault` when the letter cannot be written.
    """
    rendering = render(letter, language=language, sender=sender)
    _hurry_unless_somebody_is_coming(at=at)
    written = OutgoingLetter(
        kind=kind_of(type(letter)),
        language=language,
        to=_address(to),
        name=on_one_line(name)[:200],
        subject=rendering.subject,
        body=rendering.text,
        html=rendering.html,
        message_id=f"{uuid4().hex}@{settings.MAIL_FROM.rpartition('@')[2]}",
        sender_name=on_one_line(sender.name)[:200],
        sender_email=_address(sender.email),
        from_email=sender.from_email and _address(sender.from_email),
        reply_to=sender.reply_to and _address(sender.reply_to),
        unsubscribe_url=_unsubscribe_url(letter),
        scheme=about.scheme if about else "",
        about_kind=about.kind_of_case if about else "",
        about_id=about.pk if about else None,
        written_at=at,
        not_before=at,
    )
    written.save(force_insert=True)
    return written


@transaction.atomic
def record_delivery(message_id: str, *, at: datetime, detail: str = "") -> bool:
    """The mail system of the reader took the letter; whether it was news to us."""
    return _record(
        message_id,
        origins=HANDED_OVER,
        event=LetterDelivered,
        at=at,
        state=State.DELIVERED,
        sent_at=Coalesce("sent_at", at),
        fault=detail,
    )


@transaction.atomic
def record_bounce(message_id: str, *, at: datetime, detail: str = "") -> bool:
    """The letter came back, perhaps after it seemed delivered; whether it was news."""
    return _record(
        message_id,
        origins=HANDED_OVER | {State.DELIVERED},
        event=LetterBounced,
        at=at,
        state=State.BOUNCED,
        fault=detail,
    )


@transaction.atomic
def record_complaint(message_id: str, *, at: datetime, detail: str = "") -> bool:
    """The reader called the letter unwanted; whether it was news to us."""
    letter = find_by_message_id(message_id)
    if letter is None:
        return False
    rows = OutgoingLetter.objects.filter(pk=letter.pk, complained_at=None)
    if not rows.update(complained_at=at, fault=detail):
        return False
    announce(LetterComplained(*_facts(letter)), at=at)
    return True


@transaction.atomic
def post_again(letter: OutgoingLetter, *, by: Actor, at: datetime) -> None:
    """Post a letter in trouble once more, or raise `NotInTrouble`.

    It keeps its message id, so a mail program that got it already may show it once.
    """
    _settle(
        letter,
        from_states=TROUBLED,
        by=by,
        at=at,
        state=State.WAITING,
        attempts=0,
        not_before=at,
        handed_over_at=None,
    )
    hurry(POSTING_TASK)


@transaction.atomic
def accept_as_sent(letter: OutgoingLetter, *, by: Actor, at: datetime) -> None:
    """Believe that a perhaps sent letter was sent, or raise `NotInTrouble`."""
    _settle(
        letter,
        from_states=frozenset({State.UNSURE}),
        by=by,
        at=at,
        state=State.SENT,
        sent_at=letter.handed_over_at,
    )


def erase_letters(about: CaseOfScheme) -> int:
    """Erase whom the letters about a case went to and what they said; how many.

    For letters that left, when there is no reason left to know it. That there was a
    letter, of which kind and when, stays.
    """
    rows = OutgoingLetter.objects.filter(
        about_kind=about.kind_of_case, about_id=about.pk, state__in=sorted(LEFT)
    )
    blank = dict.fromkeys(("to", "name", "subject", "body", "html", "fault"), "")
    return rows.update(**blank, unsubscribe_url="")


def announce_bounce(letter: OutgoingLetter, *, at: datetime) -> None:
    """Tell the house that a letter did not reach its reader."""
    announce(LetterBounced(*_facts(letter)), at=at)


def _hurry_unless_somebody_is_coming(*, at: datetime) -> None:
    """One task posts a hundred letters: a waiting one has called for it already.

    Should that task just have gone by, the sweeper finds what is left seconds later.
    """
    waiting = OutgoingLetter.objects.filter(state=State.WAITING, not_before__lte=at)
    if not waiting.exists():
        hurry(POSTING_TASK)


def _record(
    message_id: str,
    *,
    origins: frozenset[State],
    event: type[LetterDelivered] | type[LetterBounced],
    at: datetime,
    **changes: object,
) -> bool:
    letter = find_by_message_id(message_id)
    if letter is None:
        return False
    rows = OutgoingLetter.objects.filter(pk=letter.pk, state__in=origins)
    if not rows.update(claim="", posting_since=None, **changes):
        return False
    announce(event(*_facts(letter)), at=at)
    return True


def _settle(
    letter: OutgoingLetter,
    *,
    from_states: frozenset[State],
    by: Actor,
    at: datetime,
    **changes: object,
) -> None:
    rows = OutgoingLetter.objects.filter(pk=letter.pk, state__in=from_states)
    if not rows.update(settled_by_id=by.pk, settled_at=at, fault="", **changes):
        raise NotInTrouble(str(letter))
    letter.refresh_from_db()


def _facts(letter: OutgoingLetter) -> tuple[int, str, str, int | None]:
    return letter.pk, letter.kind, letter.about_kind, letter.about_id


def _address(address: str) -> str:
    """The address when it can stand in a header, or `LetterFault`."""
    try:
        validate_email(address)
    except ValidationError as fault:
        raise LetterFault(f"{address!r} is not an e-mail address") from fault
    return address


def _unsubscribe_url(letter: Letter) -> str:
    field = letter.UNSUBSCRIBE_FIELD
    url = str(values_of(letter)[field]) if field else ""
    # A demonstration on this machine has no TLS; its own pages may stand there too.
    is_ours = url.startswith(("https://", f"{settings.PUBLIC_URL}/"))
    if field and (not is_ours or url != on_one_line(url)):
        raise LetterFault(f"{url!r} is not an address for unsubscribing (RFC 8058)")
    return url
