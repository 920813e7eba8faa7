"""The counts of the days: exact when several people act at once, and made anew."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.concurrency import at_once
from tests.builders.people import MONDAY
from tests.builders.reviews import (
    PLAIN,
    a_certified_shop,
    a_moderator,
    a_refused_review,
    a_review,
    an_invitation,
    an_open_review,
    days_later,
)
from tests.builders.worker import settle
from trustmark.kernel.calendar import Term, day_of
from trustmark.reviews import api as reviews
from trustmark.reviews.figures import window_start
from trustmark.reviews.models import DaySummary, Review

TEXTS = (
    "Mooi verpakt en op tijd bezorgd.",
    "Fijne winkel met goede service.",
    "De bezorger kwam twee dagen te laat.",
    "Lekkere kaas en snel antwoord op vragen.",
)


def words(turn: int, rating: int = 5, **more: Any) -> reviews.Words:
    return replace(PLAIN, rating=rating, text=TEXTS[turn], **more)


@pytest.mark.django_db
@pytest.mark.rule("WK-D9-1")
def test_the_summary_is_what_a_count_over_the_reviews_gives():
    shop = a_certified_shop()
    a_review(shop, words(0, 5, recommends="yes", shipping=4))
    a_review(shop, words(1, 2, recommends="no", shipping=2))
    a_review(shop, words(2, 5, recommends="yes"))
    reviews.confirm(an_open_review(shop, words(3, 1)), at=MONDAY)

    summary = reviews.get_summary(shop, on=day_of(MONDAY))

    assert summary.recent.distribution.counts == (0, 1, 0, 0, 2)
    assert summary.recent.recommend_share == 67
    assert summary.recent.aspects["shipping"] == 3.0
    assert summary.by_origin == {"invited": 3, "open": 1, "imported": 0}
    assert reviews.rebuild(shop) == 0


@pytest.mark.django_db
def test_after_twelve_months_a_review_counts_for_all_time_alone():
    shop = a_certified_shop()
    a_review(shop, words(0))

    last = reviews.get_summary(shop, on=day_of(days_later(364)))
    after = reviews.get_summary(shop, on=day_of(days_later(365)))

    assert (last.recent.count, last.ever.count) == (1, 1)
    assert (after.recent.count, after.ever.count) == (0, 1)
    assert window_start(day_of(MONDAY), Term(months=12)).isoformat() == "2025-11-03"


@pytest.mark.django_db
def test_wrong_counts_are_found_and_put_right_in_the_night():
    shop = a_certified_shop()
    a_review(shop, words(0, 3))
    DaySummary.objects.update(three=7, five=2)

    assert reviews.rebuild_all(on=day_of(MONDAY), at=MONDAY) == 1
    assert reviews.rebuild_all(on=day_of(MONDAY), at=MONDAY) == 0

    summary = reviews.get_summary(shop, on=day_of(MONDAY))
    assert summary.recent.distribution.counts == (0, 0, 1, 0, 0)


@pytest.mark.django_db
def test_refused_and_withdrawn_reviews_stand_in_the_denominators():
    shop = a_certified_shop()
    a_refused_review(shop)
    reviews.withdraw_own(a_review(shop, words(0)), at=MONDAY)
    a_review(shop, words(1))

    found = reviews.get_denominators(shop, on=day_of(MONDAY))

    assert (found.invited, found.answered) == (3, 3)
    assert (found.refused, found.withdrawn) == ({"insult": 1}, 1)


@pytest.mark.django_db(transaction=True)
def test_several_who_write_at_once_are_all_counted():
    shop = a_certified_shop()
    asked = [an_invitation(shop) for _ in TEXTS]
    settle(MONDAY)

    done, refused = at_once(
        *(
            lambda turn=turn, one=one: reviews.write_invited(
                one, words(turn, turn + 2), address=None, at=MONDAY
            )
            for turn, one in enumerate(asked)
        )
    )

    assert (done, refused) == (4, 0)
    published = Review.objects.filter(shop=shop, state="published").count()
    summary = reviews.get_summary(shop, on=day_of(MONDAY))
    assert summary.total == published
    assert reviews.rebuild(shop) == 0


@pytest.mark.django_db(transaction=True)
def test_of_an_author_and_a_moderator_at_once_one_comes_first_and_the_count_is_right():
    shop = a_certified_shop()
    review, moderator = a_review(shop, words(0)), a_moderator()
    same = reviews.get_review(review.pk)
    reasons = reviews.Reasons("insult", "Er staat een scheldwoord in.")

    at_once(
        lambda: reviews.withdraw_own(review, at=MONDAY),
        lambda: reviews.remove(same, reasons, by=moderator, at=MONDAY),
    )

    review.refresh_from_db()
    assert review.state in {"withdrawn", "removed"}
    assert reviews.get_summary(shop, on=day_of(MONDAY)).total == 0
    assert reviews.rebuild(shop) == 0
