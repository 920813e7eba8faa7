"""Who the shop says it is."""

import pytest
from invented import a_site, find

from inspector import Outcome

FOOTER_NUMBER = "KvK-nummer 24680135"
FOOTER_VAT = "btw-nummer NL004495445B01"


def test_a_stated_register_number_is_found_with_its_quote():
    site = a_site()

    finding = find("identity.company-number", site)

    assert (finding.outcome, finding.value) == (Outcome.MET, "24680135")
    page = next(page for page in site.pages if page.url == finding.url)
    assert finding.start is not None
    assert page.text[finding.start :].startswith(finding.quote)
    assert "24680135" in finding.quote


def test_a_belgian_number_with_wrong_digits_is_not_met():
    site = a_site(change={FOOTER_NUMBER: "Ondernemingsnummer 0403.199.703"})

    finding = find("identity.company-number", site)

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "wrong-digits")


@pytest.mark.parametrize(
    ("check", "change"),
    [
        ("identity.company-number", {FOOTER_NUMBER: ""}),
        ("identity.vat-number", {FOOTER_VAT: ""}),
        ("identity.address", {"Kaasstraat 12": "", "2801 AB Gouda": ""}),
        (
            "identity.email",
            {'<a href="mailto:info@kaas.test">info@kaas.test</a>': "via het formulier"},
        ),
        ("identity.phone", {"0182 - 512 345": "op aanvraag"}),
    ],
)
def test_what_stands_nowhere_is_not_met_only_when_every_page_was_seen(check, change):
    everything = a_site(change=change)
    without_terms = a_site(change=change, drop=["terms"])

    assert find(check, everything).outcome is Outcome.NOT_MET
    assert find(check, without_terms).outcome is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("identity.vat-number", "NL004495445B01"),
        ("identity.email", "info@kaas.test"),
        ("identity.phone", "+31 182 512 345"),
    ],
)
def test_what_is_stated_is_met(check, value):
    finding = find(check, a_site())

    assert (finding.outcome, finding.value) == (Outcome.MET, value)


def test_an_address_over_three_lines_is_met():
    finding = find("identity.address", a_site())

    assert finding.outcome is Outcome.MET
    assert "Kaasstraat 12" in finding.value


def test_a_post_box_alone_is_not_an_address():
    site = a_site(change={"Kaasstraat 12": "Postbus 214"})

    finding = find("identity.address", site)

    assert (finding.outcome, finding.message) == (Outcome.NOT_MET, "post-box")


def test_a_shop_that_speaks_of_an_exemption_is_left_to_a_person():
    site = a_site(change={FOOTER_VAT: "kleineondernemersregeling"})

    finding = find("identity.vat-number", site)

    assert (finding.outcome, finding.message) == (Outcome.UNCLEAR, "exempt")
