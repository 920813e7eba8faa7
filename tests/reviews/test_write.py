"""Writing, changing and erasing a review: the author is in charge of it."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY
from tests.builders.reviews import (
    PLAIN,
    RUDE,
    a_certified_shop,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
    an_invitation,
    an_open_review,
    days_later,
)
from tests.builders.worker import settle
from trustmark.invitations import api as invitations
from trustmark.kernel.announcements import Announcement
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import MoveRefused
from trustmark.orders import api as orders
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords, State
from trustmark.reviews.models import ReviewText

pytestmark = pytest.mark.django_db
CHEESE = ProductMessage(
    "k1", "Belegen kaas", "https://kaas.test/k1", gtin="8710400280507"
)


@pytest.mark.rule("WK-D9-1", "WK-D8-1")
def test_a_plain_review_is_published_at_once_with_how_it_was_obtained():
    review = a_review()

    assert (review.state, review.how_obtained) == ("published", "invited")
    assert list(reviews.list_published(review.shop)) == [review]
    assert "staat nu op de pagina" in the_letter("ReviewReceived").body


def test_an_angry_review_is_published_like_a_happy_one():
    angry = replace(PLAIN, rating=1, text="Drie weken gewacht en geen antwoord.")

    assert a_review(words=angry).state == State.PUBLISHED


def test_what_the_rules_hold_waits_for_a_person():
    review = a_review(words=RUDE)

    assert review.state == State.HELD
    assert review.findings == [["insult", "klootzakken"]]
    assert review.deadline is not None
    assert not reviews.list_published(review.shop).exists()
    assert "leest je review nog even" in the_letter("ReviewReceived").body


@pytest.mark.rule("WK-D8-10")
def test_a_letter_is_answered_once_and_its_address_leaves_the_order():
    invitation = an_invitation(email="anna@thuis.test")
    reviews.write_invited(invitation, PLAIN, address=None, at=MONDAY)

    with pytest.raises(MoveRefused):
        reviews.write_invited(invitation, PLAIN, address=None, at=MONDAY)

    assert orders.get_order(invitation.order_id).email == ""
    assert the_letter("ReviewInvitation").to == ""
    invitation.refresh_from_db()
    assert invitation.state == invitations.State.ANSWERED


@pytest.mark.rule("WK-D8-10")
def test_a_newer_review_of_one_consumer_takes_the_place_of_the_older():
    shop = a_certified_shop()
    older = a_review(shop, email="anna@thuis.test")
    newer = a_review(shop, email="Anna+2@thuis.test", at=days_later(60))

    older.refresh_from_db()
    assert older.state == State.REPLACED
    assert list(reviews.list_published(shop)) == [newer]
    assert reviews.get_summary(shop, on=day_of(days_later(60))).total == 1


@pytest.mark.rule("WK-D9-6")
def test_an_open_review_waits_for_its_confirmation_and_is_marked_unverified():
    shop = a_certified_shop()
    review = an_open_review(shop, email="bram@thuis.test")
    assert review.state == State.UNCONFIRMED
    assert the_letter("ReviewToConfirm").to == "bram@thuis.test"

    reviews.confirm(review, at=MONDAY)

    assert (review.state, review.is_verified) == ("published", False)
    summary = reviews.get_summary(shop, on=day_of(MONDAY))
    assert (summary.recent.count, summary.total) == (0, 1)
    with pytest.raises(MoveRefused):
        reviews.confirm(review, at=MONDAY)


def test_an_open_review_never_replaces_one_after_an_order():
    shop = a_certified_shop()
    a_review(shop, email="anna@thuis.test")
    review = an_open_review(shop, email="anna@thuis.test")

    with pytest.raises(MoveRefused, match="eerder"):
        reviews.confirm(review, at=MONDAY)


def test_what_nobody_confirms_is_erased_after_two_weeks():
    review = an_open_review(a_certified_shop())

    assert reviews.lapse_due(on=day_of(days_later(13)), at=days_later(13)) == 0
    assert reviews.lapse_due(on=day_of(days_later(14)), at=days_later(14)) == 1

    review.refresh_from_db()
    assert (review.state, review.text, review.author_email) == ("lapsed", "", "")


@pytest.mark.rule("WK-D9-12")
def test_the_author_changes_words_and_stars_and_the_page_says_so():
    review = a_review()
    words = replace(PLAIN, rating=2, text="De kaas bleek toch oud te zijn.")

    reviews.change(review, words, at=days_later(2))

    assert (review.state, review.rating) == ("published", 2)
    assert review.edited_at == days_later(2)
    kept = [version.text for version in reviews.list_versions(review)]
    assert kept == [PLAIN.text, words.text]
    summary = reviews.get_summary(review.shop, on=day_of(MONDAY))
    assert summary.recent.distribution.counts == (0, 1, 0, 0, 0)


def test_changed_words_are_screened_again():
    review = a_review()

    reviews.change(review, RUDE, at=days_later(1))

    assert review.state == State.HELD
    assert reviews.get_summary(review.shop, on=day_of(MONDAY)).total == 0


def test_changed_words_after_a_refusal_are_always_read_first():
    review = a_refused_review()

    reviews.change(review, PLAIN, at=days_later(1))

    assert (review.state, review.ground) == ("held", "")


def test_earlier_words_can_be_erased_and_never_rewritten():
    review = a_review()

    with pytest.raises(DatabaseError), transaction.atomic():
        ReviewText.objects.filter(review=review).update(text="Iets anders.")

    assert ReviewText.objects.filter(review=review).update(text="") == 1


@pytest.mark.rule("WK-D9-11", "WK-D9-12")
@pytest.mark.parametrize("begin", [a_review, a_refused_review])
def test_withdrawing_erases_words_name_and_address_everywhere(begin):
    review = begin()
    reviews.withdraw_own(review, at=days_later(3))

    assert review.state == State.WITHDRAWN
    assert not reviews.list_published(review.shop).exists()
    texts = (review.text, review.author_name, review.author_email, review.email_key)
    assert set(texts) == {""}
    assert {v.text + v.author_name for v in reviews.list_versions(review)} == {""}
    assert reviews.get_summary(review.shop, on=day_of(MONDAY)).total == 0
    assert len(letters("ReviewWithdrawn")) == 1
    with pytest.raises(MoveRefused):
        reviews.withdraw_own(review, at=days_later(3))


def test_withdrawing_ends_what_the_shop_flagged():
    review = a_review()
    flag = a_flag(review)

    reviews.withdraw_own(review, at=days_later(1))

    flag.refresh_from_db()
    assert flag.state == "dropped"


@pytest.mark.rule("WK-D9-5")
def test_products_are_reviewed_with_the_shop_and_share_its_fate():
    shop = a_certified_shop()
    said = ProductWords("k1", 5, "Heerlijk romig.")
    unknown = ProductWords("k9", 1, "Nooit besteld.")
    words = replace(PLAIN, products=(said, unknown))

    review = a_review(shop, words, products=(CHEESE,))

    (product,) = reviews.list_product_reviews(shop)
    assert (product.name, product.rating, product.text) == (
        "Belegen kaas",
        5,
        "Heerlijk romig.",
    )
    reviews.withdraw_own(review, at=days_later(1))
    (product,) = reviews.list_product_reviews(shop, since=days_later(1))
    assert (product.text, product.review.state) == ("", "withdrawn")


def test_words_about_a_product_are_screened_as_well():
    words = replace(PLAIN, products=(ProductWords("k1", 1, "Bel 06-12345678"),))

    assert a_review(words=words, products=(CHEESE,)).state == State.HELD


@pytest.mark.rule("WK-D8-10")
def test_a_review_from_the_shop_itself_is_read_first():
    shop = a_certified_shop()
    from_shop = a_review(shop, email=shop.company.email)
    other = replace(PLAIN, text="Alles op tijd en netjes.")
    same_place = a_review(a_certified_shop(), other, address="192.0.2.7")

    assert [ground for ground, _ in from_shop.findings] == ["own-network"]
    assert [ground for ground, _ in same_place.findings] == ["own-network"]


@pytest.mark.rule("WK-D9-4", "WK-D9-10")
def test_of_a_network_address_only_a_mark_is_kept_and_that_goes_after_its_term():
    review = a_review(address="198.51.100.23")
    assert len(review.network) == 64
    assert "198.51" not in str(vars(review))

    reviews.forget_networks(on=day_of(days_later(90)), at=days_later(90))
    review.refresh_from_db()
    assert review.network != ""
    reviews.forget_networks(on=day_of(days_later(92)), at=days_later(92))

    review.refresh_from_db()
    assert review.network == ""


def test_the_same_words_under_another_shop_are_read_first():
    a_review()

    copy = a_review(a_certified_shop())

    assert [ground for ground, _ in copy.findings] == ["copied"]


def test_programs_fetch_what_changed_since_what_is_gone_included():
    shop = a_certified_shop()
    first, second = (
        a_review(shop, replace(PLAIN, text=text))
        for text in ("Mooi verpakt en op tijd.", "Alles was goed, fijne winkel.")
    )
    a_review(shop, RUDE)
    assert reviews.list_changed(shop) == [second, first]

    reviews.withdraw_own(first, at=days_later(2))

    assert reviews.list_changed(shop, since=days_later(2)) == [first]
    told = Announcement.objects.filter(about=f"review_id={first.pk}")
    names = [row.event.rpartition(".")[2] for row in told.order_by("id")]
    assert names == ["ReviewPublished", "ReviewGone"]


@pytest.mark.rule("WK-D9-3")
def test_a_question_of_a_moderator_is_answered_once():
    review = a_review(words=RUDE)
    reviews.ask_author(
        review, question="Wat is je bestelnummer?", by=a_moderator(), at=MONDAY
    )
    assert "Wat is je bestelnummer?" in the_letter("ReviewQuestion").body

    reviews.answer_question(review, "2026-7", at=days_later(1))

    assert reviews.open_question(review) == ""
    with pytest.raises(MoveRefused):
        reviews.answer_question(review, "2026-7", at=days_later(1))


def test_at_the_end_nothing_waits_and_nothing_failed():
    a_review()
    a_refused_review()

    settle(days_later(1))
