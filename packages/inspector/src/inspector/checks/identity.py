"""Whether the company behind the shop says who and where it is."""

from collections.abc import Callable, Iterator

from inspector.checking import check, found
from inspector.checks.coverage import has_seen, imprint_pages
from inspector.checks.doubts import doubtful, why_doubtful
from inspector.facts import Page
from inspector.reading import contact
from inspector.reading.addresses import addresses, mentions_post_box
from inspector.reading.company_numbers import company_numbers, vat_numbers
from inspector.reading.markup import read_markup
from inspector.reading.spotted import Spotted
from inspector.report import Finding, Outcome
from inspector.site import Site

REGISTERS = {"kvk": "KvK", "kbo": "KBO/BCE", "siren": "SIREN"}
SMALL_BUSINESS = (
    "kleineondernemersregeling",
    "vrijgesteld van btw",
    "vrijstelling van btw",
    "bijzondere vrijstellingsregeling",
    "régime de la franchise",
    "franchise de la taxe",
    "tva non applicable",
    "kleinunternehmer",
)


@check(
    "identity.company-number",
    law=("Directive 2000/31/EC, article 5(1)(d)", "BW 3:15d(1)", "WER XII.6 §1 4°"),
)
def company_number(site: Site) -> Finding:
    """The number in the trade register stands on the site and is well formed.

    Directive 2000/31/EC, article 5(1)(d). A KvK number has no check digits; whether
    it is this company's own is for the register to say.
    """
    wrong: tuple[Page, Spotted] | None = None
    doubts: list[Finding] = []
    for page, number in _all(site, company_numbers, doubts):
        if number.valid:
            sure = 0.98 if number.kind == "kbo" else 0.9
            return _seen(Outcome.MET, "found", page, number, confidence=sure)
        wrong = wrong or (page, number)
    if wrong:
        return _seen(Outcome.NOT_MET, "wrong-digits", *wrong, confidence=0.8)
    return doubts[0] if doubts else _absent(site)


@check(
    "identity.vat-number",
    law=("Directive 2000/31/EC, article 5(1)(g)", "BW 3:15d(1)", "WER XII.6 §1 7°"),
)
def vat_number(site: Site) -> Finding:
    """The VAT identification number stands on the site and its check digits fit.

    Directive 2000/31/EC, article 5(1)(g). A company without VAT number need not show
    one, so a site that speaks of an exemption goes to a person.
    """
    wrong: tuple[Page, Spotted] | None = None
    doubts: list[Finding] = []
    for page, number in _all(site, vat_numbers, doubts):
        if number.valid:
            return _seen(Outcome.MET, "found", page, number, confidence=0.98)
        wrong = wrong or (page, number)
    if wrong:
        return _seen(Outcome.NOT_MET, "wrong-digits", *wrong, confidence=0.85)
    for page in imprint_pages(site):
        for words in SMALL_BUSINESS:
            at = page.text.lower().find(words)
            if at >= 0:
                quote = page.text[at : at + len(words)]
                return found(
                    Outcome.UNCLEAR,
                    "exempt",
                    url=page.url,
                    quote=quote,
                    start=at,
                    confidence=0.6,
                )
    return doubts[0] if doubts else _absent(site)


@check(
    "identity.address",
    law=("Directive 2011/83/EU, article 6(1)(c)", "BW 3:15d(1)", "WER XII.6 §1 2°"),
)
def address(site: Site) -> Finding:
    """The geographical address of the company stands on the site.

    Directive 2011/83/EU, article 6(1)(c): street, number, postcode and town. A post
    box is no place where the company is established.
    """
    doubts: list[Finding] = []
    for page, place in _all(site, addresses, doubts):
        if place.kind == "street":
            return _seen(Outcome.MET, "found", page, place, confidence=0.85)
    for page in imprint_pages(site):
        box = mentions_post_box(page.text)
        if box and has_seen(site, "home", "contact"):
            return _seen(Outcome.NOT_MET, "post-box", page, box, confidence=0.7)
    return doubts[0] if doubts else _absent(site)


@check(
    "identity.email",
    law=("Directive 2011/83/EU, article 6(1)(c)", "BW 3:15d(1)", "WER XII.6 §1 3°"),
)
def email(site: Site) -> Finding:
    """An e-mail address stands on the site; a form alone is not enough.

    Directive 2011/83/EU, article 6(1)(c), as amended by Directive (EU) 2019/2161.
    """
    doubts: list[Finding] = []
    for page, written in _all(site, contact.emails, doubts):
        return _seen(Outcome.MET, "found", page, written, confidence=0.9)
    for page in imprint_pages(site):
        for link in read_markup(page.html, page.url).links:
            linked = contact.linked_email(link.url)
            if linked:
                return _linked(page, linked, link.text)
    return doubts[0] if doubts else _absent(site)


@check(
    "identity.phone",
    law=("Directive 2011/83/EU, article 6(1)(c)", "BW 6:230m(1)(c)", "WER VI.45 §1 3°"),
)
def phone(site: Site) -> Finding:
    """A telephone number on which the company can be reached stands on the site.

    Directive 2011/83/EU, article 6(1)(c), as amended by Directive (EU) 2019/2161.
    """
    region = region_of(site)

    def read(text: str) -> list[Spotted]:
        return contact.phones(text, region=region)

    doubts: list[Finding] = []
    for page, number in _all(site, read, doubts):
        return _seen(Outcome.MET, "found", page, number, confidence=0.9)
    for page in imprint_pages(site):
        for link in read_markup(page.html, page.url).links:
            linked = contact.linked_phone(link.url, region=region)
            if linked:
                return _linked(page, linked, link.text)
    return doubts[0] if doubts else _absent(site)


def region_of(site: Site) -> str:
    """The country whose numbers need no prefix on this site."""
    for page in imprint_pages(site):
        kinds = {number.kind for number in company_numbers(page.text) if number.valid}
        if kinds:
            return {"kvk": "NL", "kbo": "BE", "siren": "FR"}[sorted(kinds)[0]]
    ending = site.url.split("/")[2].partition(":")[0].rpartition(".")[2].upper()
    return ending if ending in contact.EUROPE else "NL"


def _all(
    site: Site, read: Callable[[str], list[Spotted]], doubts: list[Finding]
) -> Iterator[tuple[Page, Spotted]]:
    """What is read on the pages and speaks for the shop; the rest goes to `doubts`."""
    for page in imprint_pages(site):
        for spotted in read(page.text):
            why = why_doubtful(page, spotted)
            if why:
                doubts.append(doubtful(page, spotted.quote, spotted.start, why))
            else:
                yield page, spotted


def _seen(
    outcome: Outcome, message: str, page: Page, spotted: Spotted, *, confidence: float
) -> Finding:
    register = REGISTERS.get(spotted.kind, spotted.kind)
    return found(
        outcome,
        message,
        value=spotted.value,
        url=page.url,
        quote=spotted.quote,
        picture=page.screenshot or "",
        start=spotted.start,
        confidence=confidence,
        values={"value": spotted.value, "register": register},
    )


def _linked(page: Page, value: str, text: str) -> Finding:
    at = page.text.find(text) if text else -1
    return found(
        Outcome.MET,
        "found",
        value=value,
        url=page.url,
        quote=text if at >= 0 else "",
        picture=page.screenshot or "",
        start=at if at >= 0 else None,
        confidence=0.8,
        values={"value": value, "register": ""},
    )


def _absent(site: Site) -> Finding:
    if has_seen(site, "home", "contact", "terms"):
        return found(Outcome.NOT_MET, "nowhere", url=site.url, confidence=0.7)
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
