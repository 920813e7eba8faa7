"""What registers know of the company: the site only tells what to look up."""

import re

from inspector.checking import check
from inspector.checks.coverage import imprint_pages
from inspector.checks.statements import Words, not_on_a_site, words_at
from inspector.reading.company_numbers import company_numbers, vat_numbers
from inspector.reading.contact import emails
from inspector.reading.names_of_companies import company_names
from inspector.reading.spotted import Spotted
from inspector.report import Finding
from inspector.site import Site


@check("standing.register-active")
def register_active(site: Site) -> Finding:
    """The company exists and is active; the trade register says so."""
    return not_on_a_site(site, [*_numbers(site), *_names(site)])


@check("standing.register-match")
def register_match(site: Site) -> Finding:
    """Name and address on the site are those of the register."""
    return not_on_a_site(site, [*_names(site), *_numbers(site)])


@check("standing.vat-valid")
def vat_valid(site: Site) -> Finding:
    """The VAT number is known to the European register and is this company's."""
    found = [
        _as_words(site, number.value, number)
        for page in imprint_pages(site)
        for number in vat_numbers(page.text)
    ]
    return not_on_a_site(site, found[:1])


@check("standing.insolvency")
def insolvency(site: Site) -> Finding:
    """The company is not bankrupt or in liquidation; a register knows."""
    return not_on_a_site(site, [*_numbers(site), *_names(site)])


@check("standing.domain-control")
def domain_control(site: Site) -> Finding:
    """The applicant holds the domain; a token it publishes proves that."""
    return not_on_a_site(site, [])


@check("standing.fraud-lists")
def fraud_lists(site: Site) -> Finding:
    """Domain, company and contacts stand on no list of fraud."""
    mail = [
        _as_words(site, address.value, address)
        for page in imprint_pages(site)
        for address in emails(page.text)
    ]
    return not_on_a_site(site, [*_numbers(site), *mail[:1]])


@check("standing.financial-health")
def financial_health(site: Site) -> Finding:
    """The company can deliver and pay back; its accounts say so."""
    return not_on_a_site(site, [*_numbers(site), *_names(site)])


def _numbers(site: Site) -> list[Words]:
    spotted = [
        _as_words(site, number.value, number)
        for page in imprint_pages(site)
        for number in company_numbers(page.text)
        if number.valid
    ]
    return [words for words in spotted if words is not None][:1]


def _names(site: Site) -> list[Words]:
    for page in imprint_pages(site):
        for match in company_names(page.text):
            return [words_at(page, match)]
    return []


def _as_words(site: Site, said: str, spotted: Spotted) -> Words | None:
    for page in imprint_pages(site):
        if page.text[spotted.start :].startswith(spotted.quote):
            match = re.compile(re.escape(spotted.quote)).match(page.text, spotted.start)
            if match:
                return Words(page, said, spotted.quote, spotted.start)
    return None
