"""What was said in flags, decisions and appeals goes after its term; the fact stays."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from tests.builders.people import MONDAY
from tests.builders.reviews import (
    a_certified_shop,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
)
from trustmark.config.timetable import DAILY
from trustmark.kernel import history
from trustmark.kernel.calendar import day_of
from trustmark.kernel.history import HistoryEntry
from trustmark.reviews import api as reviews
from trustmark.reviews.models import Flag, ModerationDecision, ReviewAppeal

pytestmark = pytest.mark.django_db
# Monday 2 November 2026, ten in the morning, seven years on.
TERM = datetime(2033, 11, 2, 9, tzinfo=UTC)
BEFORE, AFTER = TERM, TERM.replace(minute=1)


def everything_said() -> set[str]:
    """Every word of a person in the tables of moderation."""
    flags = Flag.objects.values_list("explanation", flat=True)
    facts = ModerationDecision.objects.values_list("facts", flat=True)
    appeals = ReviewAppeal.objects.values_list("argument", "reasons")
    return {text for text in (*flags, *facts, *sum(appeals, ())) if text}


def said_and_decided() -> reviews.Review:
    """A review that was refused, appealed against and published; another flagged."""
    shop, first = a_certified_shop(), a_moderator()
    reviews.keep(a_flag(a_review(shop)), facts="Er was een order.", by=first, at=MONDAY)
    refused = a_refused_review(shop, by=first)
    appeal = reviews.appeal_as_author(refused, argument="Te streng.", at=MONDAY)
    reviews.overturn(appeal, reasons="Het mag.", by=a_moderator("Mo"), at=MONDAY)
    return refused


def test_words_of_moderation_are_erased_after_seven_years_and_the_decision_stays():
    review = said_and_decided()
    said, decided = everything_said(), ModerationDecision.objects.count()

    early = reviews.forget_due(on=day_of(BEFORE), at=BEFORE)
    assert (early, everything_said()) == (0, said)
    reviews.forget_due(on=day_of(AFTER), at=AFTER)

    assert everything_said() == set()
    assert ModerationDecision.objects.count() == decided
    last = reviews.latest_decision(review)
    assert last is not None
    assert last.outcome == "reinstate"
    assert reviews.forget_due(on=day_of(AFTER), at=AFTER) == 0


def test_history_loses_its_words_after_seven_years_and_keeps_its_moves():
    review = said_and_decided()
    lines = [line.move for line in history.list_history(review)]

    history.erase_due(on=day_of(BEFORE), at=BEFORE)
    assert HistoryEntry.objects.exclude(reason="").exists()
    history.erase_due(on=day_of(AFTER), at=AFTER)

    assert not HistoryEntry.objects.exclude(reason="").exists()
    assert [line.move for line in history.list_history(review)] == lines


@pytest.mark.parametrize(
    "harm",
    [
        lambda: ModerationDecision.objects.update(facts="Iets anders."),
        lambda: ModerationDecision.objects.update(facts="", ground="link"),
        lambda: ModerationDecision.objects.all().delete(),
        lambda: HistoryEntry.objects.update(reason="Iets anders."),
        lambda: HistoryEntry.objects.update(reason="", move="publish"),
        lambda: HistoryEntry.objects.all().delete(),
    ],
)
def test_erasing_is_all_the_database_lets_anybody_do_to_them(harm):
    a_refused_review()

    with pytest.raises(DatabaseError), transaction.atomic():
        harm()


def test_the_timetable_does_it_every_night():
    names = {entry.what for entry in DAILY}

    assert {reviews.forget_due, history.erase_due} <= names
