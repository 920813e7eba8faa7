"""What the mail system reports afterwards is written on the letter, and announced."""

from datetime import timedelta

import pytest
from anymail.signals import AnymailTrackingEvent

from tests.correspondence import breaking
from trustmark.correspondence import api as correspondence
from trustmark.kernel.announcements import Announcement


@pytest.fixture
def sent(a_letter, monday, case_of):
    """A letter about audit 7 that was sent."""
    letter = a_letter(about=case_of(7))
    correspondence.post_waiting(at=monday)
    letter.refresh_from_db()
    return letter


def announced() -> list[tuple[str, str, int]]:
    return [
        (
            row.event.rpartition(".")[2],
            row.payload["about_kind"],
            row.payload["about_id"],
        )
        for row in Announcement.objects.order_by("id")
    ]


def test_a_delivery_is_recorded_once(sent, monday):
    assert correspondence.record_delivery(sent.message_id, at=monday)
    assert not correspondence.record_delivery(sent.message_id, at=monday)

    sent.refresh_from_db()
    assert sent.state == "delivered"
    assert announced() == [("LetterDelivered", "audits.audit", 7)]


def test_a_letter_may_come_back_after_it_seemed_delivered(sent, monday):
    correspondence.record_delivery(sent.message_id, at=monday)
    assert correspondence.record_bounce(
        f"<{sent.message_id}>", at=monday, detail="mailbox removed"
    )
    assert not correspondence.record_delivery(sent.message_id, at=monday)

    sent.refresh_from_db()
    assert (sent.state, sent.fault) == ("bounced", "mailbox removed")
    assert correspondence.list_troubled() == [sent]
    assert announced() == [
        ("LetterDelivered", "audits.audit", 7),
        ("LetterBounced", "audits.audit", 7),
    ]


def test_a_report_may_come_before_our_own_confirmation(a_letter, monday, settings):
    """The supplier is quicker with its report than with its answer."""
    letter = a_letter()
    settings.POST_TRANSPORT = "tests.correspondence.breaking.Meanwhile"
    later = monday + timedelta(seconds=1)
    breaking.Meanwhile.then = lambda: correspondence.record_delivery(
        letter.message_id, at=later
    )
    correspondence.post_waiting(at=monday)

    letter.refresh_from_db()
    assert (letter.state, letter.sent_at) == ("delivered", later)


def test_a_report_about_a_letter_still_here_is_no_news(a_letter, monday):
    letter = a_letter()

    assert not correspondence.record_bounce(letter.message_id, at=monday)
    assert not correspondence.record_bounce("unknown@kaas.test", at=monday)
    assert not correspondence.record_complaint("unknown@kaas.test", at=monday)


def test_a_complaint_leaves_the_letter_delivered(sent, monday):
    correspondence.record_delivery(sent.message_id, at=monday)
    assert correspondence.record_complaint(sent.message_id, at=monday)
    assert not correspondence.record_complaint(sent.message_id, at=monday)

    sent.refresh_from_db()
    assert (sent.state, sent.complained_at) == ("delivered", monday)
    assert announced()[-1] == ("LetterComplained", "audits.audit", 7)


@pytest.mark.parametrize(
    ("event_type", "state"),
    [
        ("delivered", "delivered"),
        ("bounced", "bounced"),
        ("rejected", "bounced"),
        ("failed", "bounced"),
        ("opened", "sent"),
        ("deferred", "sent"),
    ],
)
def test_reports_of_a_supplier_are_translated_at_the_door(
    sent, monday, event_type, state
):
    event = AnymailTrackingEvent(
        event_type=event_type,
        message_id="an id of the supplier",
        metadata={"message_id": sent.message_id},
        mta_response="the server said so",
    )

    is_news = correspondence.record_anymail_event(event, at=monday)
    sent.refresh_from_db()
    assert sent.state == state
    assert is_news is (state != "sent")
    assert sent.fault == ("the server said so" if is_news else "")


def test_a_supplier_without_metadata_may_report_our_own_id(sent, monday):
    event = AnymailTrackingEvent(
        event_type="complained", message_id=f"<{sent.message_id}>"
    )

    assert correspondence.record_anymail_event(event, at=monday)
