"""Whether seals and memberships on the site are shown by right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from inspector.checking import check, found
from inspector.checks.statements import first, near, no_occasion, pattern, says, silent
from inspector.facts import Page
from inspector.reading.domains import host_of, is_same_site
from inspector.report import Finding, Outcome
from inspector.site import Site

# A seal by the words of its picture or the host that serves it, and where it must lead.
SCHEMES = (
    ("Thuiswinkel Waarborg", r"thuiswinkel", r"thuiswinkel\.org$"),
    (
        "WebwinkelKeur",
        r"webwinkelkeur|webwinkel ?keur",
        r"webwinkelkeur\.nl$|valuedshops\.com$",
    ),
    ("BeCommerce", r"becommerce|\bbecom\b", r"becommerce\.be$|becom\.digital$"),
    ("SafeShops", r"safeshops", r"safeshops\.be$"),
    ("Trusted Shops", r"trusted ?shops", r"trustedshops\.\w+$|trstd\.com$"),
    (
        "Ecommerce Europe",
        r"ecommerce ?europe",
        r"ecommercetrustmark\.eu$|ecommerce-europe\.eu$",
    ),
    ("Keurmerk", r"keurmerk|trust ?mark|label de confiance|\bseal\b|zegel", r""),
)
BACKGROUND = re.compile(r"url\(\s*[\"']?([^\"')]+)", re.I)
CODE = pattern(
    r"gedragscode[^\n]{0,200}|code de conduite[^\n]{0,200}|"
    r"code of conduct[^\n]{0,200}|verhaltenskodex[^\n]{0,200}"
)
SCHEME_NAME = pattern(
    r"webwinkelkeur|becommerce|becom\b|thuiswinkel|keurmerk|trustmark|label"
)
CLAIM = pattern(
    r"(?:aangesloten bij|lid van|gecertificeerd door|keurmerk van|membre de|affilié à|"
    r"certifié par|"
    r"member of|certified by)[^.\n]{0,80}"
)


@dataclass(frozen=True)
class Seal:
    """A picture of a seal on a page, and where pressing it leads."""

    page: Page
    scheme: str
    shown: str
    leads_to: str
    may_lead: str


@check("trustmark.seal-links")
def seal_links(site: Site, *, register: str = "") -> Finding:
    """A seal leads to the page of its certificate, on the host of its scheme.

    `register` is the address of a register whose certificates count as well.
    """
    seals = list(seals_on(site))
    if not seals:
        return no_occasion(site, needs=("home",))
    for seal in seals:
        if _leads_to(register, seal):
            continue
        if not seal.leads_to or is_same_site(seal.leads_to, site.url):
            return _told(Outcome.NOT_MET, "leads-nowhere", seal, confidence=0.75)
    seal = seals[0]
    if _leads_to(register, seal):
        return _told(Outcome.MET, "leads-to", seal, confidence=0.9)
    if seal.may_lead and re.search(seal.may_lead, host_of(seal.leads_to)):
        return _told(Outcome.MET, "leads-to", seal, confidence=0.75)
    return _told(Outcome.UNCLEAR, "leads-to", seal, confidence=0.5)


@check("trustmark.domain-match")
def domain_match(site: Site) -> Finding:
    """A seal stands on the domain it was given to; the certificate says which.

    A seal whose address names another domain is a sign for a person.
    """
    seals = list(seals_on(site))
    if not seals:
        return no_occasion(site, needs=("home",))
    return _told(Outcome.UNCLEAR, "leads-to", seals[0], confidence=0.4)


@check("trustmark.status-current")
def status_current(site: Site) -> Finding:
    """A seal is shown while the membership lasts; the scheme knows whether it does."""
    seals = list(seals_on(site))
    if not seals:
        return no_occasion(site, needs=("home",))
    return _told(Outcome.UNCLEAR, "leads-to", seals[0], confidence=0.4)


@check("trustmark.no-false-membership")
def no_false_membership(site: Site, *, register: str = "") -> Finding:
    """No seal or membership is claimed without right.

    `register` is the address of a register to which a seal may lead as well: that of
    whoever runs the scheme now. Directive 2005/29/EC, Annex I, 1 to 4.
    """
    for seal in seals_on(site):
        if _leads_to(register, seal):
            continue
        if seal.may_lead and not re.search(
            seal.may_lead, host_of(seal.leads_to) or "-"
        ):
            return _told(Outcome.NOT_MET, "leads-elsewhere", seal, confidence=0.7)
    claim = first(site, CLAIM, ("home", "about", "terms", "contact", "other"))
    if claim is not None:
        return says(Outcome.UNCLEAR, claim, confidence=0.5)
    shown = next(seals_on(site), None)
    if shown is not None:
        return _told(Outcome.UNCLEAR, "leads-to", shown, confidence=0.5)
    return no_occasion(site, needs=("home",))


@check("trustmark.scheme-named")
def scheme_named(site: Site) -> Finding:
    """The shop names the code of conduct it is bound by."""
    words = first(site, CODE, ("terms", "about", "complaints", "home", "other"))
    if words is None:
        return silent(site, ("home", "terms"), outcome=Outcome.UNCLEAR)
    if near(words, SCHEME_NAME, within=200):
        return says(Outcome.MET, words, confidence=0.7)
    return says(Outcome.UNCLEAR, words, confidence=0.5)


def seals_on(site: Site) -> Iterator[Seal]:
    """Every picture, drawing or frame of a seal, with the nearest link around it."""
    for page in site.of_kind("home", "product", "terms", "about", "contact", "cart"):
        for node, source, words in _pictures_in(LexborHTMLParser(page.html)):
            said = f"{words} {urlsplit(source).netloc} {source.rpartition('/')[2]}"
            for scheme, shown, may_lead in SCHEMES:
                if re.search(shown, said, re.I):
                    leads_to = _link_around(node, page.url)
                    yield Seal(page, scheme, words or source, leads_to, may_lead)
                    break


def _pictures_in(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str, str]]:
    """Whatever draws: the node, where its picture comes from, what it is called."""
    for node in tree.css("img, iframe, object"):
        source = node.attributes.get("src") or node.attributes.get("data") or ""
        yield node, source, _called(node)
    for node in tree.css("svg"):
        title = node.css_first("title")
        yield node, "", _called(node) or (title.text(strip=True) if title else "")
    for node in tree.css("[style*='url(']"):
        drawn = BACKGROUND.search(node.attributes.get("style") or "")
        yield node, drawn[1] if drawn else "", _called(node)


def _called(node: LexborNode) -> str:
    names = (node.attributes.get(name) for name in ("alt", "title", "aria-label"))
    return next((name for name in names if name), "")


def _link_around(node: LexborNode, url: str) -> str:
    around: LexborNode | None = node
    for _ in range(6):
        if around is None:
            break
        if around.tag == "a":
            return urljoin(url, around.attributes.get("href") or "")
        around = around.parent
    return ""


def _leads_to(register: str, seal: Seal) -> bool:
    """Whether the seal leads to the register, by scheme, host and port."""
    led, wanted = urlsplit(seal.leads_to), urlsplit(register)
    return bool(register) and (led.scheme, led.netloc) == (wanted.scheme, wanted.netloc)


def _told(outcome: Outcome, message: str, seal: Seal, *, confidence: float) -> Finding:
    return found(
        outcome,
        message if seal.leads_to else "unlinked-seal",
        value=seal.leads_to or seal.scheme,
        url=seal.page.url,
        picture=seal.page.screenshot or "",
        values={"names": seal.shown[:120], "target": seal.leads_to},
        confidence=confidence,
    )
