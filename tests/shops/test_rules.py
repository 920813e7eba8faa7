"""Company numbers, VAT numbers and domains, as tables."""

import pytest

from trustmark.shops import rules
from trustmark.shops.rules import Fault


@pytest.mark.parametrize(
    ("number", "country", "fault"),
    [
        ("69599068", "NL", None),
        ("6959 9068", "NL", None),
        ("6959906", "NL", Fault.KVK_LENGTH),
        ("695990681", "NL", Fault.KVK_LENGTH),
        ("٦٩٥٩٩٠٦٨", "NL", Fault.KVK_LENGTH),
        ("0403.019.261", "BE", None),
        ("BE 0403.019.261", "BE", None),
        ("0403.019.262", "BE", Fault.KBO_CHECKSUM),
        ("403019261", "BE", Fault.KBO_LENGTH),
        ("9403019261", "BE", Fault.KBO_LENGTH),
        ("HRB 12345", "DE", None),
        ("HRB", "DE", Fault.NUMBER_SHAPE),
        ("", "NL", Fault.KVK_LENGTH),
    ],
)
def test_a_company_number_has_the_shape_of_its_country(number, country, fault):
    assert rules.fault_in_company_number(number, country=country) == fault


@pytest.mark.parametrize(
    ("number", "country", "company", "fault"),
    [
        ("", "NL", "69599068", None),
        ("BE0403019261", "BE", "0403019261", None),
        ("be 0403.019.261", "BE", "0403.019.261", None),
        ("BE0403019261", "BE", "0417497106", Fault.VAT_NOT_THIS_COMPANY),
        ("BE0403019262", "BE", "0403019262", Fault.VAT_SHAPE),
        ("BE0403019261", "NL", "69599068", Fault.VAT_COUNTRY),
        ("nonsense", "NL", "69599068", Fault.VAT_SHAPE),
    ],
)
def test_a_vat_number_belongs_to_the_country_and_the_company(
    number, country, company, fault
):
    found = rules.fault_in_vat_number(number, country=country, company=company)

    assert found == fault


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("https://www.Kaasboer-Jansen.nl/kaas?x=1", "kaasboer-jansen.nl"),
        ("kaasboer-jansen.nl", "kaasboer-jansen.nl"),
        ("  http://kaasboer.nl:8080/ ", "kaasboer.nl"),
        ("//kaasboer.nl", "kaasboer.nl"),
        ("shop.kaasboer.nl.", "shop.kaasboer.nl"),
        ("https://café-liégeois.be", "xn--caf-ligeois-dbbd.be"),
        ("www.www.nl", "www.nl"),
        ("", ""),
        ("geen domein", ""),
        ("http://[kaas", ""),
    ],
)
def test_the_domain_is_read_from_whatever_was_typed(typed, domain):
    assert rules.domain_of(typed) == domain


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("https://kaasboer.nl", None),
        ("kaasboer.co.uk", None),
        ("co.uk", Fault.DOMAIN_IS_SUFFIX),
        ("nl", Fault.DOMAIN_SHAPE),
        ("localhost", Fault.DOMAIN_SHAPE),
        ("http://192.0.2.7/", Fault.DOMAIN_IS_ADDRESS),
        ("http://[2001:db8::1]/", Fault.DOMAIN_IS_ADDRESS),
        ("", Fault.DOMAIN_SHAPE),
        ("a" * 64 + ".nl", Fault.DOMAIN_SHAPE),
    ],
)
def test_only_a_domain_of_its_own_can_be_a_shop(typed, fault):
    assert rules.fault_in_domain(typed) == fault
