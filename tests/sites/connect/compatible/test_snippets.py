"""The line with the score that three plug-ins print into every page of a shop."""

import pytest

from tests.builders.orders import a_connection
from tests.builders.people import MONDAY
from tests.builders.published import WEEK, a_reviewed_shop, an_invited_review, words
from trustmark.kernel import clock
from trustmark.shops.api import Shop

pytestmark = pytest.mark.django_db
PATHS = ["/webshops/rich_snippet", "/shop_rich_snippet.php"]


@pytest.fixture(autouse=True)
def _a_week_later(monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: MONDAY + WEEK + WEEK)


@pytest.fixture
def ours():
    return a_reviewed_shop()


def ask(client, path, ours, **query):
    answer = client.get(path, {"id": ours.credentials["id"], **query})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert not answer.cookies
    return answer.json()


@pytest.mark.parametrize("path", PATHS)
def test_the_score_is_a_line_with_a_link(client, ours, path):
    an_invited_review(ours, words(5))
    an_invited_review(ours, words(4, "Prima kaas en vlot bezorgd."))

    said = ask(client, path, ours)

    assert said["result"] == "ok"
    assert "<strong>9,0 van de 10</strong>" in said["content"]
    assert "2 reviews in de laatste twaalf maanden" in said["content"]
    assert f"/nl/webwinkelkeur/register/{ours.shop.domain}/" in said["content"]


@pytest.mark.parametrize(
    ("lang", "words_in_it"),
    [
        ("fr", "9,0 sur 10"),
        ("en", "9.0 out of 10"),
        ("nl_NL", "9,0 van de 10"),
        ("de", "9,0 van de 10"),
        ("", "9,0 van de 10"),
    ],
)
def test_the_line_is_in_the_language_asked_for(client, ours, lang, words_in_it):
    for stars in (5, 4):
        an_invited_review(ours, words(stars, f"Prima kaas, {stars} sterren waard."))

    assert words_in_it in ask(client, PATHS[0], ours, lang=lang)["content"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("number", ["", "1", "x", "9" * 30])
def test_an_unknown_shop_is_told_under_both_names(client, path, number):
    said = client.get(path, {"id": number}).json()

    assert said["result"] == "error"
    assert said["error"] == said["message"]


def test_a_shop_without_reviews_or_certificate_has_no_line(client, ours):
    without_reviews = ask(client, PATHS[0], ours)
    without_certificate = ask(client, PATHS[0], a_connection())

    assert without_reviews["result"] == without_certificate["result"] == "error"


def test_a_name_with_markup_is_printed_as_text(client, ours):
    an_invited_review(ours)
    Shop.objects.filter(pk=ours.shop.pk).update(name="<script>alert(1)</script>")

    content = ask(client, PATHS[0], ours)["content"]

    assert "<script" not in content
    assert "&lt;script&gt;" in content
