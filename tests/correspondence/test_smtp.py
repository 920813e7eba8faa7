"""Posting to a real mail server, which refuses, hesitates and hangs up."""

import email
import email.policy
from datetime import datetime, timedelta

import pytest

from tests.correspondence.smtp_server import HANG_UP, STALL
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import OutgoingLetter
from trustmark.correspondence.events import LetterBounced
from trustmark.kernel.announcements import Announcement


def posted(letter: OutgoingLetter, at: datetime) -> str:
    """The state of the letter after a round of posting."""
    correspondence.post_waiting(at=at)
    letter.refresh_from_db()
    return letter.state


def test_a_letter_crosses_the_line_whole(a_letter, monday, mail_server):
    letter = a_letter()

    assert posted(letter, monday) == "sent"
    content = mail_server.taken[0].replace(b"\r\n..", b"\r\n.")
    assert b"\n" not in content.replace(b"\r\n", b"")
    content = content.replace(b"\r\n", b"\n")
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert mail["Subject"] == letter.subject
    assert mail["To"] == "Kaasboer Jansen <jansen@kaas.test>"
    text, html = mail.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content().strip() == letter.body.strip()
    assert html.get_content_type() == "text/html"
    assert html.get_content().strip() == letter.html.strip()


def test_a_hundred_letters_share_a_connection(a_letter, monday, mail_server):
    for number in range(5):
        a_letter(to=f"shop-{number}@kaas.test")

    assert correspondence.post_waiting(at=monday) == 5
    assert len(mail_server.taken) == 5
    assert mail_server.connections == 1


def test_a_reader_who_does_not_exist_comes_back(a_letter, monday, mail_server):
    mail_server.answers["RCPT nobody@kaas.test"] = "550 5.1.1 no such mailbox"
    nobody, somebody = a_letter(to="nobody@kaas.test"), a_letter()

    assert posted(nobody, monday) == "bounced"
    assert nobody.fault == "550 5.1.1 no such mailbox"
    somebody.refresh_from_db()
    assert somebody.state == "sent"
    assert Announcement.objects.get().payload == {
        "letter_id": nobody.pk,
        "letter": "LoafWasBaked",
        "about_kind": "",
        "about_id": None,
    }
    assert Announcement.objects.get().event.endswith(LetterBounced.__name__)


@pytest.mark.parametrize(
    ("step", "answer", "state"),
    [
        ("MAIL", "451 4.3.0 later", "waiting"),
        ("MAIL", "550 5.7.1 we do not know you", "failed"),
        ("MAIL", HANG_UP, "waiting"),
        ("RCPT jansen@kaas.test", "452 4.2.2 mailbox full", "waiting"),
        ("RCPT jansen@kaas.test", "421 4.3.2 going down", "waiting"),
        ("RCPT jansen@kaas.test", HANG_UP, "waiting"),
        ("DATA", "451 4.3.0 later", "waiting"),
        ("END jansen@kaas.test", "250 2.0.0 taken", "sent"),
        ("END jansen@kaas.test", "451 4.7.1 greylisted", "waiting"),
        ("END jansen@kaas.test", "554 5.7.1 looks like spam", "failed"),
        ("END jansen@kaas.test", "552 5.2.2 mailbox full", "bounced"),
        ("END jansen@kaas.test", HANG_UP, "unsure"),
    ],
)
def test_every_answer_has_its_meaning(
    a_letter, monday, mail_server, step, answer, state
):
    mail_server.answers[step] = answer

    assert posted(a_letter(), monday) == state


def test_a_refused_letter_is_tried_again_later_each_time(a_letter, monday, mail_server):
    mail_server.answers["RCPT jansen@kaas.test"] = "450 4.2.1 busy"
    letter = a_letter()

    assert posted(letter, monday) == "waiting"
    assert letter.not_before == monday + timedelta(minutes=1)
    assert posted(letter, monday) == "waiting"
    assert letter.attempts == 1
    second = monday + timedelta(minutes=1)
    assert posted(letter, second) == "waiting"
    assert letter.not_before == second + timedelta(minutes=5)
    mail_server.answers.clear()
    assert posted(letter, second + timedelta(minutes=5)) == "sent"
    assert len(mail_server.taken) == 1


def test_after_a_broken_line_the_next_letter_gets_a_new_one(
    a_letter, monday, mail_server
):
    mail_server.answers["END jansen@kaas.test"] = HANG_UP
    a_letter()
    other = a_letter(to="piet@kaas.test")

    assert posted(other, monday) == "sent"
    assert mail_server.connections == 2


def test_a_server_that_says_nothing_leaves_a_doubt(
    a_letter, monday, mail_server, settings
):
    settings.EMAIL_TIMEOUT = 0.2
    mail_server.answers["END jansen@kaas.test"] = STALL

    assert posted(a_letter(), monday) == "unsure"


def test_a_server_that_is_not_there_is_asked_later(
    a_letter, monday, mail_server, settings
):
    settings.EMAIL_PORT = 1
    letter = a_letter()

    assert posted(letter, monday) == "waiting"
    assert letter.handed_over_at is None
    assert letter.fault.startswith("ConnectionRefused")
