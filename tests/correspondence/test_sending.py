"""Sending writes a row in the caller's transaction; the rest is up to the worker."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django_tasks_db.models import DBTaskResult

from tests.correspondence.letters import HARBOUR, BreadNews, LoafWasBaked
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import LetterFault, OutgoingLetter
from trustmark.kernel.clock import read_clock


def test_a_letter_is_kept_as_its_reader_gets_it(a_letter, monday):
    letter = a_letter()

    kept = OutgoingLetter.objects.get()
    assert kept == letter
    assert (kept.kind, kept.language, kept.state) == ("LoafWasBaked", "nl", "waiting")
    assert (kept.to, kept.name) == ("jansen@kaas.test", "Kaasboer Jansen")
    assert kept.subject == "Uw brood is klaar, Kaasboer Jansen"
    assert "2 maart 2026" in kept.body
    assert "2 maart 2026" in kept.html
    assert kept.written_at == monday
    assert kept.message_id.endswith("@keurmeester.test")


@pytest.mark.django_db
def test_a_letter_is_gone_with_the_transaction_it_belongs_to(a_letter):
    @transaction.atomic
    def a_verb_that_fails():
        a_letter()
        raise RuntimeError("the verb fails")

    with pytest.raises(RuntimeError):
        a_verb_that_fails()

    assert not OutgoingLetter.objects.exists()


def test_many_letters_call_for_one_worker(a_letter, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as called:
        for _ in range(3):
            a_letter()

    assert OutgoingLetter.objects.count() == 3
    assert len(called) == 1


def test_letters_about_a_case_are_found_with_it(a_letter, case_of):
    case, other = case_of(7), case_of(8)
    first, second = a_letter(about=case), a_letter(about=case)
    a_letter(about=other)
    a_letter()

    assert correspondence.list_letters(about=case) == [first, second]


@pytest.mark.parametrize(
    "address",
    ["", "jansen", "a@b@c", "a@kaas.test\nBcc: b@kaas.test", "a b@kaas.test"],
)
def test_only_an_address_is_written_to(a_letter, address):
    with pytest.raises(LetterFault, match="not an e-mail address"):
        a_letter(to=address)


def test_a_line_break_in_a_name_makes_no_header(db, monday):
    letter = correspondence.send(
        replace(LoafWasBaked.example(), shop_name="Jansen\r\nBcc: a@kaas.test"),
        to="jansen@kaas.test",
        name="Jansen\r\nBcc: b@kaas.test",
        language="nl",
        sender=replace(HARBOUR, name="Haven\nBcc: c@kaas.test"),
        at=monday,
    )
    correspondence.post_waiting(at=monday)

    caught = correspondence.list_caught()[0]
    assert not [line for line in caught.headers.splitlines() if line[:3] == "Bcc"]
    assert caught.to == '"Jansen Bcc: b@kaas.test" <jansen@kaas.test>'
    assert caught.message_id == letter.message_id


@pytest.mark.parametrize("field", ["subject", "body", "html", "to", "message_id"])
def test_the_database_refuses_to_rewrite_a_letter(a_letter, field):
    letter = a_letter()

    with pytest.raises(DatabaseError, match="kept as written"), transaction.atomic():
        OutgoingLetter.objects.filter(pk=letter.pk).update(**{field: "anders"})
    letter.refresh_from_db()
    assert getattr(letter, field) != "anders"


def test_a_letter_can_be_erased(a_letter):
    letter = a_letter()
    OutgoingLetter.objects.filter(pk=letter.pk).update(body="", html="", to="", name="")

    letter.refresh_from_db()
    assert letter.body == ""


def news(link: str, at) -> OutgoingLetter:
    return correspondence.send(
        BreadNews(link), to="jansen@kaas.test", language="en", sender=HARBOUR, at=at
    )


def test_a_reader_can_stop_news_with_one_click(db, monday):
    news("https://havenmerk.test/stop/1/", monday)
    correspondence.post_waiting(at=monday)

    headers = correspondence.list_caught()[0].headers
    assert "List-Unsubscribe: <https://havenmerk.test/stop/1/>\n" in headers
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n" in headers


def test_stopping_with_one_click_needs_a_safe_address(db, monday):
    with pytest.raises(LetterFault, match="8058"):
        news("http://havenmerk.test/stop/1/", monday)


def test_the_worker_is_called_after_the_transaction_and_posts(
    a_letter, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        letter = a_letter(at=read_clock())

    called = DBTaskResult.objects.get()
    assert called.task_path == "trustmark.correspondence.tasks.post_waiting"
    called.task.call()
    letter.refresh_from_db()
    assert letter.state == "sent"
