"""Leafing through many reviews gives every one of them once, in the order asked for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import reviews as reviewed
from tests.builders.people import MONDAY
from trustmark.reviews import api as reviews
from trustmark.reviews import leafing
from trustmark.reviews.api import ORDERS, Filter

pytestmark = pytest.mark.django_db
PER_LEAF = 3


@pytest.fixture
def shop(monkeypatch):
    """A shop with fourteen reviews of all stars, up to three of a day."""
    monkeypatch.setattr(leafing, "FAR", 1)
    shop, moderator = reviewed.a_certified_shop(), reviewed.a_moderator()
    for turn in range(14):
        asked = MONDAY + timedelta(days=turn // 3)
        # Around midnight here, which is an hour earlier than in Greenwich.
        at = asked + timedelta(hours=13, minutes=50 + 20 * (turn % 3))
        words = replace(reviewed.PLAIN, rating=turn * 2 % 5 + 1)
        invitation = reviewed.an_invitation(shop, at=asked)
        review = reviews.write_invited(invitation, words, address=None, at=at)
        if review.state == reviews.State.HELD:  # the same words as the one before
            reviews.publish(review, by=moderator, at=at)
    return shop


@pytest.mark.parametrize("rating", [0, 1, 4])
@pytest.mark.parametrize("order", ORDERS)
def test_all_leaves_together_are_the_whole_list(shop, order, rating):
    chosen = Filter(rating=rating, order=order)

    leaves = reviews.Leaves(shop, chosen)

    whole = list(reviews.list_published(shop, chosen))
    places = range(0, len(whole) + PER_LEAF, PER_LEAF)
    assert len(leaves) == len(whole) > 0
    assert [one for at in places for one in leaves[at : at + PER_LEAF]] == whole


@pytest.mark.parametrize("order", ORDERS)
def test_a_far_leaf_skips_no_more_than_a_day(
    shop, order, django_assert_max_num_queries
):
    leaves = reviews.Leaves(shop, Filter(order=order))

    with django_assert_max_num_queries(6) as asked:
        assert len(leaves[9:12]) == PER_LEAF

    skipped = [one["sql"].partition("OFFSET ")[2] for one in asked.captured_queries]
    assert all(int(count or 0) < PER_LEAF for count in skipped)


def test_words_are_looked_for_in_the_newest_and_the_reader_hears_so(shop, monkeypatch):
    monkeypatch.setattr(leafing, "SEARCHED", 5)

    leaves = reviews.Leaves(shop, Filter(text="kaas"))

    assert leaves.searched == len(leaves) == 5
    assert list(leaves) == list(reviews.list_published(shop))[:5]


def test_in_few_reviews_every_one_is_looked_at(shop):
    leaves = reviews.Leaves(shop, Filter(text="kaas", language="nl"))

    assert not leaves.searched
    assert len(leaves) == 14
