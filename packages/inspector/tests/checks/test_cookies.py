"""Being followed, and being asked."""

from dataclasses import replace

from invented import ACCEPT, BEFORE, GOOD_BANNER, REFUSE, a_site, find

from inspector import Banner, Cookie, Outcome, Request

TRACKER = Request(
    "https://www.google-analytics.com/g/collect?v=2",
    "www.google-analytics.com",
    "ping",
    third_party=True,
)


def _before(**seen):
    return (replace(BEFORE, **seen),)


def test_a_quiet_page_is_met():
    cart = Cookie("winkelwagen", "kaas.test")

    finding = find("cookies.before-consent", a_site(consent=_before(cookies=(cart,))))

    assert finding.outcome is Outcome.MET


def test_known_trackers_before_consent_are_not_met_and_named():
    seen = _before(cookies=(Cookie("_ga", "kaas.test"),), requests=(TRACKER,))

    finding = find("cookies.before-consent", a_site(consent=seen))

    assert finding.outcome is Outcome.NOT_MET
    assert finding.value == "_ga, www.google-analytics.com"


def test_what_the_shops_own_statement_calls_advertising_is_not_met():
    site = a_site(
        change={"een cookie die uw winkelwagen onthoudt": "zzz voor advertenties"},
        consent=_before(cookies=(Cookie("zzz", "kaas.test"),)),
    )

    finding = find("cookies.before-consent", site)

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "admitted")


def test_an_unknown_cookie_is_unclear_and_so_is_a_visit_without_browser():
    unknown = a_site(consent=_before(cookies=(Cookie("zzz", "kaas.test"),)))

    assert find("cookies.before-consent", unknown).outcome is Outcome.UNCLEAR
    assert find("cookies.before-consent", a_site(consent=())).outcome is Outcome.UNCLEAR


def test_equal_buttons_are_met():
    assert find("cookies.refuse-equal", a_site()).outcome is Outcome.MET


def test_a_banner_without_refusal_in_its_first_screen_is_not_met():
    banner = replace(GOOD_BANNER, buttons=(ACCEPT,))

    finding = find("cookies.refuse-equal", a_site(banner=banner))

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "no-refuse")


def test_a_small_refusal_is_not_met():
    small = replace(REFUSE, width=60, height=20)
    banner = replace(GOOD_BANNER, buttons=(ACCEPT, small))

    finding = find("cookies.refuse-equal", a_site(banner=banner))

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "less-visible")


def test_a_banner_that_only_informs_is_unclear():
    banner = Banner(GOOD_BANNER.url, "Wij gebruiken cookies.", ())

    assert find("cookies.refuse-equal", a_site(banner=banner)).outcome is (
        Outcome.UNCLEAR
    )


def test_without_banner_and_trackers_there_is_nothing_to_refuse():
    finding = find("cookies.refuse-equal", a_site(banner=None))

    assert finding.outcome is Outcome.NOT_APPLICABLE
