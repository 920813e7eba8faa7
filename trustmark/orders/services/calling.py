"""Calls of our own API: who calls with this key, and the same answer to a repeat."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from trustmark.accounts.api import User
from trustmark.kernel import vault
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import permissions, rules
from trustmark.orders.models import (
    ApiKey,
    Connection,
    GivenAnswer,
    Scope,
    TestKey,
    TrialOrder,
)
from trustmark.orders.rules import Fault
from trustmark.orders.services.connecting import PURPOSE

TEST_MARK = "test."
_TEST_PURPOSE = "test key"
_REPEATS = timedelta(days=7)
_IN_USE = {"revoked_at": None, "connection__shop__ended_at": None}


@dataclass(frozen=True)
class Caller:
    """Who calls: the shop, what the key may, and whether it is only tried."""

    connection: Connection
    scopes: frozenset[str]
    is_test: bool = False


@dataclass(frozen=True)
class Answer:
    """What a call is answered, as plain values."""

    status: int
    body: dict[str, Any]


class KeyUsedOtherwise(Exception):
    """The idempotency key came before with something else in the call."""


@transaction.atomic
def new_test_key(connection: Connection, *, by: User | None, at: datetime) -> str:
    """Make a key to try our API with, in the place of the one before; shown once."""
    refusal = permissions.why_not_manage(connection, by=by)
    if refusal:
        raise MoveRefused(refusal)
    text = f"{TEST_MARK}{secrets.token_hex(20)}"
    TestKey.objects.filter(connection=connection, revoked_at=None).update(revoked_at=at)
    TestKey.objects.create(
        connection=connection,
        digest=vault.keyed_hash(text, purpose=_TEST_PURPOSE),
        made_at=at,
        made_by=by,
    )
    return text


@transaction.atomic
def revoke_test_key(connection: Connection, *, by: User | None, at: datetime) -> None:
    """Withdraw the key to try with; from now on it opens nothing."""
    refusal = permissions.why_not_manage(connection, by=by)
    rows = TestKey.objects.filter(connection=connection, revoked_at=None)
    if refusal or not rows.update(revoked_at=at):
        raise MoveRefused(refusal or permissions.already_withdrawn())


def find_caller(text: str, *, on: date) -> Caller | None:
    """Who calls with this key alone, while it is in use and its shop runs."""
    # Found by a digest that only we can compute, so its time tells nothing.
    if text.startswith(TEST_MARK):
        return _find_trying(text, on=on)
    digests = vault.list_keyed_hashes(text, purpose=PURPOSE)
    keys = ApiKey.objects.select_related("connection__shop")
    opens = Q(ends_on=None) | Q(ends_on__gt=on)
    key = keys.filter(opens, digest__in=digests, **_IN_USE).first()
    if key is None:
        return None
    if key.last_used_on != on:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=on)
        Connection.objects.filter(pk=key.connection_id).update(last_used_on=on)
    return Caller(key.connection, frozenset(key.scopes))


def _find_trying(text: str, *, on: date) -> Caller | None:
    digests = vault.list_keyed_hashes(text, purpose=_TEST_PURPOSE)
    keys = TestKey.objects.select_related("connection__shop")
    key = keys.filter(digest__in=digests, **_IN_USE).first()
    if key is None:
        return None
    if key.last_used_on != on:
        TestKey.objects.filter(pk=key.pk).update(last_used_on=on)
    return Caller(key.connection, frozenset(map(str, Scope)), is_test=True)


def fault_in_consent(number: str, *, email: str) -> Fault | None:
    """Why a consent would be refused; nothing is kept by asking."""
    number = rules.plain_text(number)
    fault = rules.fault_in_number(number) or (None if number else Fault.NUMBER_MISSING)
    return fault or (rules.fault_in_email(email) if email else None)


def answer_once(
    connection: Connection,
    key: str,
    sent: bytes,
    *,
    work: Callable[[], Answer],
    at: datetime,
) -> Answer:
    """Do the work and keep its answer; for the same key, only give the answer again.

    Answer and work are one transaction: of two at once the second waits for the first.
    Raises `KeyUsedOtherwise` where the key came before with something else.
    """
    with transaction.atomic():
        row = _first_of(connection, key, sent, at=at)
        if row is not None:
            answer = work()
            row.status, row.answer = answer.status, answer.body
            row.save(update_fields=["status", "answer"])
            return answer
    known = GivenAnswer.objects.get(connection=connection, key_digest=_digest(key))
    if known.body_digest != sha256(sent).hexdigest():
        raise KeyUsedOtherwise
    return Answer(known.status, known.answer)


def forget_answers(*, on: date, at: datetime) -> int:
    """Drop answers that nobody repeats a call for any more, and orders to try with."""
    gone, _ = GivenAnswer.objects.filter(given_at__lte=at - _REPEATS).delete()
    tried, _ = TrialOrder.objects.filter(told_at__lte=at - _REPEATS).delete()
    return gone + tried


def _first_of(
    connection: Connection, key: str, sent: bytes, *, at: datetime
) -> GivenAnswer | None:
    """A new row for this key, or nothing where there is one."""
    try:
        with transaction.atomic():
            return GivenAnswer.objects.create(
                connection=connection,
                key_digest=_digest(key),
                body_digest=sha256(sent).hexdigest(),
                given_at=at,
            )
    except IntegrityError:
        return None


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
