"""The moderation desk: what waits, who may, and what is written down."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import (
    RUDE,
    a_certified_shop,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
)
from tests.sites.staff.reading import text_of
from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role
from trustmark.kernel.calendar import day_of
from trustmark.reviews import api as reviews

pytestmark = pytest.mark.django_db


def test_held_flagged_and_objected_reviews_stand_on_the_desk(look):
    shop = a_certified_shop()
    a_review(shop, RUDE)
    a_flag(a_review(shop))
    refused = a_refused_review(shop)
    reviews.appeal_as_author(refused, argument="Zo erg niet.", at=MONDAY)

    told = text_of(look(a_moderator("Nora"), "desk"))

    for waits in ("Held before publication", "Flagged by the shop", "Appeal"):
        assert waits in told
    assert "Held before publication" not in text_of(look(a_user(Role.FINANCE), "desk"))


@pytest.mark.rule("WK-D9-2")
def test_a_moderator_sees_which_words_made_it_wait_and_refuses_on_a_ground(look, press):
    moderator, review = a_moderator(), a_review(words=RUDE)

    page = text_of(look(moderator, "review", review.pk))
    assert "Insults a person or a group : klootzakken" in page
    missing = press(
        moderator, "review_act", review.pk, "refuse", facts="Een scheldwoord."
    )
    assert missing.status_code == 422
    assert "Een scheldwoord." in missing.text
    press(
        moderator,
        "review_act",
        review.pk,
        "refuse",
        ground="insult",
        facts="Een scheldwoord.",
    )

    review.refresh_from_db()
    assert (review.state, review.ground) == ("refused", "insult")


def test_whoever_refused_does_not_decide_on_the_appeal(look, press):
    first, second = a_moderator(), a_moderator("Nora Nieuw")
    review = a_refused_review(by=first)
    reviews.appeal_as_author(review, argument="Zo erg niet.", at=MONDAY)

    told = text_of(look(first, "review", review.pk))
    assert "You decided on this review before" in told
    refused = press(first, "review_act", review.pk, "overturn", reason="Toch goed.")
    assert refused.status_code == 409
    press(second, "review_act", review.pk, "overturn", reason="Toch goed.")

    review.refresh_from_db()
    assert review.state == "published"


def test_a_moderator_of_another_scheme_does_not_find_the_review(look):
    review = a_review()
    other = a_user(name="Bea Becommerce")
    accounts.grant_role(other, Role.MODERATOR, by=None, at=MONDAY, scheme="becommerce")
    accounts.sign_secrecy(other, at=MONDAY)

    assert look(other, "review", review.pk).status_code in {302, 404}


def test_statements_of_a_year_are_fetched_by_whoever_works_for_the_scheme(look):
    review = a_refused_review()
    elsewhere = a_user(Role.MODERATOR, name="Els Elders", scheme="becommerce")

    page = look(a_moderator("Nora"), "statements")
    file = look(a_moderator("Nick"), "statements_file", review.scheme, 2026)
    foreign = look(elsewhere, "statements_file", review.scheme, 2026)

    assert "Download WebwinkelKeur 2026" in text_of(page)
    (line,) = b"".join(file.streaming_content).splitlines()
    assert b"DECISION_VISIBILITY_CONTENT_DISABLED" in line
    assert foreign.status_code == 404
    assert review.scheme not in look(elsewhere, "statements").text


def test_a_moderator_lays_earlier_words_and_what_resembles_them_side_by_side(look):
    moderator, review = a_moderator(), a_review(words=RUDE)
    other = replace(RUDE, text=RUDE.text + " Nooit meer, wat een ellende.")
    twin = a_review(review.shop, other)
    changed = replace(RUDE, text=RUDE.text.replace("nooit", "veel te laat"))
    reviews.change(review, changed, at=MONDAY)

    page = look(moderator, "review", review.pk).text

    assert RUDE.text in page
    assert "veel te laat" in page
    assert other.text in page
    assert "per cent the same" in page
    assert f'rel="next" href="/en/staff/reviews/{twin.pk}/"' in page


@pytest.mark.rule("WK-D9-3")
def test_a_moderator_reads_when_the_author_has_had_time_enough_to_answer():
    review = a_review(words=RUDE)
    reviews.ask_author(review, question="Welke order?", by=a_moderator(), at=MONDAY)

    asked = reviews.question_of(review, on=day_of(MONDAY))
    assert asked is not None
    later = reviews.question_of(review, on=asked.due + timedelta(days=1))
    reviews.answer_question(review, "Nummer 7.", at=MONDAY)

    assert (asked.is_over, later and later.is_over) == (False, True)
    assert reviews.question_of(review, on=asked.due) is None
