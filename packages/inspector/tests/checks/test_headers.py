"""The protections of a browser, one by one."""

from dataclasses import replace

import pytest
from invented import GOOD_CHECKOUT, GOOD_HEADERS, GOOD_WAYS, URL, a_site, find

from inspector import ConsentState, Cookie, Entrance, Hop, Outcome, describe

SESSION = Cookie("PHPSESSID", "kaas.test", secure=True, http_only=True, same_site="Lax")
PER_HEADER = {
    "security.content-policy": ("content-security-policy", "default-src *"),
    "security.hsts-length": ("strict-transport-security", "max-age=60"),
    "security.referrer-policy": ("referrer-policy", "unsafe-url"),
    "security.framing": ("x-frame-options", "maybe"),
    "security.sniffing": ("x-content-type-options", "sniff"),
    "security.resource-policy": ("cross-origin-resource-policy", "mine"),
    "security.sharing": ("access-control-allow-origin", "null"),
}


@pytest.mark.parametrize("check", PER_HEADER)
def test_a_shop_that_sets_its_headers_well_meets_every_one(check):
    assert find(check, a_site()).outcome is Outcome.MET


@pytest.mark.parametrize(("check", "wrong"), PER_HEADER.items())
def test_a_header_that_protects_nobody_is_named(check, wrong):
    finding = find(check, a_site(headers=(("server", "x"), wrong)))

    assert finding.outcome is Outcome.NOT_MET
    assert describe(finding, "nl") != describe(finding, "en")


@pytest.mark.parametrize("check", PER_HEADER)
def test_without_an_answer_nothing_is_said_of_headers(check):
    assert find(check, a_site(drop=["home"])).outcome is Outcome.UNCLEAR


def test_a_script_from_elsewhere_needs_a_digest():
    script = '<script src="https://cdn.example/a.js"></script></head>'
    site = a_site(change={"</head>": script})

    finding = find("security.script-integrity", site)

    assert finding.outcome is Outcome.NOT_MET
    assert "https://cdn.example/a.js" in describe(finding, "fr")
    assert find("security.script-integrity", a_site()).outcome is Outcome.MET


def test_a_detour_over_another_name_is_told_apart():
    hops = (
        Hop("http://kaas.test/", 301, "https://www.kaas.test/"),
        Hop("https://www.kaas.test/", 200),
    )
    site = a_site(entrances=(Entrance("http://kaas.test/", hops), GOOD_WAYS[1]))

    assert find("security.redirection", site).message == "http-other-host-first"
    assert find("security.redirection", a_site()).outcome is Outcome.MET


def test_a_session_that_scripts_can_read_is_not_met():
    loose = Cookie("PHPSESSID", "kaas.test", secure=True)
    good = ConsentState("before", reached=True, cookies=(SESSION,))
    bad = ConsentState("before", reached=True, cookies=(loose,))

    assert find("security.cookie-flags", a_site(consent=(good,))).outcome is Outcome.MET
    finding = find("security.cookie-flags", a_site(consent=(bad,)))
    assert (finding.outcome, finding.value) == (
        Outcome.NOT_MET,
        "cookies-session-readable",
    )
    assert find("security.cookie-flags", a_site(consent=())).outcome is Outcome.UNCLEAR


def test_a_session_that_begins_with_the_cart_is_judged_too():
    loose = Cookie("session", "kaas.test", set_by=f"{URL}winkelwagen")
    walk = replace(GOOD_CHECKOUT, cookies=(loose,))

    finding = find("security.cookie-flags", a_site(checkout=walk))

    assert (finding.outcome, finding.url) == (Outcome.NOT_MET, f"{URL}winkelwagen")
    assert finding.value == "cookies-session-readable"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("sid=1; Secure; HttpOnly; SameSite=Lax", Outcome.MET),
        ("sid=1; Secure", Outcome.NOT_MET),
        ("lang=nl", Outcome.UNCLEAR),
    ],
)
def test_without_a_browser_what_pages_send_is_judged(line, outcome):
    headers = (*GOOD_HEADERS, ("set-cookie", line))
    site = a_site(headers=headers, consent=(), checkout=None)

    finding = find("security.cookie-flags", site)

    assert finding.outcome is outcome


def test_no_session_seen_without_a_cart_proves_nothing():
    finding = find("security.cookie-flags", a_site(checkout=None))

    assert (finding.outcome, finding.message) == (Outcome.UNCLEAR, "not-all-seen")
