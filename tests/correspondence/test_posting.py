"""Letters leave once: also with doubled tasks, lost tasks and dying workers."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.correspondence import breaking
from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import CaughtMail, NotInTrouble, OutgoingLetter
from trustmark.correspondence.posting import BATCH, LEASE, PATIENCE
from trustmark.kernel.announcements import Announcement

LATER = LEASE + timedelta(seconds=1)


def announced() -> list[str]:
    rows = Announcement.objects.order_by("id").values_list("event", flat=True)
    return [event.rpartition(".")[2] for event in rows]


def test_a_letter_is_posted_with_everything_a_mail_program_wants(a_letter, monday):
    letter = a_letter()

    assert correspondence.post_waiting(at=monday) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at) == ("sent", monday)
    caught = CaughtMail.objects.get()
    assert caught.to == "Kaasboer Jansen <jansen@kaas.test>"
    assert (caught.subject, caught.body) == (letter.subject, letter.body)
    headers = dict(line.split(": ", 1) for line in caught.headers.splitlines())
    assert headers["From"] == "Havenmerk <post@keurmeester.test>"
    assert headers["Reply-To"] == "post@havenmerk.test"
    assert headers["Content-Language"] == "nl"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Message-ID"] == f"<{letter.message_id}>"
    assert headers["Date"] == "Mon, 02 Nov 2026 09:00:00 +0000"


def test_a_scheme_signs_with_its_own_address_where_its_domain_lets_us(
    a_letter, monday, settings
):
    settings.MAIL_DOMAINS = {"havenmerk.test"}
    a_letter()
    correspondence.post_waiting(at=monday)

    assert "From: Havenmerk <post@havenmerk.test>\n" in CaughtMail.objects.get().headers
    assert "Reply-To" not in CaughtMail.objects.get().headers


def test_a_doubled_task_posts_nothing_twice(a_letter, monday):
    a_letter()

    assert correspondence.post_waiting(at=monday) == 1
    assert correspondence.post_waiting(at=monday) == 0
    assert CaughtMail.objects.count() == 1


def test_two_rounds_at_once_share_no_letter(a_letter, monday, settings):
    """The second round runs while the first is handing over its first letter."""
    for _ in range(3):
        a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.Meanwhile"
    breaking.Meanwhile.then = lambda: correspondence.post_waiting(at=monday)

    assert correspondence.post_waiting(at=monday) == 3
    assert sorted(breaking.Meanwhile.posted) == sorted(
        OutgoingLetter.objects.values_list("message_id", flat=True)
    )


def test_a_lost_task_is_swept_up(a_letter, monday, django_capture_on_commit_callbacks):
    a_letter()

    with django_capture_on_commit_callbacks() as called:
        assert correspondence.sweep(at=monday + PATIENCE) == 1
    assert len(called) == 1
    with django_capture_on_commit_callbacks() as called:
        assert correspondence.sweep(at=monday) == 0
    assert called == []


def test_a_full_round_calls_for_the_next(
    a_letter, monday, django_capture_on_commit_callbacks
):
    for _ in range(3):
        a_letter()

    with django_capture_on_commit_callbacks() as called:
        assert correspondence.post_waiting(at=monday, limit=2) == 2
    assert len(called) == 1
    assert correspondence.count_waiting() == 1
    assert BATCH == 100


def test_a_worker_that_dies_before_handing_over_leaves_letters_waiting(
    a_letter, monday, settings
):
    first, second = a_letter(), a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.DiesBefore"
    with pytest.raises(SystemExit):
        correspondence.post_waiting(at=monday)
    assert correspondence.sweep(at=monday + LEASE / 2) == 0
    first.refresh_from_db()
    assert first.state == "posting"

    assert correspondence.sweep(at=monday + LATER) == 2
    settings.POST_TRANSPORT = f"{breaking.__name__}.Counting"
    assert correspondence.post_waiting(at=monday + LATER) == 2
    assert breaking.Counting.posted == [first.message_id, second.message_id]


def test_a_worker_that_dies_handing_over_leaves_one_letter_to_a_person(
    a_letter, monday, settings
):
    first, second = a_letter(), a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.DiesAfter"
    with pytest.raises(SystemExit):
        correspondence.post_waiting(at=monday)

    assert breaking.DiesAfter.posted == [first.message_id]
    assert correspondence.sweep(at=monday + LATER) == 1
    settings.POST_TRANSPORT = f"{breaking.__name__}.Counting"
    assert correspondence.post_waiting(at=monday + LATER) == 1
    assert breaking.Counting.posted == [second.message_id]
    first.refresh_from_db()
    assert first.state == "unsure"
    assert correspondence.list_troubled() == [first]
    assert correspondence.count_troubled() == 1


def test_the_mailbox_completes_what_a_dead_worker_handed_over(
    a_letter, monday, settings
):
    letter = a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.MailboxThatDies"
    with pytest.raises(SystemExit):
        correspondence.post_waiting(at=monday)
    assert CaughtMail.objects.count() == 1

    settings.POST_TRANSPORT = "trustmark.correspondence.suppliers.mailbox.Mailbox"
    correspondence.sweep(at=monday + LATER)
    assert correspondence.post_waiting(at=monday + LATER) == 1
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert CaughtMail.objects.count() == 1


def test_a_slow_answer_settles_the_doubt(a_letter, monday, settings):
    letter = a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.Meanwhile"
    breaking.Meanwhile.then = lambda: correspondence.sweep(at=monday + LATER)

    assert correspondence.post_waiting(at=monday) == 1
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at) == ("sent", monday)


def test_a_round_that_lasts_too_long_gives_back_the_rest(
    a_letter, monday, settings, monkeypatch
):
    a_letter(), a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.Counting"
    monkeypatch.setattr("trustmark.correspondence.posting.ROUND_SECONDS", -1.0)

    assert correspondence.post_waiting(at=monday) == 0
    assert correspondence.count_waiting() == 2
    monkeypatch.undo()
    assert correspondence.post_waiting(at=monday) == 2
    assert set(OutgoingLetter.objects.values_list("attempts", flat=True)) == {1}


def test_a_mistake_of_ours_holds_up_no_other_letter(a_letter, monday, settings):
    first, second = a_letter(), a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.StumblesOnce"

    assert correspondence.post_waiting(at=monday) == 1
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("unsure", "sent")
    assert first.fault == "ZeroDivisionError: ours"


def test_a_person_posts_a_doubtful_letter_again(a_letter, monday, settings):
    letter = a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.StumblesOnce"
    correspondence.post_waiting(at=monday)
    letter.refresh_from_db()
    an = SimpleNamespace(pk=5)

    correspondence.post_again(letter, by=an, at=monday)
    assert (letter.state, letter.settled_by_id) == ("waiting", 5)
    settings.POST_TRANSPORT = f"{breaking.__name__}.Counting"
    assert correspondence.post_waiting(at=monday) == 1
    with pytest.raises(NotInTrouble):
        correspondence.post_again(letter, by=an, at=monday)
    assert breaking.Counting.posted == [letter.message_id]


def test_a_person_may_believe_that_a_letter_was_sent(a_letter, monday, settings):
    letter = a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.StumblesOnce"
    correspondence.post_waiting(at=monday)
    letter.refresh_from_db()

    correspondence.accept_as_sent(letter, by=SimpleNamespace(pk=5), at=monday)
    assert (letter.state, letter.sent_at) == ("sent", monday)
    assert correspondence.list_troubled() == []


def test_a_letter_nobody_takes_for_days_is_given_up(a_letter, monday, settings):
    letter = a_letter()
    settings.POST_TRANSPORT = f"{breaking.__name__}.NeverNow"
    rounds, at = 0, monday
    while rounds < 20 and correspondence.count_waiting():
        correspondence.post_waiting(at=at)
        letter.refresh_from_db()
        rounds, at = rounds + 1, max(at, letter.not_before)

    assert (letter.state, letter.attempts, rounds) == ("failed", 9, 9)
    assert at - monday == timedelta(days=2, hours=5, minutes=21)
    assert letter.fault == "closed for lunch"
    assert announced() == ["LetterBounced"]
    assert breaking.NeverNow.posted == []


def test_a_round_that_overslept_leaves_letters_to_the_round_that_has_them(
    a_letter, monday, settings
):
    first, second = a_letter(), a_letter()

    def another_round_takes_over() -> None:
        correspondence.sweep(at=monday + LATER)
        settings.POST_TRANSPORT = f"{breaking.__name__}.DiesBefore"
        with pytest.raises(SystemExit):
            correspondence.post_waiting(at=monday + LATER)

    settings.POST_TRANSPORT = f"{breaking.__name__}.Meanwhile"
    breaking.Meanwhile.then = another_round_takes_over
    assert correspondence.post_waiting(at=monday) == 1

    assert breaking.Meanwhile.posted == [first.message_id]
    second.refresh_from_db()
    assert (second.state, second.handed_over_at) == ("posting", None)
