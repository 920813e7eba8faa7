"""Whether reviews come from buyers and are shown as they are."""

import re
from collections.abc import Iterator
from typing import Any

from inspector.checking import check, found
from inspector.checks.statements import first, no_occasion, pattern, says, silent
from inspector.facts import Page
from inspector.reading.elements import read_elements, types_of
from inspector.report import Finding, Outcome
from inspector.site import Site

SYSTEMS = re.compile(
    r"webwinkelkeur|trustpilot|kiyoh|feedbackcompany|trustedshops|judge\.me|yotpo|"
    r"reviews\.io|"
    r"avis-verifies|becommerce|becom\b",
    re.I,
)
SHOWN = pattern(
    r"\d[.,]\d\s?(?:/|uit|sur|out of|von)\s?(?:5|10)\b|\b\d+ (?:reviews|beoordelingen|"
    r"avis|"
    r"bewertungen)\b|klanten (?:geven|beoordelen) ons|★{3,}"
)
VERIFIED = pattern(
    r"geverifieerd|gecontroleerde? (?:review|beoordeling)|echte (?:kopers|klanten)|"
    r"na (?:een )?aankoop|"
    r"alleen (?:kopers|klanten)[^.\n]{0,60}(?:beoordel|review)|avis (?:vérifiés?|"
    r"contrôlés?)|"
    r"authenticité|verified (?:review|buyer|purchase|customer)s?|genuine|"
    r"verifiziert\w*|"
    r"(?:beoordeling|review|avis)[^.\n]{0,80}(?:bestelling|aankoop|achat|commande|"
    r"order)"
)
REWARDED = pattern(
    r"(?:korting|cadeau|winactie|tegoed|remise|discount|voucher|gift)[^.\n]{0,60}"
    r"(?:review|beoordeling|\bavis\b)",
    r"(?:review|beoordeling|\bavis\b)[^.\n]{0,60}(?:korting|cadeau|win\b|remise|"
    r"discount|voucher)",
    r"(?:sterren|étoiles|stars)\b[^.\n]{0,60}(?:korting|cadeau|remise|discount|voucher|"
    r"tegoed)",
    r"(?:korting|cadeau|remise|discount|voucher|tegoed)[^.\n]{0,60}\b(?:5|vijf|cinq|"
    r"five) (?:sterren|étoiles|stars)",
)


@check("reviews.verification-explained")
def verification(site: Site) -> Finding:
    """Where reviews stand, it is told whether and how they come from buyers."""
    shown = _evidence(site)
    if shown is None:
        return no_occasion(site, needs=("home", "product"))
    words = first(
        site, VERIFIED, ("reviews", "home", "product", "about", "terms", "other")
    )
    if words is not None:
        return says(Outcome.MET, words, confidence=0.7)
    page, names = shown
    return _named(Outcome.UNCLEAR, "unexplained", page, names, confidence=0.6)


@check("reviews.system-in-use")
def system_in_use(site: Site) -> Finding:
    """The shop has a system that invites its customers to a review.

    That it invites them all shows only in the system's own figures.
    """
    for page in site.pages:
        for drawn in read_elements(page.html, page.url).drawn:
            match = SYSTEMS.search(drawn.url)
            if match:
                return _named(
                    Outcome.UNCLEAR, "names-person", page, match[0], confidence=0.6
                )
    words = first(site, SYSTEMS, ("reviews", "home", "about", "privacy", "other"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return silent(site, ("home",), outcome=Outcome.UNCLEAR)


@check("reviews.figures-match")
def figures_match(site: Site) -> Finding:
    """The figure shown is the figure of its source, and visible where it is claimed."""
    for page, rating in _ratings(site):
        told = str(rating.get("ratingValue", "")).replace(",", ".")
        visible = re.sub(r",", ".", page.text)
        if told and told.rstrip("0").rstrip(".") not in visible and told not in visible:
            return _named(Outcome.UNCLEAR, "unseen-figure", page, told, confidence=0.6)
    words = first(site, SHOWN, ("home", "product", "reviews", "category"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return no_occasion(site)


@check("reviews.no-manipulation")
def no_manipulation(site: Site) -> Finding:
    """Reviews are not invented, bought or filtered.

    Directive 2005/29/EC, Annex I, 23b and 23c. A reward named on the site, or the same
    words twice, are signs for a person; that none are seen proves nothing.
    """
    rewarded = first(site, REWARDED, ())
    if rewarded is not None:
        return says(Outcome.UNCLEAR, rewarded, confidence=0.6)
    twice = _said_twice(site)
    if twice is not None:
        return _named(Outcome.UNCLEAR, "said-twice", twice[0], twice[1], confidence=0.6)
    if _evidence(site) is None:
        return no_occasion(site)
    return found(Outcome.UNCLEAR, "silent-person", url=site.url, confidence=0.3)


def _evidence(site: Site) -> tuple[Page, str] | None:
    """A page that shows reviews, and what shows it."""
    for page, rating in _ratings(site):
        return page, str(rating.get("ratingValue", "AggregateRating"))
    for page in site.of_kind("home", "product", "category", "reviews"):
        for drawn in read_elements(page.html, page.url).scripts:
            match = SYSTEMS.search(drawn.url)
            if match:
                return page, match[0]
    words = first(site, SHOWN, ("home", "product", "category", "reviews"))
    return (words.page, words.said) if words is not None else None


def _ratings(site: Site) -> Iterator[tuple[Page, dict[str, Any]]]:
    for page in site.pages:
        for item in read_elements(page.html, page.url).data:
            if "AggregateRating" in types_of(item):
                yield page, item


def _said_twice(site: Site) -> tuple[Page, str] | None:
    """The words of a review that stand under two products."""
    seen: dict[str, Page] = {}
    for page in site.of_kind("product"):
        for item in read_elements(page.html, page.url).data:
            words = " ".join(str(item.get("reviewBody", "")).split())
            if "Review" in types_of(item) and len(words) > 40:
                if words in seen and seen[words].url != page.url:
                    return page, words[:200]
                seen[words] = page
    return None


def _named(
    outcome: Outcome, message: str, page: Page, names: str, *, confidence: float
) -> Finding:
    return found(
        outcome,
        message,
        value=names,
        url=page.url,
        picture=page.screenshot or "",
        values={"names": names},
        confidence=confidence,
    )
