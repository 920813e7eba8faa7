"""When to try again, and what an answer means."""

import base64
import hmac
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from trustmark.dispatches import rules
from trustmark.dispatches.rules import Reason, Verdict

MOMENT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def test_each_pause_is_longer_until_half_a_day():
    pauses = [rules.pause_after(n, jitter=0) for n in range(1, 12)]

    assert pauses[0] == timedelta(seconds=30)
    assert pauses == sorted(pauses)
    assert pauses[-1] == rules.LONGEST_PAUSE


def test_chance_lengthens_a_pause_by_a_fifth_at_most():
    whole = rules.pause_after(1000, jitter=1)

    assert whole == rules.LONGEST_PAUSE * 1.2


@pytest.mark.parametrize(
    ("status", "problem", "verdict"),
    [
        (200, "", Verdict.ARRIVED),
        (204, "", Verdict.ARRIVED),
        (299, "", Verdict.ARRIVED),
        (302, "", Verdict.AGAIN),
        (400, "", Verdict.AGAIN),
        (404, "", Verdict.AGAIN),
        (410, "", Verdict.GONE),
        (429, "", Verdict.AGAIN),
        (500, "", Verdict.AGAIN),
        (0, "timeout", Verdict.AGAIN),
        (0, "what nobody knows", Verdict.AGAIN),
        (200, "timeout", Verdict.AGAIN),
    ],
)
def test_what_an_answer_to_a_webhook_means(status, problem, verdict):
    assert rules.verdict_on(status, problem)[0] == verdict


@pytest.mark.parametrize(
    ("status", "is_known", "is_deletion", "verdict"),
    [
        (200, False, False, Verdict.ARRIVED),
        (404, False, False, Verdict.NEVER),
        (404, True, False, Verdict.AGAIN),
        (404, True, True, Verdict.ARRIVED),
        (401, False, False, Verdict.AGAIN),
        (403, False, False, Verdict.AGAIN),
        (410, True, False, Verdict.AGAIN),
        (501, False, False, Verdict.AGAIN),
    ],
)
def test_what_an_answer_to_a_product_review_means(
    status, is_known, is_deletion, verdict
):
    found, _ = rules.verdict_on_review(
        status, "", is_known=is_known, is_deletion=is_deletion
    )

    assert found == verdict


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'{"review_id": 7}', 7),
        (b'{"review_id": "ab12"}', "ab12"),
        (b'{"review_id": null}', None),
        (b'{"review_id": true}', None),
        (b'{"review_id": [7]}', None),
        (b'{"review_id": ""}', None),
        (b'{"review_id": "' + b"x" * 65 + b'"}', None),
        (b'{"review_id": "a\\u0000b"}', None),
        (b'{"review_id": "\\ud800"}', None),
        (b"[7]", None),
        (b"7", None),
        (b"", None),
        (b"\xff\xfe", None),
        (b"[" * 10_000, None),
    ],
)
def test_an_id_of_theirs_is_read_or_left(body, found):
    assert rules.their_id_in(body) == found


def test_a_signature_is_what_the_convention_says():
    key = b"k" * 32
    body = b'{"type":"webhook.test"}'

    told = rules.signatures_of(
        "msg_1", body, secrets=[rules.written_secret(key)], at=MOMENT
    )

    signed = b"msg_1." + str(int(MOMENT.timestamp())).encode() + b"." + body
    expected = base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()
    assert told == f"v1,{expected}"


def test_an_unknown_problem_has_a_reason_all_the_same():
    assert rules.verdict_on(0, "odd")[1] == Reason.NO_ANSWER
