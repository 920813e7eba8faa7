"""Logs anybody may read, whose lines hang together: none can be changed unseen.

A line holds codes and a day, never words or persons, so nothing in it ever has to be
erased. Its digest covers the line and the digest before it. Who kept the head of a log
can check later that everything before it still reads the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import QuerySet

from trustmark.kernel.numbers import draw_number
from trustmark.kernel.privacy import Keep

BEGINNING = "0" * 64
_AT_ONCE = 1000


class PublicLogEntry(models.Model):
    """One line of one log, with the digest that ties it to the line before."""

    log = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    on = models.DateField()
    what = models.CharField(max_length=40)
    codes = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Privacy:
        personal = ()
        plain = ("log", "what", "codes", "previous", "digest")
        keep = Keep(forever=True, ground="a public log without persons")

    class Meta:
        app_label = "kernel"
        constraints = [
            models.UniqueConstraint(
                fields=["log", "number"], name="publiclogentry_one_per_number"
            ),
            models.UniqueConstraint(
                fields=["log", "previous"], name="publiclogentry_never_forks"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.log} {self.number}: {self.what}"

    @property
    def line(self) -> dict[str, Any]:
        """What the digest is made of."""
        return {
            "log": self.log,
            "number": self.number,
            "on": self.on.isoformat(),
            "what": self.what,
            "codes": self.codes,
            "previous": self.previous,
        }


@dataclass(frozen=True)
class Head:
    """How far a log has come: its last number and digest; number 0 is an empty log."""

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


def append(log: str, what: str, *, on: date, codes: dict[str, str]) -> PublicLogEntry:
    """Write the next line, in the surrounding transaction; whoever else writes waits.

    Raises when there is no transaction.
    """
    number = draw_number(f"public log {log}")
    entry = PublicLogEntry(log=log, number=number, on=on, what=what, codes=codes)
    entry.previous = head_of(log).digest
    entry.digest = digest_of(entry.line)
    entry.save(force_insert=True)
    return entry


def head_of(log: str) -> Head:
    """The last number and digest of a log."""
    last = PublicLogEntry.objects.filter(log=log).order_by("-number").first()
    return Head(last.number, last.digest) if last else Head(0, BEGINNING)


def list_lines(log: str) -> QuerySet[PublicLogEntry]:
    """The lines of a log, newest first."""
    return PublicLogEntry.objects.filter(log=log).order_by("-number")


def written_lines(log: str, *, after: int = 0) -> Iterator[bytes]:
    """The log as a file of JSON lines, oldest first, from the number after `after`.

    Reads along the numbers, a piece at a time, so memory does not grow with the log.
    """
    rows = PublicLogEntry.objects.filter(log=log).order_by("number")
    while piece := list(rows.filter(number__gt=after)[:_AT_ONCE]):
        for entry in piece:
            yield canonical({**entry.line, "digest": entry.digest}) + b"\n"
        after = piece[-1].number


def digest_of(line: dict[str, Any]) -> str:
    """SHA-256 of the line, in hexadecimal."""
    return sha256(canonical(line)).hexdigest()


def canonical(line: dict[str, Any]) -> bytes:
    """A line as the one text it has: keys in order, no spaces, ASCII."""
    return json.dumps(line, sort_keys=True, separators=(",", ":")).encode("ascii")
