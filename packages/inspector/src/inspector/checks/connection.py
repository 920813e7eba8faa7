"""Whether pages, cookies and software are kept safe, beyond the connection itself."""

import re
from collections.abc import Iterator

from inspector.checking import check, found
from inspector.checks.statements import first, not_on_a_site, pattern
from inspector.facts import Page
from inspector.reading.elements import read_elements
from inspector.reading.libraries import libraries_in
from inspector.report import Finding, Outcome
from inspector.site import Site

MOST_NAMED = 8
ACTIVE = frozenset({"script", "style", "iframe", "object"})
CARD_FIELD = re.compile(r"cc-number|card-?number|kaartnummer|numéro de carte", re.I)
PAYS_THROUGH = pattern(
    r"\bmollie\b|\badyen\b|\bstripe\b|\bbuckaroo\b|\bmultisafepay\b|\bpay\.nl\b|"
    r"\bworldline\b|"
    r"\bpaypal\b|\bccv\b|\brabo ?(?:omnikassa|smart pay)\b|\bideal\b|\bwero\b|"
    r"\bbancontact\b|"
    r"\bpayconiq\b|\bklarna\b"
)


@check("security.mixed-content")
def mixed_content(site: Site) -> Finding:
    """No page draws in scripts, styles, frames or pictures over plain HTTP."""
    secure = [p for p in site.pages if p.url.startswith("https:") and p.status < 400]
    if not any(page.html for page in secure):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    plain = sorted(_drawn_plain(secure), key=lambda pair: pair[1] not in ACTIVE)
    if plain:
        page, _, url = plain[0]
        return found(
            Outcome.NOT_MET,
            "names-against",
            value=url[:200],
            url=page.url,
            values={"names": url[:200]},
            confidence=0.9,
        )
    count = str(len(secure))
    return found(
        Outcome.MET,
        "nothing-against",
        url=secure[0].url,
        values={"count": count},
        confidence=0.8,
    )


def _drawn_plain(pages: list[Page]) -> Iterator[tuple[Page, str, str]]:
    for page in pages:
        elements = read_elements(page.html, page.url)
        for drawn in elements.drawn:
            if drawn.url.startswith("http:"):
                yield page, drawn.kind, drawn.url
        for form in elements.forms:
            if form.action.startswith("http:"):
                yield page, "script", form.action


@check(
    "security.cookie-domain", law=("GDPR, article 32",), beside="security.cookie-flags"
)
def cookie_domain(site: Site) -> Finding:
    """Cookies of the shop are not handed to every name below its domain."""
    states = [state for state in site.consent if state.reached]
    if not states:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    wide = sorted(
        {
            cookie.name
            for state in states
            for cookie in state.cookies
            if not cookie.third_party and cookie.domain.startswith(".")
        }
    )
    names = ", ".join(wide[:8])
    return found(
        Outcome.UNCLEAR if wide else Outcome.MET,
        "names-person" if wide else "nothing-shown",
        value=names,
        url=site.url,
        values={"names": names},
        confidence=0.6,
    )


@check("security.vulnerable-software")
def vulnerable_software(site: Site) -> Finding:
    """No script library with a known serious hole is in use.

    Known from the version in its address; a version that is not told proves nothing.
    """
    pages = [page for page in site.pages if page.html and page.status < 400]
    seen = [(page, library) for page in pages for library in libraries_in(page)]
    holed = [(page, library) for page, library in seen if library.hole]
    if holed:
        page, library = holed[0]
        values = {
            "name": library.name,
            "version": library.version,
            "hole": library.hole,
        }
        return found(
            Outcome.NOT_MET,
            "holed",
            value=f"{library.name} {library.version}",
            url=page.url,
            quote=library.shown,
            values=values,
            confidence=0.8,
        )
    if seen:
        names = ", ".join(sorted({f"{lib.name} {lib.version}" for _, lib in seen})[:8])
        return found(
            Outcome.UNCLEAR,
            "names-person",
            value=names,
            url=seen[0][0].url,
            values={"names": names},
            confidence=0.6,
        )
    return found(Outcome.UNCLEAR, "not-told", url=site.url, confidence=0.3)


@check("security.payment-page", needs_browser=True)
def payment_page(site: Site) -> Finding:
    """The shop's own pages hold no field for the number of a card.

    A licensed provider and its scripts are for a person; what others ran where one
    orders, and the pages seen, are evidence.
    """
    for page in site.pages:
        for form in read_elements(page.html, page.url).forms:
            for field in form.fields:
                if CARD_FIELD.search(f"{field.name} {field.label}"):
                    name = field.label or field.name
                    return found(
                        Outcome.UNCLEAR,
                        "names-person",
                        value=name,
                        url=page.url,
                        picture=page.screenshot or "",
                        values={"names": name},
                        confidence=0.6,
                    )
    drawn_in = _drawn_into_the_order(site)
    if drawn_in:
        names = ", ".join(drawn_in[:MOST_NAMED])
        walk = site.checkout
        return found(
            Outcome.UNCLEAR,
            "names-person",
            value=names,
            url=walk.checkout_url if walk is not None else "",
            picture=(walk.screenshot or "") if walk is not None else "",
            values={"names": names},
            confidence=0.4,
        )
    words = first(
        site, PAYS_THROUGH, ("payment", "checkout", "cart", "terms", "privacy")
    )
    return not_on_a_site(site, [words])


def _drawn_into_the_order(site: Site) -> list[str]:
    """The other hosts whose scripts and frames ran where one orders and pays."""
    walk = site.checkout
    if walk is None or walk.reached not in {"checkout", "order-button"}:
        return []
    kinds = {"script", "document"}
    return sorted({r.host for r in walk.requests if r.third_party and r.kind in kinds})
