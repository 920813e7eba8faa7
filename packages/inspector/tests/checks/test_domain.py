"""The shop's domain: who may mail for it, sign for it and vouch for it."""

from typing import Any

import pytest
from invented import a_site, find

from inspector import DnsFacts, Outcome, describe

MET, NOT_MET = Outcome.MET, Outcome.NOT_MET
UNCLEAR, APART = Outcome.UNCLEAR, Outcome.NOT_APPLICABLE
GOOD: dict[str, Any] = {
    "addresses": ("93.184.215.14",),
    "mail_servers": ("post.kaas.test",),
    "sender_policy": "v=spf1 mx -all",
    "mail_policy": "v=DMARC1; p=reject",
    "authorities": ('0 issue "letsencrypt.org"',),
    "signing": "signed",
    "sender_policies": 1,
    "sender_ending": "-",
    "sender_lookups": 1,
}


def _site(**change):
    return a_site(dns=DnsFacts("kaas.test", **{**GOOD, **change}))


@pytest.mark.parametrize(
    ("change", "outcome", "message"),
    [
        ({}, MET, "mail-guarded"),
        ({"mail_policy": "v=DMARC1; p=none; sp=reject"}, NOT_MET, "mail-open"),
        ({"mail_policy": "v=DMARC1;p=quarantine;pct=10"}, UNCLEAR, "mail-partly"),
        ({"sender_policy": "", "sender_ending": ""}, NOT_MET, "mail-open"),
        ({"sender_policy": "v=spf1 +all", "sender_ending": "+"}, NOT_MET, "mail-open"),
        (
            {"sender_policy": "v=spf1 redirect=x.test", "sender_ending": "~"},
            MET,
            "mail-guarded",
        ),
        ({"sender_policies": 2}, NOT_MET, "mail-two-policies"),
        ({"sender_lookups": 11}, NOT_MET, "mail-too-deep"),
        ({"unanswered": ("TXT",), "sender_policy": ""}, UNCLEAR, "asked-of-dns"),
        ({"unanswered": ("DMARC",), "mail_policy": ""}, UNCLEAR, "asked-of-dns"),
        (
            {"unanswered": ("SPF",), "sender_policy": "v=spf1", "sender_ending": ""},
            UNCLEAR,
            "asked-of-dns",
        ),
    ],
)
def test_how_a_domain_guards_its_mail(change, outcome, message):
    finding = find("security.email-auth", _site(**change))

    assert (finding.outcome, finding.message) == (outcome, message)
    for language in ("nl", "fr", "en"):
        assert describe(finding, language).endswith(".")


@pytest.mark.parametrize(
    ("signing", "outcome"),
    [("signed", MET), ("unsigned", NOT_MET), ("unclear", UNCLEAR)],
)
def test_a_domain_is_signed_or_not_or_nobody_answered(signing, outcome):
    assert find("security.dnssec", _site(signing=signing)).outcome is outcome


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, MET),
        ({"authorities": ()}, NOT_MET),
        ({"authorities": (), "unanswered": ("CAA",)}, UNCLEAR),
    ],
)
def test_a_domain_says_who_may_issue_its_certificates(change, outcome):
    finding = find("security.certificate-authorities", _site(**change))

    assert finding.outcome is outcome


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, MET),
        ({"mail_servers": ("",)}, NOT_MET),
        ({"mail_servers": ()}, UNCLEAR),
        ({"mail_servers": (), "unanswered": ("MX",)}, UNCLEAR),
    ],
)
def test_the_address_customers_write_to_takes_mail(change, outcome):
    assert find("identity.mail-domain", _site(**change)).outcome is outcome


def test_an_address_elsewhere_is_not_asked_after():
    dns = DnsFacts("elders.test", **GOOD)

    assert find("identity.mail-domain", a_site(dns=dns)).outcome is APART


def test_without_a_name_service_nothing_is_said():
    for check in (
        "security.email-auth",
        "security.dnssec",
        "security.certificate-authorities",
        "identity.mail-domain",
    ):
        assert find(check, a_site(dns=None)).outcome is UNCLEAR, check
