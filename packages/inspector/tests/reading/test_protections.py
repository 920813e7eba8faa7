"""Headers, cookies, scripts and redirects: every distinction has its own name."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.facts import Cookie, Entrance, Hop, Page
from inspector.reading import protections
from inspector.reading.content_policy import problems_of
from inspector.reading.referrer_policy import referrer_result
from inspector.reading.set_cookie import cookies_in

CASES = json.loads(
    (Path(__file__).parent / "data" / "headers-internetnl.json").read_text("utf-8")
)["cases"]
HTTPS, HTTP = "https://kaas.test/", "http://kaas.test/"
SESSION = Cookie("PHPSESSID", "kaas.test", secure=True, http_only=True, same_site="Lax")
TOKEN = Cookie("csrf_token", "kaas.test", secure=True, same_site="Strict")
CART = Cookie("cart", "kaas.test", secure=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["value"])[:60])
def test_a_header_is_judged_as_internet_nl_judges_it(case):
    if case["header"] == "Referrer-Policy":
        assert referrer_result(case["value"]) == case["result"]
        return

    assert list(problems_of(case["value"], host=case["host"])) == case["problems"]


def _page(header, value, url=HTTPS):
    return Page(url, headers=((header, value),) if value else ())


@pytest.mark.parametrize(
    ("policy", "result"),
    [
        ("", "csp-absent"),
        ("frame-ancestors 'none'", "csp-without-sources"),
        ("default-src 'self' 'unsafe-inline'", "csp-allows-inline-scripts"),
        ("script-src https:", "csp-allows-inline-scripts"),
        ("style-src 'self'", "csp-allows-inline-scripts"),
        ("script-src 'self' 'unsafe-inline' 'nonce-abc'", "csp-strict"),
        ("script-src http://cdn.test", "csp-allows-plain-http"),
        ("script-src 'self' 'unsafe-eval'", "csp-allows-eval"),
        ("default-src 'self'; img-src http://cdn.test", "csp-allows-plain-pictures"),
        ("default-src 'self'; style-src 'unsafe-inline'", "csp-allows-inline-styles"),
        ("default-src 'self'", "csp-strict"),
        ("default-src 'none'; script-src 'self'", "csp-closed"),
    ],
)
def test_content_policies(policy, result):
    page = _page("content-security-policy", policy)

    assert protections.content_policy(page).result == result


def test_a_policy_that_only_reports_stops_nothing():
    page = _page("content-security-policy-report-only", "default-src 'self'")

    assert protections.content_policy(page).result == "csp-only-reports"


@pytest.mark.parametrize(
    ("url", "header", "result"),
    [
        (HTTPS, "", "hsts-absent"),
        (HTTP, "max-age=31536000", "hsts-without-https"),
        (HTTPS, "max-age=soon", "hsts-unreadable"),
        (HTTPS, "max-age=15767999", "hsts-under-six-months"),
        (HTTPS, "max-age=15768000", "hsts-six-months"),
        (
            HTTPS,
            "max-age=31536000; includeSubDomains; preload",
            "hsts-ready-for-preload",
        ),
    ],
)
def test_how_long_https_is_remembered(url, header, result):
    page = _page("strict-transport-security", header, url)

    assert protections.transport_security(page).result == result


@pytest.mark.parametrize(
    ("read", "header", "value", "result"),
    [
        (protections.framing, "x-frame-options", "", "framing-open"),
        (protections.framing, "x-frame-options", "DENY", "framing-refused"),
        (
            protections.framing,
            "x-frame-options",
            "ALLOW-FROM https://a.test",
            "framing-old-way",
        ),
        (protections.framing, "x-frame-options", "no", "framing-unreadable"),
        (
            protections.framing,
            "content-security-policy",
            "frame-ancestors 'self'",
            "framing-by-policy",
        ),
        (
            protections.framing,
            "content-security-policy",
            "frame-ancestors *",
            "framing-open",
        ),
        (protections.no_sniffing, "x-content-type-options", "", "sniffing-open"),
        (protections.no_sniffing, "x-content-type-options", "nosniff", "sniffing-off"),
        (
            protections.no_sniffing,
            "x-content-type-options",
            "sniff",
            "sniffing-unreadable",
        ),
        (
            protections.resource_policy,
            "cross-origin-resource-policy",
            "",
            "resources-unsaid",
        ),
        (
            protections.resource_policy,
            "cross-origin-resource-policy",
            "same-site",
            "resources-same-site",
        ),
        (
            protections.resource_policy,
            "cross-origin-resource-policy",
            "cross-origin",
            "resources-cross-origin",
        ),
        (
            protections.resource_policy,
            "cross-origin-resource-policy",
            "mine",
            "resources-unreadable",
        ),
        (protections.sharing, "access-control-allow-origin", "", "sharing-none"),
        (protections.sharing, "access-control-allow-origin", "*", "sharing-public"),
        (
            protections.sharing,
            "access-control-allow-origin",
            "https://app.test",
            "sharing-named",
        ),
        (
            protections.sharing,
            "access-control-allow-origin",
            "null",
            "sharing-unreadable",
        ),
    ],
)
def test_one_header_one_name(read, header, value, result):
    assert read(_page(header, value)).result == result


def test_every_site_may_read_what_a_customer_sees():
    page = Page(
        HTTPS,
        headers=(
            ("access-control-allow-origin", "*"),
            ("access-control-allow-credentials", "true"),
        ),
    )

    assert protections.sharing(page).result == "sharing-with-login"


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("", "integrity-no-page"),
        ("<p>Kaas</p>", "integrity-no-scripts"),
        ('<script src="/a.js"></script>', "integrity-own-scripts"),
        ('<script src="https://cdn.example/a.js"></script>', "integrity-missing"),
        (
            '<script src="https://cdn.example/a.js" integrity="sha384-x"></script>',
            "integrity-all",
        ),
        (
            '<script src="http://cdn.example/a.js" integrity="sha384-x"></script>',
            "integrity-plain-http",
        ),
    ],
)
def test_scripts_of_others_and_their_digests(html, result):
    assert protections.script_integrity(Page(HTTPS, html=html)).result == result


@pytest.mark.parametrize(
    ("cookies", "result"),
    [
        ((), "cookies-none"),
        ((SESSION, TOKEN, CART), "cookies-guarded"),
        ((replace(SESSION, secure=False),), "cookies-session-not-secure"),
        ((replace(SESSION, http_only=False),), "cookies-session-readable"),
        ((replace(TOKEN, same_site=""),), "cookies-forgery-cross-site"),
        (
            (replace(CART, same_site="None", secure=False),),
            "cookies-cross-site-unsecured",
        ),
        ((SESSION, replace(CART, secure=False)), "cookies-not-secure"),
        ((replace(SESSION, same_site=""),), "cookies-cross-site"),
        ((replace(SESSION, same_site="None"),), "cookies-session-cross-site"),
        ((replace(SESSION, secure=False, third_party=True),), "cookies-none"),
    ],
)
def test_what_is_wrong_with_a_cookie(cookies, result):
    assert protections.cookie_flags(cookies, has_hsts=False).result == result


def test_hsts_makes_up_for_a_session_that_is_not_secure():
    protection = protections.cookie_flags(
        (replace(SESSION, secure=False),), has_hsts=True
    )

    assert (protection.result, protection.level) == ("cookies-secure-by-hsts", "weak")


def test_hsts_does_not_hide_what_else_is_wrong_with_a_session():
    careless = replace(SESSION, secure=False, http_only=False, same_site="")

    protection = protections.cookie_flags((careless,), has_hsts=True)

    assert (protection.result, protection.level) == ("cookies-session-readable", "bad")


@pytest.mark.parametrize(
    ("line", "cookies"),
    [
        ("sid=1; Secure; HttpOnly; SameSite=Lax", [("sid", True, True, "Lax")]),
        ("sid=1; domain=.kaas.test", [("sid", False, False, "")]),
        ("sid=; Max-Age=0", []),
        ("sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT", []),
        ("a b=c d; =", []),
    ],
)
def test_what_a_server_asks_to_keep_is_read_from_its_line(line, cookies):
    found = cookies_in(line, url=HTTPS, site=HTTPS)

    assert [(c.name, c.secure, c.http_only, c.same_site) for c in found] == cookies


@pytest.mark.parametrize(
    ("hops", "result"),
    [
        ((Hop(HTTP, 301, HTTPS), Hop(HTTPS, 200)), "http-redirects"),
        ((Hop(HTTP, 200),), "http-stays"),
        ((Hop(HTTP, 301, f"{HTTP}nl"), Hop(f"{HTTP}nl", 200)), "http-ends-plain"),
        (
            (
                Hop(HTTP, 301, "https://www.kaas.test/"),
                Hop("https://www.kaas.test/", 200),
            ),
            "http-other-host-first",
        ),
        (
            (Hop(HTTP, 301, f"{HTTP}nl"), Hop(f"{HTTP}nl", 301), Hop(HTTPS, 200)),
            "http-late",
        ),
    ],
)
def test_how_plain_http_leads_on(hops, result):
    assert protections.redirection((Entrance(HTTP, hops),)).result == result


def test_a_closed_door_is_safe_and_a_silent_one_was_not_seen():
    closed = protections.redirection((Entrance(HTTP, problem="no-answer"),))
    silent = protections.redirection((Entrance(HTTP, problem="timeout"),))

    assert (closed.result, silent.result) == ("http-closed", "http-not-seen")
