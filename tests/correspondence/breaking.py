"""Ways out that fail in the ways real ones do."""

from collections.abc import Callable
from typing import ClassVar

from trustmark.correspondence.suppliers.mailbox import Mailbox
from trustmark.correspondence.suppliers.transport import NotNow


class Counting:
    """Takes every letter and remembers its message id."""

    knows_repeats = False
    posted: ClassVar[list[str]] = []

    def open(self):
        """There is nothing to open."""

    def post(self, letter, *, at):
        self.posted.append(letter.message_id)

    def close(self):
        """There is nothing to close."""


class DiesBefore(Counting):
    """The worker is killed while it connects."""

    def open(self):
        raise SystemExit


class DiesAfter(Counting):
    """The worker is killed when the letter was taken."""

    posted: ClassVar[list[str]] = []

    def post(self, letter, *, at):
        super().post(letter, at=at)
        raise SystemExit


class Meanwhile(Counting):
    """Something else happens while the first letter is handed over."""

    posted: ClassVar[list[str]] = []
    then: ClassVar[Callable[[], object] | None] = None

    def post(self, letter, *, at):
        super().post(letter, at=at)
        then, Meanwhile.then = Meanwhile.then, None
        if then:
            then()


class StumblesOnce(Counting):
    """Our own code fails on the first letter."""

    posted: ClassVar[list[str]] = []
    stumbles: ClassVar[list[str]] = []

    def post(self, letter, *, at):
        if not self.stumbles:
            self.stumbles.append(letter.message_id)
            raise ZeroDivisionError("ours")
        super().post(letter, at=at)


class NeverNow(Counting):
    """The mail server is never there."""

    posted: ClassVar[list[str]] = []

    def open(self):
        raise NotNow("closed for lunch")


class MailboxThatDies(Mailbox):
    """The worker is killed when the letter lies in the mailbox."""

    def post(self, letter, *, at):
        super().post(letter, at=at)
        raise SystemExit


def forget() -> None:
    """Begin the next test with clean hands."""
    for way in (Counting, DiesAfter, Meanwhile, StumblesOnce, NeverNow):
        way.posted.clear()
    StumblesOnce.stumbles.clear()
    Meanwhile.then = None
