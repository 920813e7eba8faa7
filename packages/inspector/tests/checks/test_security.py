"""The connection and its headers."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from invented import GOOD_HEADERS, GOOD_TLS, GOOD_WAYS, URL, a_site, find

from inspector import Entrance, Hop, Outcome, describe
from inspector.reading import tls_causes
from inspector.reading.tls_causes import FORBIDDEN_CIPHERS

CAUSES = Path(tls_causes.__file__)
WORDS = CAUSES.parents[1] / "words"
PLAIN = Entrance("http://kaas.test/", (Hop("http://kaas.test/", 200),))
SILENT = Entrance("http://kaas.test/", problem="timeout")
BROKEN = Entrance(URL, problem="no-answer")
ROUND = Entrance(
    PLAIN.url, (Hop(PLAIN.url, 301, PLAIN.url),), problem="too-many-redirects"
)
STRANGER = Entrance(
    PLAIN.url,
    (
        Hop(PLAIN.url, 301, "http://parking.test/"),
        Hop("http://parking.test/", 301, URL),
        Hop(URL, 200),
    ),
)


@pytest.mark.parametrize(
    ("ways", "outcome"),
    [
        (GOOD_WAYS, Outcome.MET),
        ((PLAIN, GOOD_WAYS[1]), Outcome.NOT_MET),
        ((PLAIN, BROKEN), Outcome.NOT_MET),
        ((ROUND, GOOD_WAYS[1]), Outcome.NOT_MET),
        ((STRANGER, GOOD_WAYS[1]), Outcome.NOT_MET),
        ((SILENT, GOOD_WAYS[1]), Outcome.UNCLEAR),
        ((), Outcome.UNCLEAR),
    ],
)
def test_plain_http_must_lead_to_https(ways, outcome):
    assert find("security.https", a_site(entrances=ways)).outcome is outcome


@pytest.mark.parametrize(
    ("change", "outcome", "causes"),
    [
        ({}, Outcome.MET, ""),
        ({"problem": "expired"}, Outcome.NOT_MET, "expired="),
        (
            {"problem": "wrong-name", "signature_hash": "sha1"},
            Outcome.NOT_MET,
            "wrong-name=,weak-signature=sha1",
        ),
        (
            {"key_kind": "rsa", "key_bits": 1024},
            Outcome.NOT_MET,
            "short-key=1024",
        ),
        ({"problem": "weak"}, Outcome.NOT_MET, "weak-chain="),
        (
            {"valid_until": "2026-12-01T00:00:00+00:00"},
            Outcome.UNCLEAR,
            "ends-soon=7",
        ),
        (
            {"valid_from": "2024-10-01T00:00:00+00:00"},
            Outcome.UNCLEAR,
            "lives-too-long=820",
        ),
        (
            {"problem": "client-certificate"},
            Outcome.UNCLEAR,
            "asks-for-a-client-certificate=",
        ),
    ],
)
def test_a_certificate_is_judged_by_every_cause_that_was_seen(change, outcome, causes):
    finding = find("security.certificate", a_site(tls=(replace(GOOD_TLS, **change),)))

    assert (finding.outcome, finding.values["causes"]) == (outcome, causes)
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")


def test_a_silent_host_is_unclear_until_plain_http_answers_alone():
    silent = (replace(GOOD_TLS, problem="no-answer"),)

    unseen = find("security.certificate", a_site(tls=silent))
    without = a_site(tls=silent, entrances=(PLAIN, BROKEN))

    assert (unseen.outcome, unseen.message) == (Outcome.UNCLEAR, "not-seen")
    for check in ("security.certificate", "security.tls-versions"):
        assert find(check, without).values["causes"] == "no-tls="
        assert find(check, without).outcome is Outcome.NOT_MET


def test_a_shop_whose_other_name_is_not_safe_goes_to_a_person():
    other = Entrance("https://www.kaas.test/", problem="tls")

    finding = find("security.certificate", a_site(entrances=(*GOOD_WAYS, other)))

    assert (finding.outcome, finding.value) == (Outcome.UNCLEAR, "www.kaas.test")


def test_every_cause_has_words_in_every_language():
    codes = set(re.findall(r'Cause\(\s*f?"([a-z-]+)"', CAUSES.read_text()))

    codes |= {"no-forward-secrecy", "also-without-forward-secrecy", "expired", "other"}
    codes |= {"not-yet-valid", "wrong-name", "self-signed", "untrusted", "incomplete"}
    assert len(codes) > 25
    for language in ("nl", "fr", "en"):
        words = tomllib.loads((WORDS / f"tls.{language}.toml").read_text())["causes"]
        assert codes - words.keys() == set()
        assert {f"cipher-{family}" for family in FORBIDDEN_CIPHERS} <= words.keys()


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
