"""Visits that nobody of the shop asked for: whoever wants can turn them away."""

import pytest
from invented import MONDAY
from loopback import HOST, TinyShop, tiny_shop

from inspector import VisitOptions, VisitRefused, visit
from inspector.visit.politeness import turns_away
from inspector.wording import LANGUAGES, phrase

NAMES = ("KeurmeesterPreCheck", "KeurmeesterInspector")
ELSEWHERE = "elders.test"


def _options(shop: TinyShop, **more) -> VisitOptions:
    there = f"127.0.0.1:{shop.port}"
    return VisitOptions(
        use_browser=False,
        connect_to={f"{HOST}:443": there, f"{ELSEWHERE}:443": there},
        trust=shop.authority,
        timeout=30,
        **more,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_shop_that_turns_us_away_by_name_is_not_visited(tmp_path, name):
    robots = f"User-agent: {name}\nDisallow: /\n"
    with (
        tiny_shop(tmp_path, more={"/robots.txt": robots}) as shop,
        pytest.raises(VisitRefused) as refused,
    ):
        visit(HOST, options=_options(shop, robots_names=NAMES), at=MONDAY)

    assert refused.value.reason_code == "asked-away"
    assert shop.asked == ["/robots.txt"]


def test_the_visit_a_shop_asked_for_does_not_mind_the_other_name(tmp_path):
    robots = "User-agent: KeurmeesterPreCheck\nDisallow: /\n"
    with tiny_shop(tmp_path, more={"/robots.txt": robots}) as shop:
        site = visit(HOST, options=_options(shop), at=MONDAY)

    assert "terms" in {page.kind for page in site.pages}


def test_an_address_that_leads_to_another_site_is_not_followed(tmp_path):
    more = {"/": f"-> https://{ELSEWHERE}/privacy"}
    with (
        tiny_shop(tmp_path, names=(HOST, ELSEWHERE), more=more) as shop,
        pytest.raises(VisitRefused) as refused,
    ):
        visit(HOST, options=_options(shop, stay_on_site=True), at=MONDAY)

    assert refused.value.reason_code == "elsewhere"
    assert ELSEWHERE in refused.value.sentence


@pytest.mark.parametrize(
    ("robots", "is_away"),
    [
        ("", False),
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: KeurmeesterPreCheck\nDisallow:\n", False),
        ("User-agent: KeurmeesterPreCheck\nDisallow: /kassa\n", False),
        ("user-agent: keurmeesterprecheck\ndisallow: /\n", True),
        (
            "User-agent: *\nDisallow:\n\nUser-agent: KeurmeesterInspector\nDisallow: /",
            1,
        ),
    ],
)
def test_only_a_rule_by_name_for_everything_turns_away(robots, is_away):
    assert turns_away(robots, NAMES) == bool(is_away)


@pytest.mark.parametrize("code", ["asked-away", "elsewhere"])
def test_the_reason_can_be_told_in_every_language(code):
    assert len({phrase(code, language) for language in LANGUAGES}) == 3
