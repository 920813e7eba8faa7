"""The public log of moderation: every decision by class, and nobody in it."""

from dataclasses import replace

import pytest

from bootstrap.verify_log import check
from tests.builders.people import MONDAY
from tests.builders.reviews import (
    AWAY,
    PLAIN,
    RUDE,
    a_certified_shop,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
    contact_of,
)
from trustmark.kernel import public_log
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Reasons

pytestmark = pytest.mark.django_db


def the_log(scheme: str) -> list[tuple[str, dict[str, str]]]:
    """What and codes of every line, oldest first."""
    lines = public_log.list_lines(reviews.log_of(scheme)).order_by("number")
    return [(line.what, line.codes) for line in lines]


@pytest.mark.rule("WK-9.1c")
def test_every_decision_flag_and_appeal_is_a_line_by_class():
    shop = a_certified_shop()
    first, second = a_moderator(), a_moderator("Mo Moderator")
    refused = a_refused_review(shop, by=first)
    appeal = reviews.appeal_as_author(refused, argument="Te streng.", at=MONDAY)
    reviews.overturn(appeal, reasons="Het mag er staan.", by=second, at=MONDAY)
    kept = a_review(shop)
    reviews.keep(a_flag(kept), facts="Er was een order.", by=first, at=MONDAY)
    appeal = reviews.appeal_as_shop(
        kept, argument="Toch niet.", by=contact_of(shop), at=MONDAY
    )
    reviews.uphold(appeal, reasons="Toch wel.", by=second, at=MONDAY)
    held = a_review(shop, replace(PLAIN, text="Mooi verpakt en op tijd bezorgd."))
    a_flag(held, ground="insult")
    reviews.hold(held, reason="Gevaarlijk.", by=first, at=MONDAY)
    reviews.publish(held, by=first, at=MONDAY)
    gone = a_review(shop, replace(PLAIN, text="Een dag te laat, maar alles zat erin."))
    a_flag(gone, ground="insult")
    reviews.remove(gone, AWAY, by=first, at=MONDAY)

    assert the_log(refused.scheme) == [
        ("refuse", {"because": "screening", "ground": "insult"}),
        ("appeal", {"party": "author"}),
        ("reinstate", {"because": "appeal", "ground": "insult"}),
        ("flag", {"ground": "other-shop"}),
        ("keep", {"because": "flag", "ground": "other-shop"}),
        ("appeal", {"party": "shop"}),
        ("uphold", {"because": "appeal", "ground": "other-shop"}),
        ("flag", {"ground": "insult"}),
        ("hold", {}),
        ("publish", {"because": "flag"}),
        ("flag", {"ground": "insult"}),
        ("remove", {"because": "flag", "ground": "insult"}),
    ]


def test_the_log_names_no_shop_no_person_and_no_word():
    review = a_review(words=RUDE)

    reviews.refuse(
        review, Reasons("insult", "klootzakken"), by=a_moderator(), at=MONDAY
    )

    (line,) = public_log.written_lines(reviews.log_of(review.scheme))
    for text in (review.shop.domain, "Anna", "klootzakken", "Mila", str(review.pk)):
        assert f'"{text}"'.encode() not in line


def test_erasing_a_review_leaves_the_log_as_it_was():
    review = a_refused_review()
    log = reviews.log_of(review.scheme)
    before = public_log.head_of(log)

    reviews.withdraw_own(review, at=MONDAY)

    assert public_log.head_of(log) == before
    assert str(check(public_log.written_lines(log))[1]) == str(before)
