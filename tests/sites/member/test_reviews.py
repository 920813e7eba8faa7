"""What a shop sees of its reviews, and what it can do with one."""

import pytest
from django.urls import reverse

from tests.builders.people import MONDAY
from tests.builders.reviews import (
    RUDE,
    a_certified_shop,
    a_flag,
    a_moderator,
    a_review,
    an_invitation,
    contact_of,
)
from trustmark.invitations import api as invitations
from trustmark.reviews import api as reviews

pytestmark = pytest.mark.django_db


def act(review: reviews.Review, deed: str) -> str:
    return reverse("member:review_act", args=[review.shop.domain, review.pk, deed])


def test_the_shop_reads_replies_and_never_sees_who_wrote(sign_in):
    review = a_review(email="anna@thuis.test")
    client = sign_in(contact_of(review.shop))

    client.post(act(review, "reply"), {"text": "Dank u wel!"})
    page = client.get(
        reverse("member:review", args=[review.shop.domain, review.pk])
    ).text

    assert reviews.replies_to(review)[review.pk].text == "Dank u wel!"
    assert "Dank u wel!" in page
    assert "anna@thuis.test" not in page


@pytest.mark.rule("WK-D9-2")
def test_a_flag_asks_a_ground_and_says_that_negative_is_none(sign_in):
    review = a_review()
    client = sign_in(contact_of(review.shop))

    page = client.get(act(review, "flag")).text
    assert "is geen grond" in page
    assert client.post(act(review, "flag"), {"explanation": "x"}).status_code == 422
    client.post(act(review, "flag"), {"ground": "insult", "explanation": "Zie zin 2."})

    assert reviews.find_open_flag(review) is not None


def test_a_ground_that_was_looked_at_is_refused_with_what_was_typed(sign_in):
    review = a_review()
    reviews.keep(a_flag(review), facts="Nee.", by=a_moderator(), at=MONDAY)
    client = sign_in(contact_of(review.shop))
    typed = {"ground": "other-shop", "explanation": "Toch echt niet van ons."}

    answer = client.post(act(review, "flag"), typed)

    assert answer.status_code == 409
    assert "Toch echt niet van ons." in answer.text


def test_nobody_sees_reviews_of_another_shop_or_what_is_held(sign_in, stranger):
    shop = a_certified_shop()
    held, review = a_review(shop, RUDE), a_review(shop)
    mine = sign_in(contact_of(shop))

    assert mine.get(reverse("member:reviews", args=[shop.domain])).status_code == 200
    assert (
        "klootzakken"
        not in mine.get(reverse("member:reviews", args=[shop.domain])).text
    )
    address = reverse("member:review", args=[shop.domain, held.pk])
    assert mine.get(address).status_code == 404
    for name, args in (
        ("reviews", [shop.domain]),
        ("inviting", [shop.domain]),
        ("review", [shop.domain, review.pk]),
        ("review_act", [shop.domain, review.pk, "reply"]),
    ):
        assert stranger.get(reverse(f"member:{name}", args=args)).status_code == 404


def test_the_shop_chooses_how_customers_are_asked(sign_in):
    shop = a_certified_shop()
    an_invitation(shop)
    client = sign_in(contact_of(shop))
    address = reverse("member:inviting", args=[shop.domain])
    choice = {
        "mode": "after-consent",
        "basis": "consent",
        "delay": "3",
        "unit": "working-days",
        "first_hour": "10",
        "last_hour": "18",
        "reminder_after": "0",
        "rest_days": "60",
        "language": "fr",
    }

    wrong = client.post(address, choice | {"last_hour": "9"})
    assert wrong.status_code == 422
    client.post(address, choice)

    kept = invitations.get_settings(shop, at=MONDAY)
    assert (kept.mode, kept.basis, kept.last_hour) == ("after-consent", "consent", 18)


@pytest.mark.rule("WK-18.3")
def test_a_shop_reads_the_clause_and_says_where_its_customers_read_it(sign_in):
    shop = a_certified_shop()
    client = sign_in(contact_of(shop))
    address = reverse("member:clause", args=[shop.domain])

    page = client.get(address)
    elsewhere = client.post(
        address, {"page": "https://elders.test/privacy", "is_there": "on"}
    )
    there = client.post(
        address, {"page": f"https://{shop.domain}/privacy", "is_there": "on"}
    )

    assert "geven wij je e-mailadres" in page.text
    assert (elsewhere.status_code, there.status_code) == (422, 303)
    assert "https://elders.test/privacy" in elsewhere.text
    assert f"https://{shop.domain}/privacy" in client.get(address).text
