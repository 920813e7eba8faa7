"""Whether everybody can use the shop, as far as its pages themselves tell."""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from inspector.checking import check, found
from inspector.checks.statements import first, not_on_a_site, pattern, says, silent
from inspector.facts import Page
from inspector.reading.barrier_names import NAMED
from inspector.reading.markup import read_markup
from inspector.report import Finding, Outcome
from inspector.site import Site

STATEMENT = pattern(
    r"toegankelijkheid(?:sverklaring)?|accessibilit(?:é|y)|"
    r"déclaration d.accessibilité|barrierefreiheit"
)
NORMS = pattern(r"\bWCAG\b|EN 301 549|toegankelijkheidseisen|exigences d.accessibilité")
SMALL = pattern(
    r"micro-?\s?ondernem\w*|micro-?\s?entreprise|micro-?\s?enterprise|"
    r"minder dan (?:10|tien) "
    r"(?:werknemers|medewerkers|personen)|moins de (?:10|dix) (?:salariés|personnes)"
)
NO_ZOOM = re.compile(
    r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*1(?:\.0)?\b", re.I
)
TYPED = (
    "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]), "
    "select, textarea"
)
MOST_PAGES = 12


@check("accessibility.scope")
def scope(site: Site) -> Finding:
    """Whether the law on accessibility holds for the shop; its size decides."""
    return not_on_a_site(site, [first(site, SMALL, ())])


@check("accessibility.statement")
def statement(site: Site) -> Finding:
    """The shop tells how it meets the demands of accessibility.

    A very small company need not, so silence goes to a person.
    """
    norms = first(site, NORMS, ())
    if norms is not None:
        return says(Outcome.MET, norms, confidence=0.75)
    words = first(site, STATEMENT, ("home", "other", "about", "terms", "contact"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return silent(site, ("home",), outcome=Outcome.UNCLEAR)


@check("accessibility.automated")
def automated(site: Site) -> Finding:
    """No page has a barrier that a machine can see.

    What axe found on the pages it looked at (WCAG 2.1, A and AA); without a browser
    pictures and fields without a name, buttons and links without words, pages without
    title or language, and zoom that is forbidden. A machine finds about a third of the
    barriers, so that none are found goes to a person.
    """
    if any(look.barriers for look in site.barriers):
        return _found_by_axe(site)
    pages = [p for p in site.pages if p.html and p.status < 400][:MOST_PAGES]
    if not pages:
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    barriers = [(page, name) for page in pages for name in _barriers(page)]
    if not barriers:
        values = {"count": str(len(pages))}
        return found(
            Outcome.UNCLEAR,
            "nothing-against-person",
            url=site.url,
            values=values,
            confidence=0.6,
        )
    kinds = sorted({name for _, name in barriers})
    return found(
        Outcome.NOT_MET,
        "barriers",
        value=", ".join(kinds),
        url=barriers[0][0].url,
        picture=barriers[0][0].screenshot or "",
        values={"names": ", ".join(kinds), "count": str(len(barriers))},
        confidence=0.8,
    )


def _found_by_axe(site: Site) -> Finding:
    """The kinds of barriers, the commonest first, on the page that has most of them."""
    counts = Counter[str]()
    for look in site.barriers:
        for barrier in look.barriers:
            known = barrier.rule if barrier.rule in NAMED else "other"
            counts[known] += barrier.count
    worst = max(site.barriers, key=lambda look: sum(b.count for b in look.barriers))
    by_number = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    page = next((page for page in site.pages if page.url == worst.url), None)
    rules = {barrier.rule for look in site.barriers for barrier in look.barriers}
    return found(
        Outcome.NOT_MET,
        "met-by-people",
        value=", ".join(sorted(rules)),
        url=worst.url,
        picture=(page.screenshot if page else None) or "",
        values={
            "causes": ",".join(f"axe-{rule}={count}" for rule, count in by_number),
            "count": str(counts.total()),
            "pages": str(sum(bool(look.barriers) for look in site.barriers)),
            "engine": worst.engine,
            "places": " ".join(p for b in worst.barriers[:3] for p in b.places[:1]),
        },
        confidence=0.95,
    )


def _barriers(page: Page) -> Iterator[str]:
    """The name axe gives to each barrier on a page, as often as it stands there."""
    tree = LexborHTMLParser(page.html)
    yield from _of_document(tree, page)
    labelled = {node.attributes.get("for") for node in tree.css("label[for]")}
    for selector, name, is_open in (
        ("img", "image-alt", lambda n: "alt" in n.attributes or _is_quiet(n)),
        (TYPED, "label", lambda n: _has_name(n) or _is_labelled(n, labelled)),
        ("button", "button-name", _has_words),
        ("a[href]", "link-name", _has_words),
        ("iframe", "frame-title", lambda n: _has_name(n) or _is_quiet(n)),
    ):
        for node in tree.css(selector):
            if not is_open(node):
                yield name


def _of_document(tree: LexborHTMLParser, page: Page) -> Iterator[str]:
    root = tree.css_first("html")
    if root is None or not (root.attributes.get("lang") or "").strip():
        yield "html-has-lang"
    if not read_markup(page.html, page.url).title:
        yield "document-title"
    viewport = tree.css_first("meta[name=viewport]")
    if viewport and NO_ZOOM.search(viewport.attributes.get("content") or ""):
        yield "meta-viewport"


def _is_quiet(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        attributes.get("aria-hidden") == "true"
        or attributes.get("role") in {"presentation", "none"}
        or "hidden" in attributes
        or attributes.get("width") in {"0", "1"}
    )


def _has_name(node: LexborNode) -> bool:
    attributes = node.attributes
    names = ("aria-label", "aria-labelledby", "title")
    return any((attributes.get(name) or "").strip() for name in names)


def _is_labelled(node: LexborNode, labelled: set[str | None]) -> bool:
    attributes = node.attributes
    if _is_quiet(node) or attributes.get("id") in labelled - {None}:
        return True
    parent = node.parent
    for _ in range(6):
        if parent is None:
            return False
        if parent.tag == "label":
            return True
        parent = parent.parent
    return False


def _has_words(node: LexborNode) -> bool:
    if _has_name(node) or _is_quiet(node) or node.text(strip=True):
        return True
    pictures = node.css("img[alt], svg title, [aria-label]")
    return any(
        (
            picture.attributes.get("alt") or picture.attributes.get("aria-label") or ""
        ).strip()
        or picture.text(strip=True)
        for picture in pictures
    )


@check("accessibility.checkout-keyboard", needs_browser=True)
def checkout_keyboard(site: Site) -> Finding:
    """One can buy and withdraw with a keyboard alone; a person tries it."""
    for page in site.of_kind("checkout", "cart", "product"):
        for node in LexborHTMLParser(page.html).css(
            "[tabindex], div[onclick], span[onclick]"
        ):
            index = node.attributes.get("tabindex") or ""
            if (
                node.tag in {"div", "span"}
                and "onclick" in node.attributes
                and not index
            ):
                return found(
                    Outcome.UNCLEAR,
                    "mouse-only",
                    value=(node.html or "")[:160],
                    url=page.url,
                    picture=page.screenshot or "",
                    confidence=0.5,
                )
    return not_on_a_site(site, [])
