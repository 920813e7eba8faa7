"""The connection and its headers."""

from dataclasses import replace

import pytest
from invented import GOOD_HEADERS, GOOD_TLS, GOOD_WAYS, URL, a_site, find

from inspector import Entrance, Hop, Outcome

PLAIN = Entrance("http://kaas.test/", (Hop("http://kaas.test/", 200),))
SILENT = Entrance("http://kaas.test/", problem="timeout")
BROKEN = Entrance(URL, problem="no-answer")


@pytest.mark.parametrize(
    ("ways", "outcome"),
    [
        (GOOD_WAYS, Outcome.MET),
        ((PLAIN, GOOD_WAYS[1]), Outcome.NOT_MET),
        ((PLAIN, BROKEN), Outcome.NOT_MET),
        ((SILENT, GOOD_WAYS[1]), Outcome.UNCLEAR),
        ((), Outcome.UNCLEAR),
    ],
)
def test_plain_http_must_lead_to_https(ways, outcome):
    assert find("security.https", a_site(entrances=ways)).outcome is outcome


@pytest.mark.parametrize(
    ("change", "outcome", "message"),
    [
        ({}, Outcome.MET, "good"),
        ({"problem": "expired"}, Outcome.NOT_MET, "problem-expired"),
        ({"problem": "wrong-name"}, Outcome.NOT_MET, "problem-wrong-name"),
        ({"key_kind": "rsa", "key_bits": 1024}, Outcome.NOT_MET, "problem-weak"),
        ({"signature_hash": "sha1"}, Outcome.NOT_MET, "problem-weak"),
        (
            {"valid_until": "2026-12-01T00:00:00+00:00"},
            Outcome.NOT_MET,
            "ends-soon",
        ),
        ({"valid_from": "2024-10-01T00:00:00+00:00"}, Outcome.UNCLEAR, "long-lived"),
        ({"problem": "no-answer"}, Outcome.UNCLEAR, "not-seen"),
    ],
)
def test_a_certificate_is_judged_by_what_was_seen(change, outcome, message):
    finding = find("security.certificate", a_site(tls=(replace(GOOD_TLS, **change),)))

    assert (finding.outcome, finding.message) == (outcome, message)


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        ("max-age=31536000; includeSubDomains", Outcome.MET),
        ('max-age="63072000"', Outcome.MET),
        ("max-age=86400", Outcome.NOT_MET),
        ("max-age=0", Outcome.NOT_MET),
        ("max-age=31536000; max-age=1", Outcome.NOT_MET),
        ("includeSubDomains", Outcome.NOT_MET),
        (None, Outcome.NOT_MET),
    ],
)
def test_hsts_must_be_readable_and_long_enough(header, outcome):
    others = tuple(pair for pair in GOOD_HEADERS if not pair[0].startswith("strict"))
    own = (("strict-transport-security", header),) if header else ()

    assert find("security.hsts", a_site(headers=others + own)).outcome is outcome


@pytest.mark.parametrize(
    ("name", "value", "missing"),
    [
        ("x-content-type-options", "", "X-Content-Type-Options"),
        ("content-security-policy", "default-src 'self'", "X-Frame-Options"),
        ("referrer-policy", "unsafe-url", "Referrer-Policy"),
        ("server", "nginx/1.18.0", "Server"),
        ("x-powered-by", "PHP/8.1", "X-Powered-By"),
    ],
)
def test_each_missing_protection_is_named(name, value, missing):
    headers = (*(pair for pair in GOOD_HEADERS if pair[0] != name), (name, value))

    finding = find("security.headers", a_site(headers=headers))

    assert (finding.outcome, finding.value) == (Outcome.NOT_MET, missing)


def test_good_headers_are_met_and_an_unseen_home_page_is_unclear():
    assert find("security.headers", a_site()).outcome is Outcome.MET
    for check in ("security.headers", "security.hsts"):
        assert find(check, a_site(drop=["home"])).outcome is Outcome.UNCLEAR
