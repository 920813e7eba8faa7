"""Posting: claim, hand over, confirm; and what is left behind when a worker dies.

A letter leaves in three steps, each committed before the next: the round claims it,
notes that it hands it over, and notes that it was sent. After a crash the row tells
how far it came. Not handed over: it waits again. Handed over but not confirmed: a way
out that knows repeats gets it once more; for any other the letter is `unsure`, because
a second copy would be our guess. People see those, and decide with one button.
"""

import logging
from datetime import datetime, timedelta
from time import monotonic
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string

from trustmark.correspondence.claiming import claim_due
from trustmark.correspondence.models import OutgoingLetter
from trustmark.correspondence.services import POSTING_TASK, announce_bounce
from trustmark.correspondence.states import State
from trustmark.correspondence.suppliers.transport import (
    LetterRefused,
    NotNow,
    Perhaps,
    ReaderRefused,
    Transport,
)
from trustmark.kernel.hurry import hurry

logger = logging.getLogger(__name__)

BATCH = 100
# A round stops in time for its last letter to be answered within the lease.
ROUND_SECONDS = 120.0
LEASE = timedelta(minutes=5)
# How long a letter may lie before the sweeper calls for a task once more.
PATIENCE = timedelta(seconds=10)
# After how many minutes a letter is tried again; two days in all.
PAUSES = (1, 5, 15, 60, 240, 480, 960, 1440)


def post_waiting(*, at: datetime, limit: int = BATCH) -> int:
    """Post letters that are due over one connection; how many were sent.

    Runs outside transactions, and is safe to run twice at once and to stop anywhere.
    """
    letters = claim_due(uuid4().hex, at=at, limit=limit)
    if not letters:
        return 0
    transport = _transport()
    try:
        transport.open()
    except NotNow as fault:
        for letter in letters:
            _try_later(letter, fault, at=at)
        return 0
    try:
        count = _post_all(letters, transport, at=at)
    finally:
        transport.close()
    if len(letters) == limit:
        hurry(POSTING_TASK)
    return count


def sweep(*, at: datetime) -> int:
    """Free what a dead worker held and call for a worker; how many letters are due."""
    held = OutgoingLetter.objects.filter(
        state=State.POSTING, posting_since__lte=at - LEASE
    )
    freed = {"claim": "", "posting_since": None, "handed_over_at": None}
    if _transport_class().knows_repeats:
        held.update(state=State.WAITING, **freed)
    else:
        held.filter(handed_over_at=None).update(state=State.WAITING, **freed)
        held.exclude(handed_over_at=None).update(
            state=State.UNSURE, claim="", posting_since=None, fault="worker stopped"
        )
    lying = OutgoingLetter.objects.filter(
        state=State.WAITING, not_before__lte=at - PATIENCE
    ).count()
    if lying:
        hurry(POSTING_TASK)
    return lying


def _post_all(
    letters: list[OutgoingLetter], transport: Transport, *, at: datetime
) -> int:
    began, count = monotonic(), 0
    for place, letter in enumerate(letters):
        if monotonic() - began > ROUND_SECONDS:
            _give_back(letters[place:])
            break
        if _still_mine(letter).update(handed_over_at=at):
            count += _post_one(letter, transport, at=at)
    return count


def _post_one(letter: OutgoingLetter, transport: Transport, *, at: datetime) -> bool:
    try:
        transport.post(letter, at=at)
    except NotNow as fault:
        _try_later(letter, fault, at=at)
    except ReaderRefused as fault:
        _give_up(letter, State.BOUNCED, fault, at=at)
    except LetterRefused as fault:
        _give_up(letter, State.FAILED, fault, at=at)
    except Perhaps as fault:
        _release(letter, state=State.UNSURE, fault=str(fault))
    except Exception as fault:
        # A mistake of ours must not stop the letters behind this one; nobody knows
        # how far it came, so a person looks.
        logger.exception("letter %s could not be posted", letter.pk)
        _release(letter, state=State.UNSURE, fault=f"{type(fault).__name__}: {fault}")
    else:
        return _confirm(letter, at=at)
    return False


def _confirm(letter: OutgoingLetter, *, at: datetime) -> bool:
    # A slow answer may come after the lease; it settles the doubt.
    late = OutgoingLetter.objects.filter(
        pk=letter.pk, state=State.UNSURE, handed_over_at=at
    )
    sent = {"state": State.SENT, "sent_at": at, "fault": ""}
    return _release(letter, **sent) or bool(late.update(**sent))


def _try_later(letter: OutgoingLetter, fault: Exception, *, at: datetime) -> None:
    if letter.attempts > len(PAUSES):
        _give_up(letter, State.FAILED, fault, at=at)
        return
    _release(
        letter,
        state=State.WAITING,
        handed_over_at=None,
        not_before=at + timedelta(minutes=PAUSES[letter.attempts - 1]),
        fault=str(fault),
    )


@transaction.atomic
def _give_up(
    letter: OutgoingLetter, state: State, fault: Exception, *, at: datetime
) -> None:
    if _release(letter, state=state, fault=str(fault)):
        announce_bounce(letter, at=at)


def _give_back(letters: list[OutgoingLetter]) -> None:
    for letter in letters:
        _release(letter, state=State.WAITING, attempts=letter.attempts - 1)
    hurry(POSTING_TASK)


def _release(letter: OutgoingLetter, **changes: object) -> bool:
    return bool(_still_mine(letter).update(claim="", posting_since=None, **changes))


def _still_mine(letter: OutgoingLetter) -> "models.QuerySet[OutgoingLetter]":
    return OutgoingLetter.objects.filter(
        pk=letter.pk, state=State.POSTING, claim=letter.claim
    )


def _transport() -> Transport:
    return _transport_class()()


def _transport_class() -> type[Transport]:
    found: type[Transport] = import_string(settings.POST_TRANSPORT)
    return found
