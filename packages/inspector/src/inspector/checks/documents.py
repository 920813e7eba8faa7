"""Whether terms and privacy statement are there and can be reached."""

from inspector.checking import check, found
from inspector.checks.coverage import has_seen
from inspector.facts import Page
from inspector.reading.markup import read_markup
from inspector.reading.page_kind import kind_of_link
from inspector.report import Finding, Outcome
from inspector.site import Site

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
    pages = sorted(site.of_kind(kind), key=lambda page: -len(page.text))
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
