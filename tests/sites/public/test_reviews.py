"""Writing a review and reading those of a shop, page by page."""

import subprocess
import sys
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders.letters import letters
from tests.builders.people import MONDAY
from tests.builders.reviews import (
    AWAY,
    PLAIN,
    RUDE,
    a_flag,
    a_moderator,
    a_refused_review,
    a_review,
    an_invitation,
    an_open_review,
    an_order,
    contact_of,
)
from trustmark.invitations import api as invitations
from trustmark.invitations.models import Suppression
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.models import Review

pytestmark = pytest.mark.django_db
FILLED = {
    "rating": "5",
    "text": "Heel lekkere kaas, snel in huis.",
    "author_name": "Anna",
    "consent": "on",
}
TEXTS = ("Mooi verpakt en op tijd.", "Een dag te laat.", "Nette prijs, goede kaas.")


def path_of(link: str) -> str:
    return link.removeprefix("https://keurmeester.test")


def page_of(shop: object, query: str = "") -> str:
    return f"/nl/webwinkelkeur/register/{shop.domain}/reviews/{query}"  # type: ignore[attr-defined]


def test_opening_the_link_changes_nothing_and_the_form_publishes(client, cheese):
    invitation = an_invitation(cheese.shop, products=(ProductMessage("k1", "Kaas"),))
    link = path_of(invitations.answer_link(invitation))

    page = client.get(f"{link}?stars=4")
    assert Review.objects.count() == 0
    assert page.text.count('name="product_0_rating"') == 5
    assert 'value="4" checked' in " ".join(page.text.split()) or "checked" in page.text
    answer = client.post(link, FILLED | {"product_0_rating": "3"}, follow=True)

    review = Review.objects.get()
    assert (review.rating, review.state) == (5, "published")
    assert "Je review staat op de pagina van de winkel." in answer.text
    assert "Uitgenodigd na een bestelling bij deze winkel" in answer.text
    assert "Je hebt deze review al geschreven" in client.get(link).text


@pytest.mark.rule("WK-D9-7")
def test_without_consent_nothing_is_kept_and_nothing_typed_is_lost(client, cheese):
    link = path_of(invitations.answer_link(an_invitation(cheese.shop)))

    answer = client.post(link, {k: v for k, v in FILLED.items() if k != "consent"})

    assert answer.status_code == 422
    assert "Zonder je toestemming plaatsen we niets." in answer.text
    assert FILLED["text"] in answer.text
    assert not Review.objects.exists()


@pytest.mark.rule("WK-D9-6")
def test_without_a_letter_the_order_number_may_be_left_open(client, cheese):
    answer = client.post(
        f"{page_of(cheese.shop)}write/", FILLED | {"email": "bram@thuis.test"}
    )
    assert "Kijk in je mail" in answer.text or answer.status_code == 200
    review = Review.objects.get()
    assert (review.state, review.order_number) == ("unconfirmed", "")

    link = path_of(reviews.confirm_link(review))
    client.get(link)
    review.refresh_from_db()
    assert review.state == "unconfirmed"
    answer = client.post(link, follow=True)

    review.refresh_from_db()
    assert review.state == "published"
    assert "aankoop niet geverifieerd" in answer.text


@pytest.mark.rule("WK-D9-1", "WK-D9-4")
def test_the_page_of_a_shop_shows_reviews_their_origin_and_no_address(client, cheese):
    shop = cheese.shop
    review = a_review(
        shop, email="anna@thuis.test", number="2026-99", address="192.0.2.9"
    )
    reviews.reply(review, text="Dank u wel!", by=contact_of(shop), at=MONDAY)
    reviews.confirm(an_open_review(shop, replace(PLAIN, text=TEXTS[0])), at=MONDAY)
    a_review(shop, RUDE)

    page = client.get(page_of(shop))

    for shown in ("Snel geleverd", "Dank u wel!", "4,0", "aankoop niet geverifieerd"):
        assert shown in page.text
    for hidden in ("anna@thuis.test", "2026-99", "192.0.2.9", "klootzakken"):
        assert hidden not in page.text
    assert "klootzakken" not in client.get(page_of(shop).removesuffix("reviews/")).text


def test_the_score_stands_with_how_sure_one_may_be_of_it(client, cheese):
    for text, rating in zip(TEXTS, (5, 5, 2), strict=True):
        a_review(cheese.shop, replace(PLAIN, text=text, rating=rating))

    page = client.get(page_of(cheese.shop))

    assert "Met 95 procent zekerheid" in page.text
    score = reviews.get_summary(cheese.shop, on=MONDAY.date()).recent.score
    assert score is not None
    for value in (score.mean, score.low, score.high):
        assert f"{value:.1f}".replace(".", ",") in page.text


def test_reviews_are_searched_filtered_and_sorted(client, cheese):
    for text, rating in zip(TEXTS, (5, 1, 3), strict=True):
        a_review(cheese.shop, replace(PLAIN, text=text, rating=rating))

    def shown(query: str) -> list[str]:
        page = client.get(page_of(cheese.shop, query)).text
        found = {page.index(text): text for text in TEXTS if text in page}
        return [found[place] for place in sorted(found)]

    assert shown("?stars=1") == [TEXTS[1]]
    assert shown("?q=PRIJS") == [TEXTS[2]]
    assert shown("?sort=highest") == [TEXTS[0], TEXTS[2], TEXTS[1]]
    assert shown("?sort=lowest") == [TEXTS[1], TEXTS[2], TEXTS[0]]
    assert shown("?language=fr") == []
    assert shown("?stars=9&sort=x&page=-3") != []


def test_a_page_costs_the_same_with_one_review_and_with_more(client, cheese):
    def cost() -> int:
        client.get(page_of(cheese.shop))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(page_of(cheese.shop))
        return len(seen)

    a_review(cheese.shop, replace(PLAIN, text=TEXTS[0]))
    one = cost()
    for text in TEXTS[1:]:
        a_review(cheese.shop, replace(PLAIN, text=text))

    assert cost() == one


@pytest.mark.rule("WK-D9-12")
def test_the_author_changes_and_erases_by_the_link_alone(client, cheese):
    review = a_review(cheese.shop)
    link = path_of(reviews.own_link(review))

    client.post(f"{link}change/", FILLED | {"rating": "2"})
    assert "veranderd op" in client.get(page_of(cheese.shop)).text
    assert client.post(f"{link}withdraw/", {}).status_code == 422
    answer = client.post(f"{link}withdraw/", {"sure": "on"})

    assert "Je review is gewist" in answer.text
    assert client.get(link).status_code == 404
    assert FILLED["text"] not in client.get(page_of(cheese.shop)).text


def test_a_refused_author_reads_why_and_appeals(client, cheese):
    review = a_refused_review(cheese.shop)
    link = path_of(reviews.own_link(review))

    page = client.get(link)
    assert AWAY.facts in page.text
    assert "Beledigt een persoon of een groep" in page.text
    client.post(f"{link}appeal/", {"words": "Zo zeggen wij dat hier."})

    assert reviews.find_open_appeal(review) is not None
    assert "Door iemand anders te beslissen" in client.get(link).text


def test_a_mail_program_unsubscribes_with_one_click(cheese):
    invitation = an_invitation(cheese.shop)
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post(
        path_of(invitations.stop_link(invitation)),
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 200
    assert Suppression.objects.get().shop == cheese.shop


def test_looking_at_the_way_out_stops_nothing(client, cheese):
    link = path_of(invitations.stop_link(an_invitation(cheese.shop)))

    client.get(link)
    assert not Suppression.objects.exists()
    client.post(link, {"from": "everywhere"})

    assert Suppression.objects.get().shop is None


def test_keys_that_are_not_ours_open_nothing(client, cheese):
    review = a_review(cheese.shop)
    other = path_of(reviews.confirm_link(review)).rstrip("/").rpartition("/")[2]

    for part in ("write", "confirm", "stop", "mine"):
        for key in ("nonsense", "1:nonsense", other):
            expected = 200 if (part, key) == ("confirm", other) else 404
            assert client.get(f"/nl/reviews/{part}/{key}/").status_code == expected


@pytest.mark.rule("WK-1.15")
def test_the_host_of_another_scheme_does_not_know_the_review(client, cheese, settings):
    settings.ALLOWED_HOSTS = ["*"]
    link = path_of(reviews.own_link(a_review(cheese.shop)))

    ours = client.get(link, headers={"Host": "webwinkelkeur.example"})
    theirs = client.get(link, headers={"Host": "becommerce.example"})

    assert (ours.status_code, theirs.status_code) == (200, 404)


def test_how_we_check_is_written_from_the_rules_in_force(client, cheese):
    page = client.get("/nl/webwinkelkeur/reviews/").text

    assert "5 dagen na de bestelling" in page
    assert "Wilson" in page
    for code, label in reviews.choices_of(reviews.REFUSING):
        assert str(label) or code
        assert reviews.name_of(code)
    assert page.count("summary__row") == len(reviews.REFUSING)


def test_markup_in_a_review_is_text_everywhere(client, cheese):
    bad = "<script>alert(1)</script> lekker hoor"
    review = a_review(cheese.shop, replace(PLAIN, text=bad, author_name="<b>An</b>"))
    if review.state == "held":
        reviews.publish(review, by=a_moderator(), at=MONDAY)

    page = client.get(page_of(cheese.shop)).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert all("<script>alert" not in letter.html for letter in letters())


def test_an_order_that_is_not_asked_about_has_no_form(client, cheese):
    order = an_order(cheese.shop, delay="3")
    planned = invitations.find_invitations([order])[order.pk]

    page = client.get(path_of(invitations.answer_link(planned)))

    assert "Deze uitnodiging staat niet meer open." in page.text


@pytest.mark.rule("WK-D9-11")
def test_whoever_reads_the_mail_of_an_address_finds_the_reviews_written_with_it(cheese):
    mine = a_review(cheese.shop, email="anna@thuis.test")
    erased = a_review(
        cheese.shop,
        replace(PLAIN, text=TEXTS[0]),
        email="bram@thuis.test",
    )
    reviews.withdraw_own(erased, at=MONDAY)

    pages = {}
    for email in ("anna@thuis.test", "bram@thuis.test"):
        client = Client()
        session = client.session
        session["consumer"] = {"email": email, "until": "2999-01-01T00:00:00+00:00"}
        session.save()
        pages[email] = client.get("/nl/me/").text

    assert reviews.own_link(mine) in pages["anna@thuis.test"]
    assert "/reviews/mine/" not in pages["bram@thuis.test"]


def test_the_log_of_decisions_can_be_read_fetched_and_checked(client, tmp_path):
    review = a_refused_review()
    page = client.get(f"/nl/{review.scheme}/reviews/log/").content.decode()
    file = client.get(f"/nl/{review.scheme}/reviews/log.jsonl")
    program = client.get(f"/nl/{review.scheme}/reviews/verify_log.py")
    (tmp_path / "log.jsonl").write_bytes(b"".join(file.streaming_content))
    (tmp_path / "verify_log.py").write_bytes(program.content)

    checked = subprocess.run(
        [sys.executable, "-I", "verify_log.py", "log.jsonl"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Een review werd geweigerd" in page
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.splitlines()[-1] in page
    later = client.get(f"/nl/{review.scheme}/reviews/log.jsonl?after=1")
    assert b"".join(later.streaming_content) == b""


def test_a_year_of_moderation_is_public_in_figures(client):
    review = a_refused_review()

    page = client.get(f"/nl/{review.scheme}/reviews/report/?year=2026").text

    assert "Moderatie in 2026" in page
    assert "een computer wees woorden aan" in page
    for year in ("2025", "0", "2026x"):
        answer = client.get(f"/nl/{review.scheme}/reviews/report/?year={year}")
        assert answer.status_code == 404


@pytest.mark.rule("WK-D9-2")
def test_a_flagged_review_stands_there_with_a_mark_until_somebody_decided(client):
    review = a_review()
    mark = "De winkel zegt dat deze review een regel breekt."

    before = client.get(page_of(review.shop)).text
    flag = a_flag(review)
    during = client.get(page_of(review.shop)).text
    reviews.keep(flag, facts="Er was een order.", by=a_moderator(), at=MONDAY)
    after = client.get(page_of(review.shop)).text

    assert [mark in page for page in (before, during, after)] == [False, True, False]
    assert review.text in during
