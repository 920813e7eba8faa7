"""What a mail server sends back about a letter: it did not arrive, or was unwanted.

Reports of RFC 3464 (delivery status) and RFC 5965 (complaints). Which letter it is
stands in the returned message, under our own Message-ID, which nobody can guess.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message

from trustmark.correspondence.services import record_bounce, record_complaint

LARGEST = 2_000_000
# RFC 3463: the mailbox does not exist, moved, or is closed; the rest says nothing
# about the reader for good (a full mailbox, a policy, a server that was away).
_GONE = re.compile(r"5\.(?:0\.0|1\.\d{1,3}|2\.1)$")
_ID = re.compile(r"^message-id:\s*(<[^>\s]{3,200}>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Returned:
    """One report: about which letter, what it means, in the words of the server."""

    message_id: str
    is_complaint: bool
    detail: str


def read_returned(mail: bytes) -> Returned | None:
    """The report in a mail; `None` where there is none that means something."""
    if len(mail) > LARGEST:
        return None
    try:
        whole = message_from_bytes(mail, policy=policy.default)
        parts = list(whole.walk())
        message_id = _message_id(parts)
        if not message_id:
            return None
        return _complaint(parts, message_id) or _bounce(parts, message_id)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # a mail that cannot be read is no report


def record_returned(mail: bytes, *, at: datetime) -> bool:
    """Record what a mail server sent back; whether it was news to us."""
    found = read_returned(mail)
    if found is None:
        return False
    record = record_complaint if found.is_complaint else record_bounce
    return record(found.message_id, at=at, detail=found.detail)


def _complaint(parts: Sequence[Message], message_id: str) -> Returned | None:
    for part in parts:
        if part.get_content_type() == "message/feedback-report":
            fields = _text(part).lower()
            kind = re.search(r"^feedback-type:\s*([\w-]+)", fields, re.MULTILINE)
            if kind and kind[1] in {"abuse", "fraud"}:
                return Returned(message_id, True, kind[1])
    return None


def _bounce(parts: Sequence[Message], message_id: str) -> Returned | None:
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            for fields in _blocks(part):
                status = str(fields.get("Status", "")).split(" ")[0].strip()
                action = str(fields.get("Action", "")).strip().lower()
                if action == "failed" and _GONE.match(status):
                    said = str(fields.get("Diagnostic-Code", status))
                    return Returned(message_id, False, said[:2000])
    return None


def _blocks(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (one for one in payload if isinstance(one, Message))


def _message_id(parts: Sequence[Message]) -> str:
    """Of the returned letter, and not of the report around it."""
    for part in parts[1:]:
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            found = _ID.search(_text(part))
            if found:
                return found[1]
        elif kind == "message/rfc822":
            for inner in _blocks(part):
                if inner.get("Message-ID"):
                    return str(inner["Message-ID"]).strip()
    return ""


def _text(part: Message) -> str:
    if part.is_multipart():
        return "\n".join(one.as_string() for one in _blocks(part))
    raw = part.get_payload(decode=True)
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
