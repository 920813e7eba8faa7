"""The score: a plain mean, and how sure one may be of it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustmark.reviews.rules.scoring import (
    HIGHEST,
    LOWEST,
    Distribution,
    in_tenths,
    score_of,
)

COUNTS = st.tuples(*[st.integers(0, 10_000)] * 5)
SOME = COUNTS.filter(any)


def test_nobody_has_no_score():
    assert score_of(Distribution()) is None


@pytest.mark.rule("WK-D9-1")
def test_the_score_is_the_plain_mean():
    score = score_of(Distribution((1, 0, 0, 1, 2)))

    assert score is not None
    assert (score.mean, score.count) == (3.75, 4)


def test_the_interval_is_the_one_of_wilson():
    # 7 of 10 at the top: Wilson's 95 per cent is 0.3968 to 0.8922 of the way.
    score = score_of(Distribution((3, 0, 0, 0, 7)))

    assert score is not None
    assert round((score.low - 1) / 4, 4) == 0.3968
    assert round((score.high - 1) / 4, 4) == 0.8922


@given(SOME)
def test_the_score_lies_in_its_interval_and_on_the_scale(counts):
    score = score_of(Distribution(counts))

    assert score is not None
    assert LOWEST <= score.low <= score.mean <= score.high <= HIGHEST


@given(SOME)
def test_more_of_the_same_makes_surer_and_changes_no_score(counts):
    ten_times = tuple(10 * count for count in counts)
    few, many = score_of(Distribution(counts)), score_of(Distribution(ten_times))

    assert few is not None
    assert many is not None
    assert abs(few.mean - many.mean) < 1e-9
    assert many.high - many.low < few.high - few.low


@given(SOME)
def test_stars_turned_around_turn_the_score_around(counts):
    straight = score_of(Distribution(counts))
    turned = score_of(Distribution(counts[::-1]))

    assert straight is not None
    assert turned is not None
    assert abs(straight.low + turned.high - (LOWEST + HIGHEST)) < 1e-9


@given(COUNTS, COUNTS)
def test_adding_up_loses_nobody(one, other):
    both = Distribution(one) + Distribution(other)

    assert both.total == sum(one) + sum(other)
    assert both.points == Distribution(one).points + Distribution(other).points


@pytest.mark.parametrize(
    "shares",
    [
        (0.05, 0.05, 0.1, 0.2, 0.6),
        (0.3, 0.0, 0.0, 0.0, 0.7),
        (0.2, 0.2, 0.2, 0.2, 0.2),
        (0.01, 0.02, 0.07, 0.3, 0.6),
    ],
)
@pytest.mark.parametrize(("count", "least"), [(10, 0.91), (40, 0.935), (200, 0.935)])
def test_nineteen_times_of_twenty_the_interval_holds_the_truth(shares, count, least):
    truth = sum(rating * share for rating, share in enumerate(shares, start=1))
    dice = random.Random(20260101)  # noqa: S311 - no secret, the same on every run
    held = 0

    for _ in range(2000):
        drawn = dice.choices(range(5), weights=shares, k=count)
        one, two, three, four, five = (drawn.count(place) for place in range(5))
        counts = Distribution((one, two, three, four, five))
        score = score_of(counts)
        assert score is not None
        held += score.low <= truth <= score.high

    # Two thousand draws scatter by half a per cent; ten ratings by more.
    assert held / 2000 >= least


@pytest.mark.parametrize(
    ("value", "tenths"), [(4.25, 43), (4.24, 42), (5.0, 50), (1.0, 10), (4.449, 44)]
)
def test_a_score_is_shown_in_tenths_half_up(value, tenths):
    assert in_tenths(value) == tenths


@given(SOME)
def test_shares_are_whole_per_cents_that_nearly_add_up(counts):
    found = Distribution(counts)

    assert abs(sum(found.share(rating) for rating in range(1, 6)) - 100) <= 2
