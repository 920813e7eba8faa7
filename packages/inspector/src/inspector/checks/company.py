"""Who the company is beyond its numbers: name, licence, reach and cost of calling."""

import re

import phonenumbers

from inspector.checking import check, found
from inspector.checks.coverage import has_seen, imprint_pages
from inspector.checks.doubts import is_blank, is_of_somebody_else
from inspector.checks.identity import region_of
from inspector.checks.statements import (
    Words,
    first,
    no_occasion,
    not_on_a_site,
    pattern,
    says,
    silent,
    words_at,
)
from inspector.reading import contact
from inspector.reading.names_of_companies import company_names
from inspector.report import Finding, Outcome
from inspector.site import Site

REGULATED = pattern(
    r"\b(?:geneesmiddel\w*|médicaments?|medicines?|apotheek|pharmacie|"
    r"verzekering\w* afsluiten|"
    r"consumptief krediet|reisorganisatie|agence de voyages|opticien|alcoholhoudende|"
    r"gewasbescherming\w*|"
    r"biologische producten|vuurwapen\w*)\b"
)
LICENSED = pattern(
    r"vergunning\w*[^.\n]{0,60}|licentie(?:nummer)?[^.\n]{0,60}|"
    r"toezichthouder[^.\n]{0,60}|"
    r"erkenning(?:snummer)?[^.\n]{0,60}|agrément[^.\n]{0,60}|autorisation[^.\n]{0,60}|"
    r"licen[cs]e (?:number|no)[^.\n]{0,40}|skal\b[^.\n]{0,40}|NL-BIO-\d{2}|BE-BIO-\d{2}"
)
HOURS = pattern(
    r"(?:bereikbaar|werkdagen|openingstijden|maandag|du lundi|joignable|"
    r"heures d.ouverture|"
    r"opening hours|monday|weekdays)[^\n]{0,80}\d"
)
PREMIUM = re.compile(
    r"(?<![\d+])(?:0900|0906|0909|1[89]\d{2}(?=[ -]?\d{3,4}\b)|090[0-9]|"
    r"070[ -]\d{2})[ /-]?\d[\d /-]{2,8}"
)
PER_MINUTE = pattern(
    r"(?:€|EUR)\s?\d+[.,]\d{2,3}\s?(?:/|per|par|p\.?)\s?(?:minuut|min\b|minute|"
    r"gesprek|appel|call)"
)


@check("identity.name")
def name(site: Site) -> Finding:
    """The company says its name and legal form.

    A sole trader has no legal form, so that none is found goes to a person.
    """
    others: list[Words] = []
    for page in imprint_pages(site):
        for match in company_names(page.text):
            words = words_at(page, match)
            if not is_of_somebody_else(page, match.start()) and not is_blank(match[0]):
                return says(Outcome.MET, words, confidence=0.8)
            others.append(words)
    if others:
        return says(
            Outcome.UNCLEAR, others[0], confidence=0.5, message="of-somebody-else"
        )
    return silent(site, ("home", "contact"), outcome=Outcome.UNCLEAR)


@check("identity.supervisory-authority")
def supervisory_authority(site: Site) -> Finding:
    """Who needs a licence names it, and the authority that watches."""
    goods = first(site, REGULATED, ("home", "category", "product", "about", "terms"))
    if goods is None:
        return no_occasion(site)
    licence = first(site, LICENSED, ("contact", "terms", "about", "home", "other"))
    return says(Outcome.UNCLEAR, licence or goods, confidence=0.5)


@check("identity.reachable")
def reachable(site: Site) -> Finding:
    """Questions are really answered; somebody writes and calls to see."""
    seen: list[Words | None] = [first(site, HOURS, ("contact", "home", "about"))]
    for page in imprint_pages(site):
        for spotted in contact.emails(page.text)[:1]:
            seen.append(Words(page, spotted.value, spotted.quote, spotted.start))
            break
    return not_on_a_site(site, seen[:2])


@check("identity.phone-cost")
def phone_cost(site: Site) -> Finding:
    """Calling about a purchase costs no more than the basic rate.

    Directive 2011/83/EU, article 21. Carriers and makers have numbers too.
    """
    costly = first(
        site, PER_MINUTE, ("contact", "home", "terms", "complaints", "about")
    )
    if costly is not None:
        return says(Outcome.UNCLEAR, costly, confidence=0.6)
    region = region_of(site)
    for page in imprint_pages(site):
        for match in PREMIUM.finditer(page.text):
            if _is_premium(match[0], region):
                return says(Outcome.NOT_MET, words_at(page, match), confidence=0.7)
    for page in imprint_pages(site):
        for spotted in contact.phones(page.text, region=region):
            words = Words(page, spotted.value, spotted.quote, spotted.start)
            return says(Outcome.MET, words, confidence=0.75, value=spotted.value)
    if has_seen(site, "home", "contact"):
        return found(Outcome.UNCLEAR, "silent-person", url=site.url, confidence=0.4)
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)


def _is_premium(written: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return False
    costly = {
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
    }
    return phonenumbers.number_type(number) in costly
