"""Posting by SMTP, knowing at every break whether the letter may have been taken."""

import contextlib
import smtplib
from datetime import datetime

from django.conf import settings

# Connecting, TLS and signing in are Django's; we only do the talking ourselves,
# because `sendmail` does not tell at which step a line broke.
from django.core.mail.backends.smtp import EmailBackend  # noqa: TID251
from django.core.mail.message import sanitize_address  # noqa: TID251

from trustmark.correspondence.models import OutgoingLetter
from trustmark.correspondence.suppliers.envelope import envelope_of
from trustmark.correspondence.suppliers.transport import (
    LetterRefused,
    NotNow,
    Perhaps,
    ReaderRefused,
)

_CLOSING = 421


class Smtp:
    """One connection to the mail server of the settings."""

    knows_repeats = False

    def __init__(self) -> None:
        self.backend = EmailBackend()

    def open(self) -> None:
        """Connect and sign in, or raise `NotNow`."""
        try:
            self.backend.open()
        except (OSError, smtplib.SMTPException) as fault:
            raise NotNow(_told(fault)) from fault

    def post(self, letter: OutgoingLetter, *, at: datetime) -> None:
        """Speak one letter to the server and hear that it takes it."""
        mail = envelope_of(letter, at=at)
        content = mail.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]
        sender = (
            settings.MAIL_BOUNCES
            or sanitize_address(mail.from_email, "utf-8").rpartition("<")[2]
        )
        self.open()
        line = self.backend.connection
        assert line is not None  # noqa: S101 - `open` raised otherwise
        self._introduce(line, sender.rstrip(">"), sanitize_address(letter.to, "utf-8"))
        self._speak(line, content)

    def close(self) -> None:
        """Say goodbye; a server that does not answer has our letters all the same."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            self.backend.close()
        self.backend.connection = None

    def _introduce(self, line: smtplib.SMTP, sender: str, reader: str) -> None:
        try:
            line.ehlo_or_helo_if_needed()
            code, reply = line.mail(sender)
            if code != 250:
                raise self._refusal(code, reply, for_good=LetterRefused)
            code, reply = line.rcpt(reader)
            if code not in (250, 251):
                raise self._refusal(code, reply, for_good=ReaderRefused)
        except (OSError, smtplib.SMTPException) as fault:
            self._drop(line)
            raise NotNow(_told(fault)) from fault

    def _speak(self, line: smtplib.SMTP, content: bytes) -> None:
        try:
            code, reply = line.data(content)
        except smtplib.SMTPDataError as fault:
            code, reply = fault.smtp_code, _bytes(fault.smtp_error)
        except (OSError, smtplib.SMTPException) as fault:
            self._drop(line)
            raise Perhaps(_told(fault)) from fault
        if code != 250:
            # RFC 3463: 5.1 and 5.2 are about the address and the mailbox.
            about_reader = reply.startswith((b"5.1.", b"5.2."))
            for_good = ReaderRefused if about_reader else LetterRefused
            raise self._refusal(code, reply, for_good=for_good)

    def _refusal(
        self, code: int, reply: bytes, *, for_good: type[Exception]
    ) -> Exception:
        """What a refusal means; the connection is made ready for the next letter."""
        line = self.backend.connection
        if line is not None and code == _CLOSING:
            self._drop(line)
        elif line is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                line.rset()
        told = f"{code} {reply.decode('utf-8', 'replace')}"
        return for_good(told) if 500 <= code < 600 else NotNow(told)

    def _drop(self, line: smtplib.SMTP) -> None:
        self.backend.connection = None
        line.close()


def _told(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode()
