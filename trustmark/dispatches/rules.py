"""When to try again, how a message is signed, what an answer means; pure."""

import base64
import hmac
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=12)
# So much of a pause may be added to it, so that not all come at the same moment.
JITTER = 0.2
# How long an address that does not answer at all is left alone.
SHORTEST_REST, LONGEST_REST = timedelta(minutes=1), timedelta(minutes=30)
SECRET_MARK = "whsec_"  # noqa: S105 - as the convention begins every secret
SECRET_BYTES = 32
OVERLAP = timedelta(hours=24)
"""For so long a message carries a signature of the earlier secret too."""
PORTS = frozenset({None, 443, 8443})
LONGEST_THEIR_ID = 64
_OK = range(200, 300)
_GONE = 410


class Verdict(StrEnum):
    """What one try came to."""

    ARRIVED = "arrived"
    AGAIN = "again"
    NEVER = "never"
    GONE = "gone"


class Reason(StrEnum):
    """Why a try failed, in words of ours; the edges have a sentence for each."""

    NONE = ""
    ANSWER = "answer"
    REDIRECT = "redirect"
    NO_ID = "no-id"
    NO_KEY = "no-key"
    UNKNOWN_PRODUCT = "unknown-product"
    UNPROVEN = "unproven"
    NOT_HTTPS = "not-https"
    BAD_URL = "bad-url"
    PRIVATE_ADDRESS = "private-address"
    UNUSUAL_PORT = "unusual-port"
    NO_SUCH_NAME = "no-such-name"
    NO_ANSWER = "no-answer"
    TIMEOUT = "timeout"
    TLS = "tls"
    WORKER = "worker"
    OFF = "off"
    OVERTAKEN = "overtaken"


# With these nobody was there at all, and the next message would fare the same.
UNREACHABLE = frozenset(
    {
        Reason.NO_SUCH_NAME,
        Reason.NO_ANSWER,
        Reason.TIMEOUT,
        Reason.TLS,
        Reason.PRIVATE_ADDRESS,
    }
)


def pause_after(attempts: int, *, jitter: float) -> timedelta:
    """How long to wait after so many tries in vain; `jitter` lies from 0 to 1.

    Thirty seconds, then three times as long each time, twelve hours at most.
    """
    steps = min(max(attempts - 1, 0), 10)
    pause = min(FIRST_PAUSE * int(3**steps), LONGEST_PAUSE)
    return pause + pause * JITTER * jitter


def rest_of(failing_since: datetime, *, at: datetime) -> timedelta:
    """How long to leave an address alone that has not answered since then."""
    return min(max((at - failing_since) / 2, SHORTEST_REST), LONGEST_REST)


def verdict_on(status: int, problem: str) -> tuple[Verdict, Reason]:
    """What an answer to a webhook means; its words mean nothing.

    A redirect is a failure, for nobody follows it; 410 asks us to come no more.
    """
    if problem:
        return Verdict.AGAIN, _reason(problem)
    if status in _OK:
        return Verdict.ARRIVED, Reason.NONE
    if status == _GONE:
        return Verdict.GONE, Reason.ANSWER
    if 300 <= status < 400:
        return Verdict.AGAIN, Reason.REDIRECT
    return Verdict.AGAIN, Reason.ANSWER


def verdict_on_review(
    status: int, problem: str, *, is_known: bool, is_deletion: bool
) -> tuple[Verdict, Reason]:
    """What an answer to a product review means; `is_known`: we sent an id of theirs.

    404 says: no such product, or no such review. What is to be deleted and is not
    there has arrived.
    """
    if status == 404 and not problem:
        if is_deletion:
            return Verdict.ARRIVED, Reason.NONE
        if not is_known:
            return Verdict.NEVER, Reason.UNKNOWN_PRODUCT
    verdict, reason = verdict_on(status, problem)
    return (Verdict.AGAIN, reason) if verdict == Verdict.GONE else (verdict, reason)


def their_id_in(body: bytes) -> str | int | None:
    """The `review_id` of an answer; nothing where there is none that we can keep."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    found = told.get("review_id") if isinstance(told, dict) else None
    if isinstance(found, bool) or not isinstance(found, str | int):
        return None
    text = str(found)
    is_fit = 0 < len(text) <= LONGEST_THEIR_ID and text.isascii() and text.isprintable()
    return found if is_fit else None


def fault_in_port(url: str) -> bool:
    """Whether an address has a port at which nobody keeps a website."""
    try:
        return urlsplit(url).port not in PORTS
    except ValueError:
        return True


def written_secret(key: bytes) -> str:
    """A key as the convention writes it."""
    return SECRET_MARK + base64.b64encode(key).decode()


def signatures_of(
    message_id: str, body: bytes, *, secrets: Sequence[str], at: datetime
) -> str:
    """The header `webhook-signature`: one `v1` for each secret, by spaces.

    HMAC-SHA256 over id, seconds and body, as Standard Webhooks 1.0 describes it.
    """
    seconds = int(at.timestamp())
    signed = f"{message_id}.{seconds}.".encode() + body
    keys = [base64.b64decode(text.removeprefix(SECRET_MARK)) for text in secrets]
    digests = (hmac.new(key, signed, sha256).digest() for key in keys)
    return " ".join(f"v1,{base64.b64encode(digest).decode()}" for digest in digests)


def _reason(problem: str) -> Reason:
    try:
        return Reason(problem)
    except ValueError:
        return Reason.NO_ANSWER
