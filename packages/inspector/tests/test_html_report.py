"""The report as one file for people."""

import re
from dataclasses import replace
from datetime import date

import pytest
from invented import GOOD_CHECKOUT, URL, a_site

from inspector import Outcome, Page, Profile, examine, label
from inspector.html_report import MOST_PICTURE_BYTES, html_report
from inspector.profile import Demand

ON = date(2026, 11, 23)
VAGUE = replace(GOOD_CHECKOUT, button_label="Bestellen", screenshot="order.png")


def _written(site, language="nl"):
    return html_report(site, examine(site, Profile.everything(), on=ON), language)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_it_says_in_each_language_how_every_demand_stands(language):
    html = _written(a_site(checkout=VAGUE), language)

    assert f'<html lang="{language}">' in html
    assert label(Outcome.NOT_MET, language) in html
    assert html.count('id="theme-') == 21
    assert 'href="#ordering.button-wording"' in html
    assert "None" not in html


def test_the_same_visit_gives_the_same_report():
    assert _written(a_site()) == _written(a_site())


def test_it_reaches_for_nothing_outside_itself():
    html = _written(a_site(checkout=VAGUE, pictures={"order.png": b"png"}))

    assert "<script" not in html
    assert not re.findall(r'(?:src|@import|url\()\s*=?\s*"?(?!data:)https?:', html)
    assert 'src="data:image/png;base64,cG5n"' in html


def test_a_picture_too_large_to_send_is_left_out():
    large = {"order.png": b"x" * (MOST_PICTURE_BYTES + 1)}

    assert "data:image" not in _written(a_site(checkout=VAGUE, pictures=large))


def test_words_of_the_shop_never_become_markup():
    bad = "<img src=x onerror=alert(1)> solden \"'><script>alert(2)</script>"
    page = Page(f"{URL}home", "home", html="x", text=bad, language="nl")
    script = Page(
        "javascript:alert(3)", "category", html="x", text="solden", language="nl"
    )

    html = _written(a_site(pages=(page, script, *a_site().pages)))

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "onerror=alert(1)>" not in html
    assert 'href="javascript' not in html


def test_when_nothing_stands_in_the_way_it_says_so():
    assert "Wij zagen niets dat een keurmerk in de weg staat." in _written(a_site())


def test_demands_of_a_scheme_that_only_it_knows_have_a_place_too():
    own = Demand("harbour.flag", "major", "human", ("identity.email",))
    profile = replace(Profile.everything().only("identity.email"), demands=(own,))
    site = a_site()

    html = html_report(site, examine(site, profile, on=ON), "en")

    assert 'id="harbour.flag"' in html
    assert 'id="theme-harbour"' in html
