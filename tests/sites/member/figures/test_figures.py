"""What a shop sees of itself in figures, and what it may take along."""

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from django.core.management import call_command

from tests.builders.people import MONDAY
from tests.builders.published import (
    PRODUCT,
    WEEK,
    a_carrying_certificate,
    an_invitation,
    an_invited_review,
    an_open_review,
    connected_to,
    words,
)
from tests.builders.reviews import contact_of
from tests.builders.worker import settle
from trustmark.kernel import clock
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords
from trustmark.reviews.models import DaySummary
from trustmark.sites.layout.widgets import KINDS
from trustmark.sites.member.figures.telling import first_of, whole_year_before

pytestmark = pytest.mark.django_db
NOW = MONDAY + WEEK
DOMAIN = "kaasboer-jansen.test"


@pytest.fixture(autouse=True)
def _a_week_later(monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: NOW)


@pytest.fixture
def connected():
    certificate = a_carrying_certificate(domain=DOMAIN)
    return connected_to(certificate, takes_products=True)


@pytest.fixture
def own(connected, sign_in):
    """The browser of somebody of the shop."""
    return sign_in(contact_of(connected.shop))


def page(browser, name="figures/"):
    answer = browser.get(f"/en/member/shops/{DOMAIN}/{name}")
    assert answer.status_code == 200
    return b"".join(answer) if answer.streaming else answer.content


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.rule("WK-D8-9")
def test_the_months_tell_who_was_asked_and_what_came_of_it(connected, own):
    an_invited_review(connected, words(5))
    an_invited_review(connected, words(4))
    an_invitation(connected)
    an_open_review(connected, words(1))

    months = rows_of(page(own, "figures.csv").decode())

    assert len(months) == 12
    november = months[-1]
    assert november["month"] == "2026-11"
    assert (november["invited"], november["answered"]) == ("3", "2")
    assert (november["verified_reviews"], november["mean"]) == ("2", "4.50")
    assert (november["five"], november["four"], november["one"]) == ("1", "1", "0")
    assert {month["invited"] for month in months[:-1]} == {"0"}


def test_the_page_shows_funnel_months_stars_and_themes(connected, own):
    an_invited_review(connected, words(2, "De levering was traag en de doos kapot."))
    an_invited_review(connected, words(4, "Snelle levering, vriendelijk contact."))

    text = page(own).decode()

    assert "From order to review" in text
    assert "Delivery" in text
    assert "too few shops like yours" in text
    themes = {theme.name: theme for theme in reviews.count_themes(connected.shop)}
    assert (themes["delivery"].count, themes["delivery"].mean) == (2, 3.0)
    assert (themes["packaging"].count, themes["packaging"].mean) == (1, 2.0)
    assert themes["price"].count == 0


def a_sector(connected, others, *, each=10):
    """So many other shops of the same kind, each with reviews in October."""
    shop = connected.shop
    for _ in range(others):
        other = a_carrying_certificate().shop
        DaySummary.objects.create(
            shop=other, on=date(2026, 10, 5), how_obtained="invited", four=each
        )
    return reviews.compare_sector(
        shop,
        scheme="webwinkelkeur",
        since=date(2025, 11, 1),
        until=date(2026, 10, 31),
    )


def test_a_sector_of_four_others_is_not_shown_and_of_five_is(connected):
    assert a_sector(connected, 4) is None
    sector = a_sector(connected, 1)

    assert sector is not None
    assert (sector.shops, sector.mean) == (5, 4.0)


def test_shops_with_few_reviews_make_up_no_sector(connected):
    assert a_sector(connected, 6, each=9) is None


def test_a_sector_moves_once_a_month():
    assert whole_year_before(date(2026, 11, 1)) == whole_year_before(date(2026, 11, 30))
    assert whole_year_before(date(2026, 11, 9)) == (
        date(2025, 11, 1),
        date(2026, 10, 31),
    )
    assert first_of(date(2026, 1, 31), back=1) == date(2025, 12, 1)


def archive_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_shop_takes_all_its_reviews_along(connected, own):
    invitation = an_invitation(connected, products=(PRODUCT,))
    given = words(products=(ProductWords("K-1", 4, "Pittig."),), title="=1+1")
    review = reviews.write_invited(invitation, given, address=None, at=NOW)
    reviews.reply(review, text="Dank u wel.", by=contact_of(connected.shop), at=NOW)
    an_open_review(connected, words(1, "Nooit gekomen."))

    files = archive_of(page(own, "reviews.zip"))

    told = [json.loads(one) for one in files[f"{DOMAIN}/reviews.jsonl"].splitlines()]
    assert {one["rating"] for one in told} == {5, 1}
    assert {one["reply"] for one in told} == {"Dank u wel.", ""}
    assert "=1+1" in {one["title"] for one in told}
    table = rows_of(files[f"{DOMAIN}/reviews.csv"])
    assert {row["title"] for row in table} == {"'=1+1", ""}
    (product,) = rows_of(files[f"{DOMAIN}/product_reviews.csv"])
    assert (product["external_id"], product["text"]) == ("K-1", "Pittig.")
    assert "thuis.test" not in "".join(files.values())


@pytest.mark.rule("WK-D9-11")
def test_what_an_author_withdrew_is_gone_from_the_archive(connected, own):
    review = an_invited_review(connected, words(text="Dit haal ik straks weer weg."))
    reviews.withdraw_own(review, at=NOW)

    files = archive_of(page(own, "reviews.zip"))

    assert "straks" not in "".join(files.values())
    (line,) = files[f"{DOMAIN}/reviews.jsonl"].splitlines()
    assert json.loads(line)["state"] == "withdrawn"


def test_the_operator_exports_every_shop(connected, tmp_path):
    an_invited_review(connected)
    file = tmp_path / "all.zip"

    call_command("export_reviews", str(file))

    assert f"{DOMAIN}/reviews.csv" in archive_of(file.read_bytes())


def test_widgets_are_shown_with_code_size_and_budget(connected, own):
    invitation = an_invitation(connected, products=(PRODUCT,))
    given = words(products=(ProductWords("K-1", 4, "Pittig."),))
    reviews.write_invited(invitation, given, address=None, at=NOW)
    settle(NOW)

    text = page(own, "widgets/?in=fr").decode()

    for kind in KINDS.values():
        assert f"never more than {kind.budget}" in text.replace(",", "")
    assert f"/widgets/webwinkelkeur/{DOMAIN}/bar.fr.svg" in text
    assert "product-K-1.fr.svg" in text
    assert "loading=&quot;lazy&quot;" in text
    assert "data-keurmeester=&quot;list&quot;" in text


@pytest.mark.parametrize("name", ["figures/", "figures.csv", "reviews.zip", "widgets/"])
def test_figures_are_nobody_elses_business(connected, stranger, name):
    assert stranger.get(f"/en/member/shops/{DOMAIN}/{name}").status_code == 404
