"""What moderators decide, what shops flag and reply, and who objects to it."""

import pytest
from django.db import DatabaseError, transaction

from tests.builders.letters import letters, the_letter
from tests.builders.people import MONDAY, a_user
from tests.builders.reviews import (
    AWAY,
    RUDE,
    a_certified_shop,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
    contact_of,
    days_later,
)
from trustmark.accounts.api import Role
from trustmark.kernel.cases import MoveRefused
from trustmark.reviews import api as reviews
from trustmark.reviews.api import AppealState, FlagState, Reasons, State
from trustmark.reviews.models import ModerationDecision
from trustmark.shops import api as shops

pytestmark = pytest.mark.django_db
OTHER = Reasons("other-shop", "De bestelling was bij een andere winkel.")


def test_a_moderator_publishes_what_was_held_and_the_author_hears():
    review = a_review(words=RUDE)

    reviews.publish(review, by=a_moderator(), at=days_later(1))

    assert review.state == State.PUBLISHED
    assert len(letters("ReviewWasPublished")) == 1
    assert reviews.list_published(review.shop).count() == 1


def test_only_a_moderator_decides_and_never_about_their_own_shop():
    review = a_review(words=RUDE)
    own = a_moderator("Mees Medelid")
    shops.add_contact(review.shop.company, user=own, at=MONDAY)

    for person in (a_user(Role.FINANCE), contact_of(review.shop), own):
        with pytest.raises(MoveRefused):
            reviews.publish(review, by=person, at=MONDAY)


def test_a_refusal_gives_all_that_a_statement_of_reasons_must_hold():
    review = a_review(words=RUDE)

    decision = reviews.refuse(review, AWAY, by=a_moderator(), at=MONDAY)

    assert (review.state, review.ground) == ("refused", "insult")
    assert decision.found_by_screening
    letter = the_letter("ReviewStatement")
    for told in (
        "in geen enkel land",
        "Je noemt de mensen van de winkel klootzakken.",
        "in strijd met onze regels",
        "Een computer wees de woorden aan; een mens las",
        "Maak dan bezwaar, tot en met",
        "naar de rechter",
    ):
        assert told in letter.body


@pytest.mark.rule("WK-D9-2")
@pytest.mark.parametrize(
    "reasons",
    [
        Reasons("negative", "Wij vinden dit niet leuk."),
        Reasons("", "Wij vinden dit niet leuk."),
        Reasons("velocity", "Het waren er veel."),
        Reasons("other-language", "Pools."),
        Reasons("insult", "  "),
    ],
)
def test_without_a_ground_of_the_list_and_facts_nothing_is_refused(reasons):
    review = a_review(words=RUDE)

    with pytest.raises(MoveRefused):
        reviews.refuse(review, reasons, by=a_moderator(), at=MONDAY)

    review.refresh_from_db()
    assert review.state == State.HELD


def test_the_database_refuses_to_change_a_decision():
    a_refused_review()

    for change in (
        lambda: ModerationDecision.objects.update(ground="copied"),
        lambda: ModerationDecision.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.rule("WK-D9-2")
def test_a_flagged_review_stays_on_the_page_while_it_is_examined():
    review = a_review()

    flag = a_flag(review)

    review.refresh_from_db()
    assert (flag.state, review.state) == ("open", "published")
    assert flag.deadline is not None
    with pytest.raises(MoveRefused):
        a_flag(review)


@pytest.mark.rule("WK-D9-2")
def test_a_flag_without_a_ground_of_the_list_is_refused():
    review = a_review()

    for ground in ("", "negative", "velocity"):
        with pytest.raises(MoveRefused):
            a_flag(review, ground=ground)


def test_only_the_shop_itself_flags_and_replies():
    review, stranger = a_review(), a_user()

    with pytest.raises(MoveRefused):
        reviews.flag(
            review, ground="insult", explanation="Nee.", by=stranger, at=MONDAY
        )
    with pytest.raises(MoveRefused):
        reviews.reply(review, text="Nee.", by=stranger, at=MONDAY)


@pytest.mark.rule("WK-D9-2")
def test_a_dismissed_flag_is_explained_and_not_raised_again_on_that_ground():
    review = a_review()
    flag = a_flag(review)

    reviews.keep(flag, facts="De bestelling staat bij u.", by=a_moderator(), at=MONDAY)

    flag.refresh_from_db()
    assert (flag.state, review.state) == (FlagState.DISMISSED, State.PUBLISHED)
    letter = the_letter("FlagDismissed")
    assert "De bestelling staat bij u." in letter.body
    assert letter.to == review.shop.company.email
    with pytest.raises(MoveRefused):
        a_flag(review)
    assert a_flag(review, ground="insult").state == "open"


def test_an_upheld_flag_removes_and_both_are_told():
    review = a_review()
    flag = a_flag(review)

    reviews.remove(flag.review, OTHER, by=a_moderator(), at=days_later(1))

    review.refresh_from_db()
    flag.refresh_from_db()
    assert (review.state, flag.state) == ("removed", "upheld")
    assert "De winkel wees ons erop" in the_letter("ReviewStatement").body
    shop_letter = the_letter("FlagUpheld")
    assert review.author_email not in shop_letter.body
    assert "Anna" not in shop_letter.body


def test_a_harmful_review_can_be_taken_off_the_page_while_it_is_examined():
    review = a_review()
    a_flag(review, ground="unlawful")
    moderator = a_moderator()

    reviews.hold(review, reason="Er staat een bedreiging in.", by=moderator, at=MONDAY)
    assert not reviews.list_published(review.shop).exists()
    reviews.publish(review, remark="Toch niet.", by=moderator, at=days_later(1))

    assert review.state == State.PUBLISHED
    assert reviews.find_open_flag(review) is None


@pytest.mark.rule("WK-D9-2")
def test_an_author_appeals_and_somebody_else_decides():
    first = a_moderator()
    review = a_refused_review(by=first)

    appeal = reviews.appeal_as_author(review, argument="Zo erg.", at=days_later(2))

    assert the_letter("ReviewAppealReceived").to == review.author_email
    with pytest.raises(MoveRefused, match="iemand anders"):
        reviews.overturn(appeal, reasons="Toch goed.", by=first, at=days_later(3))
    second = a_moderator("Nora Nieuw")
    reviews.overturn(appeal, reasons="Scherp, maar zo.", by=second, at=days_later(3))
    review.refresh_from_db()
    assert (review.state, review.ground) == ("published", "")
    assert reviews.list_published(review.shop).count() == 1
    assert "geeft je gelijk" in the_letter("ReviewAppealDecided").body


def test_an_upheld_refusal_stands_and_cannot_be_appealed_again():
    review = a_refused_review()
    appeal = reviews.appeal_as_author(review, argument="Zo erg.", at=days_later(2))

    reviews.uphold(appeal, reasons="Nee.", by=a_moderator("Nora"), at=days_later(3))

    review.refresh_from_db()
    assert (review.state, appeal.state) == ("refused", AppealState.UPHELD)
    with pytest.raises(MoveRefused):
        reviews.appeal_as_author(review, argument="Toch.", at=days_later(4))


def test_an_appeal_comes_in_time_or_not_at_all():
    review = a_refused_review()

    with pytest.raises(MoveRefused, match="voorbij"):
        reviews.appeal_as_author(review, argument="Zo erg.", at=days_later(40))


def test_a_shop_appeals_against_a_review_that_stays():
    review, first = a_review(), a_moderator()
    flag = a_flag(review)
    reviews.keep(flag, facts="Er was een bestelling.", by=first, at=MONDAY)
    contact = contact_of(review.shop)

    appeal = reviews.appeal_as_shop(
        review, argument="Niet bij ons.", by=contact, at=days_later(1)
    )
    second = a_moderator("Nora Nieuw")
    reviews.overturn(appeal, reasons="Inderdaad.", by=second, at=days_later(2))

    review.refresh_from_db()
    assert (review.state, review.ground) == ("removed", "other-shop")
    assert "maakte bezwaar tegen een eerder besluit" in (
        the_letter("ReviewStatement").body
    )
    assert "is weggehaald" in the_letter("ShopAppealDecided").subject


@pytest.mark.rule("WK-D9-1")
def test_a_reply_stands_under_the_review_and_its_history_is_kept():
    review = a_review()
    contact = contact_of(review.shop)

    reviews.reply(review, text="Dank u wel!", by=contact, at=MONDAY)
    reviews.reply(review, text="Hartelijk dank!", by=contact, at=days_later(1))

    assert reviews.replies_to(review)[review.pk].text == "Hartelijk dank!"
    assert [reply.text for reply in reviews.list_replies(review)] == [
        "Dank u wel!",
        "Hartelijk dank!",
    ]
    assert len(letters("ReviewReplied")) == 1
    reviews.withdraw_reply(review, by=contact, at=days_later(2))
    assert reviews.replies_to(review) == {}


def test_eleven_flags_at_once_are_one_too_many():
    shop = a_certified_shop()
    found = []
    for turn in range(11):
        review = a_review(shop, at=days_later(turn))
        if review.state == State.HELD:
            reviews.publish(review, by=a_moderator(), at=days_later(turn))
        found.append(review)

    for review in found[:10]:
        a_flag(review, at=days_later(11))

    with pytest.raises(MoveRefused, match="Tien"):
        a_flag(found[10], at=days_later(11))


def test_an_author_hears_at_once_why_a_review_is_off_the_page_for_now():
    review = a_review()

    reviews.hold(review, reason="Er staat een adres in.", by=a_moderator(), at=MONDAY)

    letter = the_letter("ReviewTakenOff")
    assert "Er staat een adres in." in letter.body
    assert "in geen enkel land" in letter.body
    assert "9 november 2026" in letter.body


@pytest.mark.rule("WK-D9-3")
def test_a_shop_writes_to_the_author_alone_twice_at_most_and_learns_nothing():
    review = a_review(email="anna@thuis.test")
    contact = contact_of(review.shop)

    reviews.write_privately(review, text="Het spijt ons.", by=contact, at=MONDAY)

    letter = the_letter("ReviewPrivateReply")
    assert letter.to == "anna@thuis.test"
    assert "Het spijt ons." in letter.body
    assert reviews.replies_to(review) == {}
    reviews.write_privately(review, text="Nogmaals.", by=contact, at=MONDAY)
    for by, text in ((contact, "En nog eens."), (a_user(), "Hallo."), (contact, " ")):
        with pytest.raises(MoveRefused):
            reviews.write_privately(review, text=text, by=by, at=MONDAY)
    reviews.withdraw_own(review, at=MONDAY)
    assert reviews.list_private_replies(review) == []
