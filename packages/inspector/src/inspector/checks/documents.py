"""Whether terms and privacy statement are there and can be reached."""

import re

from inspector.checking import check, found
from inspector.checks.coverage import has_seen, is_article
from inspector.checks.doubts import blanks_in, doubtful, is_of_somebody_else
from inspector.facts import Page
from inspector.reading.company_numbers import company_numbers
from inspector.reading.markup import read_markup
from inspector.reading.page_kind import kind_of_link
from inspector.reading.spotted import Spotted
from inspector.report import Finding, Outcome
from inspector.site import Site

# What terms and privacy statements are about; a long page of something else is not.
TOPICS = {
    "terms": tuple(
        re.compile(words, re.I)
        for words in (
            r"overeenkomst|koop\b|contrat|vente|contract|order|vertrag|kauf",
            r"lever|bezorg|livr|deliver|shipp|liefer",
            r"betal|paie|payer|\bpay|zahl",
            r"herroep|retour|bedenk|rétract|renvoi|withdraw|return|widerruf",
            r"garant|conform|warrant|gewähr",
            r"klacht|plainte|réclam|complain|beschwerde",
            r"aansprakelijk|responsab|liab|haft",
            r"prij[sz]|prix|price|preis",
            r"toepasselijk|van toepassing|applicable|govern|anwendbar",
        )
    ),
    "privacy": tuple(
        re.compile(words, re.I)
        for words in (
            r"persoonsgegeven|gegevens|données|personal|personenbezogen|\bdata\b",
            r"bewaar|bewar|conserv|retain|retention|\bkeep|speicher|aufbewahr",
            r"inzage|inzien|rechten|droits?\b|rights?\b|accès|rechte|auskunft",
            r"doel|waarvoor|finalité|purpose|zweck",
            r"derden|verstrek|delen|tiers|partag|third part|share|dritte|weitergab",
            r"beveilig|sécuri|secur|protect|sicherheit",
            r"cookie",
            r"autoriteit|autorité|authority|cnil|aufsicht|klacht|plainte|complain",
            r"toestemming|grondslag|consent|base|belang|intérêt|interest|einwillig",
        )
    ),
}
LEAST_TOPICS = 4
# Of the pages we read, this part must carry the link; the rest may be odd ones out.
NEARLY_ALL = 0.9


@check(
    "terms.present",
    law=("Directive 2000/31/EC, article 10(3)", "BW 6:234", "WER XII.7"),
)
def terms(site: Site, *, at_least_characters: int = 3000) -> Finding:
    """General terms can be read, and every page links to them.

    Directive 2000/31/EC, article 10(3): in a way that lets one keep them.
    """
    return _document(site, "terms", at_least_characters)


@check("privacy.statement-present", law=("GDPR, articles 12(1) and 13",))
def privacy_statement(site: Site, *, at_least_characters: int = 2000) -> Finding:
    """A privacy statement can be read, and every page links to it.

    GDPR, articles 12(1) and 13: concise, intelligible and easily accessible.
    """
    return _document(site, "privacy", at_least_characters)


def _document(site: Site, kind: str, at_least_characters: int) -> Finding:
    own = (page for page in site.of_kind(kind) if not is_article(page))
    pages = sorted(own, key=lambda page: -len(page.text))
    is_pdf = any(n.code == "page-pdf" and n.detail == kind for n in site.notes)
    if not pages or not pages[0].text:
        if is_pdf:
            return found(Outcome.UNCLEAR, "pdf", confidence=0.5)
        return _missing(site, kind)
    longest = pages[0]
    length = str(len(longest.text))
    details = {"url": longest.url, "picture": longest.screenshot or "", "value": length}
    values = {"length": length, "asked": str(at_least_characters)}
    if len(longest.text) < at_least_characters:
        return found(Outcome.UNCLEAR, "short", values=values, confidence=0.5, **details)
    doubt = _doubt_about(site, longest)
    if doubt is not None:
        return doubt
    without = _pages_without_link(site, kind)
    read = len([page for page in site.pages if _could_link(page)])
    if without and 1 - len(without) / read < NEARLY_ALL:
        values = {**values, "page": without[0].url}
        return found(
            Outcome.UNCLEAR, "not-everywhere", values=values, confidence=0.5, **details
        )
    headings = read_markup(longest.html, longest.url).headings
    quote = next((words for words in headings if words in longest.text), "")
    return found(
        Outcome.MET,
        "found",
        values=values,
        quote=quote,
        start=longest.text.find(quote) if quote else None,
        confidence=0.85,
        **details,
    )


def _doubt_about(site: Site, page: Page) -> Finding | None:
    """Why a long page under the right name may still not be what it is called."""
    hidden = sum(len(part) for part in page.unseen)
    if hidden > len(page.text) / 2:
        return doubtful(page, page.unseen[0][:200], None, "unseen-words")
    blank = next(blanks_in(page.text), None)
    if blank is not None:
        return doubtful(page, blank[0], blank.start(), "left-blank")
    other = _number_of_another(site, page)
    if other is not None:
        return doubtful(page, other.quote, other.start, "of-another-company")
    topics = sum(bool(topic.search(page.text)) for topic in TOPICS[page.kind])
    if topics < LEAST_TOPICS:
        return doubtful(page, page.text[:200], 0, "says-little")
    return None


def _number_of_another(site: Site, page: Page) -> Spotted | None:
    """A register number by which the shop does not call itself elsewhere."""
    own = {
        number.value
        for other in site.of_kind("home", "contact", "about")
        for number in _numbers(other)
    }
    here = _numbers(page)
    if not own or not here or own & {number.value for number in here}:
        return None
    return here[0]


def _numbers(page: Page) -> list[Spotted]:
    return [
        number
        for number in company_numbers(page.text)
        if number.valid and not is_of_somebody_else(page, number.at)
    ]


def _missing(site: Site, kind: str) -> Finding:
    broken = [page for page in site.pages if page.kind == kind and page.status >= 400]
    if broken:
        values = {"status": str(broken[0].status)}
        url = broken[0].url
        return found(Outcome.NOT_MET, "broken", url=url, values=values, confidence=0.85)
    if any(note.detail == kind for note in site.notes):
        return found(Outcome.UNCLEAR, "elsewhere", confidence=0.4)
    home = site.home
    links = read_markup(home.html, home.url).links if home else ()
    # A home page that links to almost nothing was not really seen.
    if has_seen(site, "home") and len(links) >= 5:
        return found(Outcome.NOT_MET, "nowhere", url=site.url, confidence=0.7)
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)


def _pages_without_link(site: Site, kind: str) -> list[Page]:
    return [
        page
        for page in site.pages
        if _could_link(page)
        and page.kind != kind
        and not any(
            kind_of_link(link.text, link.url) == kind
            for link in read_markup(page.html, page.url).links
        )
    ]


def _could_link(page: Page) -> bool:
    """Whether a page may be asked to link; the steps of an order often do without."""
    return page.status < 400 and bool(page.html) and page.found_by != "walk"
