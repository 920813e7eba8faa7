"""Reviews and score as the client library and one plug-in read them."""

import pytest

from tests.builders.people import MONDAY
from tests.builders.published import (
    WEEK,
    a_reviewed_shop,
    an_invited_review,
    an_open_review,
    words,
)
from tests.builders.reviews import contact_of
from trustmark.kernel import clock
from trustmark.reviews import api as reviews
from trustmark.sites.connect.compatible import limits

pytestmark = pytest.mark.django_db
RATINGS = "/api/1.0/ratings.json"
SUMMARY = "/api/1.0/ratings_summary.json"
# The library's fixture has these, and M2 shows the first as "x / 10".
PARTS = ["shippingtime", "customerservice", "pricequality", "aftersale"]


@pytest.fixture(autouse=True)
def _a_week_later(monkeypatch):
    limits.READS.forget()
    monkeypatch.setattr(clock, "source", lambda: MONDAY + WEEK + WEEK)


@pytest.fixture
def ours():
    return a_reviewed_shop()


def read(client, path, ours, **query):
    return client.get(path, {**ours.credentials, **query})


@pytest.mark.rule("WK-D9-1", "WK-D9-4")
def test_a_review_is_what_the_library_reads(client, ours):
    review = an_invited_review(
        ours,
        words(4, "Lekkere kaas, netjes verpakt.", title="Aanrader", shipping=5),
    )
    reviews.reply(review, text="Dank u!", by=contact_of(ours.shop), at=MONDAY + WEEK)

    said = read(client, RATINGS, ours, limit=100, offset=0).json()

    (entry,) = said["ratings"]
    assert (said["status"], said["total"]) == ("success", 1)
    assert entry["name"] == "Jan"
    assert entry["rating"] == 4
    assert entry["ratings"] == dict.fromkeys(PARTS, 0) | {"shippingtime": 5}
    assert entry["comment"] == "Aanrader\n\nLekkere kaas, netjes verpakt."
    assert entry["date"] == "2026-11-09"
    assert entry["created"] == "2026-11-09 10:00:00"
    assert (entry["read"], entry["quarantine"], entry["verified"]) == (
        True,
        False,
        True,
    )
    assert (entry["reaction"], entry["language"]) == ("Dank u!", "nl")
    # The address of an author stays with us; what stands here is nobody's.
    assert entry["email"] == f"review-{review.pk}@reviews.invalid"
    assert "thuis.test" not in str(said)


def test_a_review_nobody_asked_for_says_so(client, ours):
    an_open_review(ours)

    (entry,) = read(client, RATINGS, ours).json()["ratings"]

    assert entry["verified"] is False


def test_paging_ends_at_the_total(client, ours):
    written = [an_invited_review(ours).pk for _ in range(5)]
    seen: list[int] = []
    total = 1
    while len(seen) < total:
        said = read(client, RATINGS, ours, limit=2, offset=len(seen)).json()
        seen += [entry["id"] for entry in said["ratings"]]
        total = said["total"]

    assert sorted(seen) == sorted(written)
    assert total == 5


def test_reviews_are_asked_for_by_language(client, ours):
    an_invited_review(ours)
    text = "The cheese was good and came quickly, thank you."
    an_invited_review(ours, words(text=text, language="en"))

    for asked, count in [("nl", 1), ("en", 1), ("EN", 1), ("", 2), ("de", 0)]:
        assert read(client, RATINGS, ours, language=asked).json()["total"] == count


def test_the_score_is_out_of_ten_and_its_parts_out_of_five(client, ours):
    an_invited_review(ours, words(5, shipping=5, service=4))
    an_invited_review(ours, words(4, "Prima kaas en vlot bezorgd.", shipping=4))
    an_open_review(ours, words(1, "Nooit aangekomen, heel jammer van de kaas."))

    data = read(client, SUMMARY, ours).json()["data"]

    # Of the page: verified ones of the last twelve months make the score.
    assert data["amount"] == 2
    assert data["rating_average"] == 9.0
    assert data["ratings_average"] == {
        "shippingtime": 4.5,
        "customerservice": 4.0,
        "pricequality": 0,
        "aftersale": 0,
    }


def test_a_shop_without_reviews_has_numbers_too(client, ours):
    data = read(client, SUMMARY, ours).json()["data"]

    assert (data["amount"], data["rating_average"]) == (0, 0.0)
    assert set(data["ratings_average"]) == set(PARTS)


@pytest.mark.parametrize("path", [RATINGS, SUMMARY])
def test_the_public_code_reads_from_any_page(client, ours, path):
    an_invited_review(ours)
    query = {
        "id": ours.credentials["id"],
        "public_code": ours.connection.public_code,
    }

    answer = client.get(path, query)

    assert answer.json()["status"] == "success"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


@pytest.mark.parametrize("path", [RATINGS, SUMMARY])
@pytest.mark.parametrize(
    "query", [{"public_code": "x"}, {"id": "x", "public_code": "x"}, {"code": "x"}, {}]
)
def test_a_wrong_code_reads_nothing(client, ours, path, query):
    an_invited_review(ours)

    answer = client.get(path, {"id": ours.credentials["id"], **query})

    assert answer.status_code == 200
    assert answer.json()["status"] == "error"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Lekkere" not in answer.content.decode()


def test_another_shops_reviews_are_not_shown(client, ours):
    an_invited_review(a_reviewed_shop(domain="bloemen.test"))

    assert read(client, RATINGS, ours).json()["total"] == 0
