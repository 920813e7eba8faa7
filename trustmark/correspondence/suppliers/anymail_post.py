"""Posting through the interface of a mail supplier, with Anymail."""

import contextlib
from datetime import datetime

from anymail.exceptions import (
    AnymailError,
    AnymailRecipientsRefused,
    AnymailRequestsAPIError,
    AnymailSerializationError,
    AnymailUnsupportedFeature,
)
from django.conf import settings
from django.core.mail import get_connection  # noqa: TID251 - here letters become mail

from trustmark.correspondence.models import OutgoingLetter
from trustmark.correspondence.suppliers.envelope import envelope_of
from trustmark.correspondence.suppliers.transport import (
    LetterRefused,
    NotNow,
    Perhaps,
    ReaderRefused,
)

_TAKEN = frozenset({"sent", "queued"})
_CERTAINLY_NOT = frozenset({429, 503})


class AnymailPost:
    """One session with the supplier named in the settings."""

    knows_repeats = False

    def __init__(self) -> None:
        self.backend = get_connection(settings.POST_SUPPLIER_BACKEND)

    def open(self) -> None:
        """Begin a session, or raise `NotNow`."""
        try:
            self.backend.open()
        except (OSError, AnymailError) as fault:
            raise NotNow(str(fault)) from fault

    def post(self, letter: OutgoingLetter, *, at: datetime) -> None:
        """Give one letter to the supplier, who reports on it under our message id."""
        mail = envelope_of(letter, at=at)
        mail.metadata = {"message_id": letter.message_id}  # type: ignore[attr-defined]
        try:
            self.backend.send_messages([mail])
        except AnymailRecipientsRefused as fault:
            raise ReaderRefused(str(fault)) from fault
        except AnymailRequestsAPIError as fault:
            raise _meaning(fault) from fault
        except (AnymailSerializationError, AnymailUnsupportedFeature) as fault:
            raise LetterRefused(str(fault)) from fault
        except (AnymailError, OSError) as fault:
            raise Perhaps(str(fault)) from fault
        said = mail.anymail_status.status  # type: ignore[attr-defined]
        if not said or not set(said) <= _TAKEN:
            raise Perhaps(f"the supplier says {said}")

    def close(self) -> None:
        """End the session; what was accepted stays accepted."""
        with contextlib.suppress(OSError, AnymailError):
            self.backend.close()


def _meaning(fault: AnymailRequestsAPIError) -> Exception:
    status = fault.status_code
    if status in _CERTAINLY_NOT:
        return NotNow(str(fault))
    if status is not None and 400 <= status < 500:
        return LetterRefused(str(fault))
    return Perhaps(str(fault))
