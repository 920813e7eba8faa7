"""Whether the choice about cookies is kept, can be changed, and is told in full."""

import re

from inspector.checking import check, found
from inspector.checks.cookies import admitted, trackers_in, unknown_in
from inspector.checks.statements import first, pages_of, pattern, says
from inspector.facts import ConsentState
from inspector.reading.markup import read_markup
from inspector.report import Finding, Outcome
from inspector.site import Site

CHANGE = pattern(
    r"toestemming[^.\n]{0,80}(?:intrek|wijzig)|consentement[^.\n]{0,60}(?:retir|modif)|"
    r"consent[^.\n]{0,60}(?:withdraw|change)",
    r"cookie-?\s?(?:instelling\w*|voorkeur\w*|keuze\w*)|(?:wijzig|verander|"
    r"intrek)\w*[^.\n]{0,40}"
    r"(?:cookie|toestemming)|(?:gérer|paramètres|préférences|choix|"
    r"modifier)[^.\n]{0,25}cookies",
    r"(?:manage|change|your)[^.\n]{0,20}(?:cookie|consent)|cookie (?:settings|"
    r"preferences|choices)|"
    r"cookie-einstellungen",
)
ENOUGH = 0.9


@check("cookies.refuse-works", needs_browser=True)
def refuse_works(site: Site) -> Finding:
    """After refusing, nothing follows the visitor.

    ePrivacy Directive, article 5(3). Known trackers count; anything else that came only
    after refusing goes to a person.
    """
    refused = site.state("refused")
    if refused is None:
        before = site.state("before")
        if before is not None and site.banner is None and not trackers_in(before):
            return found(
                Outcome.NOT_APPLICABLE,
                "nothing-to-refuse",
                url=site.url,
                confidence=0.7,
            )
        return found(Outcome.UNCLEAR, "not-refused", confidence=0.2)
    url = refused.pages[0] if refused.pages else site.url
    names = trackers_in(refused)
    if names:
        listed = ", ".join(names[:12])
        return found(
            Outcome.NOT_MET,
            "names-against",
            value=listed,
            url=url,
            values={"names": listed},
            confidence=0.9,
        )
    calls_itself = admitted(site, refused, url)
    if calls_itself is not None:
        return calls_itself
    before = site.state("before")
    left = [] if before is None else _come_since(site, before, refused)
    if left:
        listed = ", ".join(left[:12])
        return found(
            Outcome.UNCLEAR,
            "names-person",
            value=listed,
            url=url,
            values={"names": listed},
            confidence=0.5,
        )
    return found(
        Outcome.MET,
        "quiet-after",
        url=url,
        values={"count": str(len(refused.cookies))},
        confidence=0.8,
    )


def _come_since(site: Site, before: ConsentState, refused: ConsentState) -> list[str]:
    """What nobody calls necessary and came only after the visitor had refused."""
    known = set(unknown_in(site, before))
    return [name for name in unknown_in(site, refused) if name not in known]


@check("cookies.withdraw")
def withdraw(site: Site) -> Finding:
    """A choice about cookies can be changed later, from every page."""
    before = site.state("before")
    if before is not None and site.banner is None and not trackers_in(before):
        return found(
            Outcome.NOT_APPLICABLE, "nothing-to-refuse", url=site.url, confidence=0.7
        )
    pages = [page for page in site.pages if page.html and page.status < 400]
    if not pages or before is None:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    words = first(site, CHANGE, ("home", "product", "category"))
    if words is not None:
        return says(Outcome.MET, words, confidence=0.75)
    linked = any(
        CHANGE.search(link.text)
        for page in pages
        for link in read_markup(page.html, page.url).links
    )
    told = first(site, CHANGE, ("cookies", "privacy"))
    if told is not None:
        return says(Outcome.UNCLEAR, told, confidence=0.5)
    outcome = Outcome.UNCLEAR if linked else Outcome.NOT_MET
    return found(outcome, "no-way-back", url=site.url, confidence=0.6)


@check("cookies.list")
def cookie_list(site: Site) -> Finding:
    """Every cookie the shop sets stands in its statement."""
    states = [site.state(name) for name in ("accepted", "refused", "before")]
    seen = {
        name
        for state in states
        if state is not None
        for name in (
            *(cookie.name for cookie in state.cookies),
            *(stored.key for stored in state.storage if stored.area == "local"),
        )
    }
    statements = pages_of(site, ("cookies", "privacy"))
    if not any(states) or not statements:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    if not seen:
        return found(
            Outcome.MET, "nothing-shown", url=statements[0].url, confidence=0.6
        )
    text = "\n".join(page.text for page in statements).lower()
    missing = sorted(name for name in seen if not _is_named(name, text))
    part = 1 - len(missing) / len(seen)
    values = {"names": ", ".join(missing[:12]), "count": str(len(seen))}
    if part >= ENOUGH:
        return found(
            Outcome.MET,
            "all-listed",
            url=statements[0].url,
            values=values,
            confidence=0.8,
        )
    return found(
        Outcome.NOT_MET if part < 0.5 else Outcome.UNCLEAR,
        "not-listed",
        value=values["names"],
        url=statements[0].url,
        values=values,
        confidence=0.7,
    )


def _is_named(name: str, text: str) -> bool:
    """Whether a statement names a cookie, perhaps without the id at its end."""
    stem = re.sub(r"[-_.]?[0-9A-Fa-f]{6,}.*$|[-_][A-Z0-9]{6,}$", "", name).lower()
    return name.lower() in text or (len(stem) >= 3 and stem in text)
