"""Mails that mail servers send back: which of them say something about a reader."""

import pytest

from trustmark.correspondence import api as correspondence

BOUNCE = """\
From: MAILER-DAEMON@mx.test
Content-Type: multipart/report; report-type=delivery-status; boundary=b
Message-ID: <theirs@mx.test>

--b
Content-Type: text/plain

It did not work.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test

Final-Recipient: rfc822; weg@thuis.test
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--b
Content-Type: {kind}

From: us@merk.test
Message-ID: <{message_id}>
Subject: Hoe was je bestelling

--b--
"""
COMPLAINT = """\
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: message/feedback-report

Feedback-Type: {feedback}
User-Agent: x/1

--b
Content-Type: message/rfc822

Message-ID: <{message_id}>

x
--b--
"""


@pytest.fixture
def letter(a_letter, monday):
    """A letter that was sent."""
    one = a_letter()
    correspondence.post_waiting(at=monday)
    one.refresh_from_db()
    return one


def bounce(letter, **told: str) -> bytes:
    values = {"action": "failed", "status": "5.1.1", "kind": "text/rfc822-headers"}
    values |= {"message_id": letter.message_id} | told
    return BOUNCE.format(**values).encode()


@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_mailbox_that_is_gone_makes_the_letter_come_back(letter, monday, kind):
    assert correspondence.record_returned(bounce(letter, kind=kind), at=monday)
    assert not correspondence.record_returned(bounce(letter, kind=kind), at=monday)

    letter.refresh_from_db()
    assert letter.state == "bounced"
    assert "no such user" in letter.fault


@pytest.mark.parametrize(
    "told",
    [
        {"status": "4.2.2"},
        {"status": "5.2.2"},
        {"status": "5.7.1"},
        {"action": "delayed"},
        {"action": "delivered", "status": "2.0.0"},
        {"message_id": "unknown@merk.test"},
        {"kind": "text/plain"},
    ],
)
def test_what_says_nothing_about_the_reader_changes_nothing(letter, monday, told):
    assert not correspondence.record_returned(bounce(letter, **told), at=monday)

    letter.refresh_from_db()
    assert letter.state == "sent"


@pytest.mark.parametrize(
    ("feedback", "is_news"), [("abuse", True), ("not-spam", False)]
)
def test_a_complaint_is_told_from_its_opposite(letter, monday, feedback, is_news):
    mail = COMPLAINT.format(feedback=feedback, message_id=letter.message_id).encode()

    assert correspondence.record_returned(mail, at=monday) is is_news

    letter.refresh_from_db()
    assert (letter.complained_at is not None) is is_news


@pytest.mark.parametrize(
    "mail", [b"", b"\x00\xff", b"Content-Type: multipart/report\n\nx", b"x" * 2_000_001]
)
def test_what_is_no_report_is_let_go(letter, monday, mail):
    assert not correspondence.record_returned(mail, at=monday)
