"""Widgets with stars: true, light, readable, and without a star where none is due."""

import os
import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

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
from tests.builders.worker import night, settle
from trustmark.certificates import api as certificates
from trustmark.kernel import clock
from trustmark.reviews import api as reviews
from trustmark.reviews.api import ProductWords
from trustmark.schemes import api as schemes
from trustmark.sites.layout.widgets import (
    KINDS,
    OF_SHOP,
    SCRIPT_BUDGET,
    folder_of,
    product_name,
    widget_file,
)
from trustmark.sites.seal.widgets import publishing
from trustmark.sites.seal.widgets.telling import Stars

pytestmark = pytest.mark.django_db
DOMAIN = "kaasboer-jansen.test"
SCHEME = "webwinkelkeur"
WRITTEN = MONDAY + WEEK
LANGUAGES = ("nl", "fr", "en")
SCRIPT = Path(publishing.__file__).parent / "place.js"


@pytest.fixture(autouse=True)
def _a_week_later(monkeypatch):
    monkeypatch.setattr(clock, "source", lambda: WRITTEN + timedelta(hours=1))


@pytest.fixture
def certificate():
    return a_carrying_certificate(domain=DOMAIN)


@pytest.fixture
def connected(certificate):
    return connected_to(certificate, takes_products=True)


def published(name="bar", language="nl"):
    return widget_file(SCHEME, DOMAIN, name, language).read_text("utf-8")


def stars_in(text):
    return text.count('class="full"') + text.count('stroke="none"')


def a_product_review(connected, *, rating=4):
    invitation = an_invitation(connected, products=(PRODUCT,))
    given = words(products=(ProductWords("K-1", rating, "Pittig."),))
    return reviews.write_invited(invitation, given, address=None, at=WRITTEN)


@pytest.mark.rule("WK-D9-1")
@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "4,5 van 5"), ("fr", "4,5 sur 5"), ("en", "4.5 of 5")],
)
def test_a_published_review_is_in_the_widgets_at_once(connected, language, said):
    an_invited_review(connected, words(5))
    an_invited_review(connected, words(4))
    settle(WRITTEN)

    assert said in published("bar", language)
    assert said in published("seal", language)
    assert f"<b>{said.split()[0]}</b>" in published("list", language)
    assert stars_in(published("bar", language)) == 5


def test_only_verified_reviews_make_the_stars_and_are_quoted(connected):
    an_invited_review(connected, words(5, "Gewoon goed."))
    an_open_review(connected, words(1, "Ik vond er niets aan."))
    settle(WRITTEN)

    assert "5,0 van 5" in published("bar")
    assert "Gewoon goed." in published("list")
    assert "niets aan" not in published("list")


@pytest.mark.rule("WK-D9-11", "WK-D9-12")
def test_a_withdrawn_review_leaves_the_widgets_at_once(connected):
    review = an_invited_review(connected, words(1, "Nooit meer deze winkel."))
    settle(WRITTEN)
    before = published("card")
    reviews.withdraw_own(review, at=WRITTEN)
    settle(WRITTEN)

    assert "Nooit meer deze winkel." in before
    assert "Nooit meer" not in published("card")
    assert stars_in(published("bar")) == 0


@pytest.mark.rule("WK-10.3")
@pytest.mark.parametrize("name", [*OF_SHOP, "product-K-1"])
def test_a_suspended_shop_shows_no_star_anywhere(certificate, connected, manager, name):
    a_product_review(connected)
    settle(WRITTEN)
    before = published(name)
    certificates.suspend(certificate, reason="Geen adres.", by=manager, at=WRITTEN)
    settle(WRITTEN)

    assert stars_in(before) > 0
    assert stars_in(published(name)) == 0
    assert "van 5" not in published(name)


@pytest.mark.parametrize("name", [*OF_SHOP, "product-K-1"])
def test_a_widget_is_served_as_it_was_published(client, connected, name):
    a_product_review(connected)
    settle(WRITTEN)
    extension = "html" if name in {"card", "list"} else "svg"

    answer = client.get(f"/widgets/{SCHEME}/{DOMAIN}/{name}.nl.{extension}")

    assert answer.content.decode() == published(name)
    assert not answer.cookies
    assert "X-Frame-Options" not in answer.headers
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("age", "referer"),
    [(timedelta(hours=51), ""), (timedelta(hours=1), "https://andere-winkel.test/")],
)
@pytest.mark.parametrize("name", OF_SHOP)
def test_no_star_is_served_when_the_file_is_old_or_the_site_another(
    client, connected, monkeypatch, age, referer, name
):
    an_invited_review(connected)
    settle(WRITTEN)
    monkeypatch.setattr(clock, "source", lambda: WRITTEN + age)
    extension = KINDS[name].extension

    answer = client.get(
        f"/widgets/{SCHEME}/{DOMAIN}/{name}.nl.{extension}",
        headers={"referer": referer},
    )

    assert answer.status_code == 200
    assert stars_in(answer.content.decode()) == 0


@pytest.mark.parametrize(
    "address",
    [
        f"/widgets/{SCHEME}/{DOMAIN}/bar.de.svg",
        f"/widgets/{SCHEME}/{DOMAIN}/bar.nl.html",
        f"/widgets/nergens/{DOMAIN}/bar.nl.svg",
    ],
)
def test_what_is_no_widget_is_not_found(client, connected, address):
    assert client.get(address).status_code == 404


def test_a_name_that_leaves_the_folder_reads_no_file(client, connected):
    settle(MONDAY)
    address = f"/widgets/{SCHEME}/{DOMAIN}/..%2F..%2Fgeheim.nl.svg"

    assert client.get(address).status_code in {200, 404}
    assert product_name("../geheim") == ""
    assert product_name("..") == ""


def test_every_night_widgets_are_written_anew_and_old_ones_taken_away(connected):
    an_invited_review(connected)
    settle(WRITTEN)
    left = folder_of(SCHEME, DOMAIN) / "product-weg.nl.svg"
    left.write_text("<svg/>")
    os.utime(left, (WRITTEN.timestamp(), WRITTEN.timestamp()))
    later = WRITTEN + timedelta(days=3)
    publishing.publish_all(on=WRITTEN.date(), at=WRITTEN + timedelta(hours=2))
    was_there = left.exists()
    night(later)

    bar = widget_file(SCHEME, DOMAIN, "bar", "nl")
    assert bar.stat().st_mtime == later.timestamp()
    assert (was_there, left.exists()) == (True, False)


def test_publishing_twice_writes_the_same(connected):
    a_product_review(connected)
    settle(WRITTEN)
    before = {p.name: p.read_text() for p in folder_of(SCHEME, DOMAIN).iterdir()}
    publishing.publish_all(on=WRITTEN.date(), at=WRITTEN)

    after = {p.name: p.read_text() for p in folder_of(SCHEME, DOMAIN).iterdir()}
    assert after == before
    assert len(before) == 3 * 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_widgets_stay_within_their_budgets_with_the_longest_texts(connected, language):
    for number in range(4):
        # No two alike, or the second would wait for a person to read it.
        text = " ".join(f"de kaas{number}x{n}é is" for n in range(240))
        given = words(3, text, author_name="W" * 60, title="W" * 120)
        assert an_invited_review(connected, given).state == "published"
    a_product_review(connected)
    settle(WRITTEN)

    heavy = {
        name: size
        for name in (*OF_SHOP, "product-K-1")
        for size in [len(published(name, language).encode())]
        if size > KINDS.get(name, KINDS["product"]).budget
    }

    assert heavy == {}


def test_the_script_is_within_its_budget_and_does_nothing_behind_ones_back():
    text = SCRIPT.read_text("utf-8")

    assert len(text.encode()) <= SCRIPT_BUDGET
    forbidden = r"cookie|Storage|fetch|XMLHttp|sendBeacon|eval|innerHTML|\.style\b"
    code = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    assert re.findall(forbidden, code) == []


def test_the_script_knows_every_widget_in_its_size():
    text = SCRIPT.read_text("utf-8")
    known = re.findall(r"(\w+): \[(\d+), (\d+), \"(\w+)\"\]", text)

    assert {(n, int(w), int(h), e) for n, w, h, e in known} == {
        (kind.name, kind.width, kind.height, kind.extension) for kind in KINDS.values()
    }


@pytest.mark.parametrize("name", ["seal", "bar", "product-K-1"])
def test_a_picture_reserves_its_size_and_says_in_words_what_it_shows(connected, name):
    a_product_review(connected)
    settle(WRITTEN)

    svg = ElementTree.fromstring(published(name))  # noqa: S314 - we drew it
    kind = KINDS.get(name, KINDS["product"])
    assert (svg.get("width"), svg.get("height")) == (str(kind.width), str(kind.height))
    title = svg.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert "van 5" in title
    assert DOMAIN in title


@pytest.mark.parametrize("name", OF_SHOP)
def test_what_an_author_wrote_is_text_in_a_widget(connected, name):
    nasty = '<script>alert("x")</script> & kaas'
    an_open_review(connected, words(text=nasty))
    an_invited_review(connected, words(text=nasty, author_name="<b>Jan</b>"))
    settle(WRITTEN)

    assert "<script>" not in published(name)
    assert "<b>Jan" not in published(name)


def test_words_on_widgets_can_be_read_on_light_and_on_dark_paper():
    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    papers = {"light": "#fffdf7", "dark": "#111923"}
    inks = {"light": ("#14202e", "#47525f"), "dark": ("#e8ecf0", "#b4bfca")}
    for theme, paper in papers.items():
        assert all(contrast(ink, paper) >= 7 for ink in inks[theme])
        for scheme in schemes.list_schemes():
            accent = getattr(scheme.tokens, f"accent_{theme}")
            assert contrast(accent, paper) >= 3, (scheme.slug, theme)


@pytest.mark.parametrize(
    ("mean", "filled"),
    [
        (5, (100, 100, 100, 100, 100)),
        (4.25, (100, 100, 100, 100, 30)),
        (1, (100, 0, 0, 0, 0)),
    ],
)
def test_stars_are_filled_as_far_as_the_figure_beside_them_says(mean, filled):
    assert Stars(mean, 1).filled == filled
