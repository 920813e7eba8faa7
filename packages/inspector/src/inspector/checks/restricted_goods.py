"""Whether goods are on sale that may not be sold so, or not to everybody.

Nothing seen proves nothing here: a person confirms it. What is seen is quoted.
"""

import re

from inspector.checking import check
from inspector.checks.statements import (
    Words,
    every,
    first,
    no_occasion,
    nothing_against,
    pattern,
    says,
)
from inspector.report import Finding, Outcome
from inspector.site import Site

OFFER = ("product", "category", "home")
COPIES = pattern(
    r"\breplica'?s?\b|\b1:1 (?:kopie|copy)|\bAAA[- ]kwaliteit|\bdupes?\b|"
    r"inspired by [A-Z]|"
    r"\bcontrefaçon|\bnamaak\b|spy ?cam\w*|\bjammers?\b|stoorzender|grinder en vloei|"
    r"\bbong\b"
)
ALCOHOL = pattern(
    r"\b(?:rode wijn|witte wijn|mousserende wijn|champagne|whisky|whiskey|jenever|"
    r"likeur\w*|"
    r"liqueur|rum|vodka|cognac|vin (?:rouge|blanc)|red wine|white wine|"
    r"speciaalbier\w*)\b",
    r"\b\d{1,2}(?:[.,]\d)?\s?%\s?(?:vol|alc)|\balc\.?\s?\d{1,2}",
)
AGE = pattern(
    r"\b(?:18\+|18 jaar|16 jaar|nix18|18 ans|16 ans|18 years|geen 18|leeftijdscontrole|"
    r"majeur|age check|legal drinking age)\b"
)
SMOKE = pattern(
    r"\b(?:sigaret(?:ten)?|sigaren?|shagtabak|rooktabak|heatsticks|vapes?|"
    r"e-?sigaret(?:ten)?|"
    r"e-?liquids?|snus|nicotine(?:zakjes| ?pouches)|cigarettes?|e-?cigarettes?|"
    r"tabac à rouler)\b"
)
MEDICINE = pattern(
    r"\bRVG\s?\d{4,6}|\b(?:sildenafil|semaglutide|ozempic|viagra|tretinoïne|"
    r"amoxicilline|ibuprofen|"
    r"ibuprofène|paracetamol|paracétamol|diclofenac|melatonine \d)\b"
)
WEAPON = pattern(
    r"\b(?:vuurwapen\w*|luchtbuks\w*|airsoft|pepperspray|spray au poivre|"
    r"stroomstootwapen|taser|"
    r"boksbeugel|vlindermes|stiletto|ploertendoder|katapult|vuurwerk|feux d.artifice|"
    r"fireworks|"
    r"lachgas|gaz hilarant|couteau papillon|butterfly knife)\b"
)
NEGATED = re.compile(
    r"\b(?:geen|niet|zonder|aucun\w*|pas de|sans|no|without)\b[^.\n]{0,40}$", re.I
)


@check("restricted.scheme-exclusions")
def exclusions(site: Site) -> Finding:
    """Nothing on sale is unlawful, false or infringing."""
    return _only_signs(site, COPIES)


@check("restricted.alcohol")
def alcohol(site: Site) -> Finding:
    """Alcohol is sold only with a question of age; licence and door are asked for."""
    offered = _seen(site, ALCOHOL)
    if offered is None:
        return no_occasion(site)
    asked = first(site, AGE, ())
    return says(Outcome.UNCLEAR, asked or offered, confidence=0.5)


@check("restricted.tobacco-vape")
def tobacco(site: Site) -> Finding:
    """No tobacco, e-cigarettes or liquids are sold at a distance."""
    offered = _seen(site, SMOKE)
    if offered is not None:
        sure = offered.page.kind == "product"
        outcome = Outcome.NOT_MET if sure else Outcome.UNCLEAR
        return says(outcome, offered, confidence=0.7 if sure else 0.5)
    return no_occasion(site)


@check("restricted.medicines")
def medicines(site: Site) -> Finding:
    """Medicines are sold only by a registered seller with the European logo."""
    offered = _seen(site, MEDICINE)
    if offered is not None:
        return says(Outcome.UNCLEAR, offered, confidence=0.5)
    return no_occasion(site)


@check("restricted.weapons-fireworks")
def weapons(site: Site) -> Finding:
    """Weapons and fireworks are offered only where they may be, with checks."""
    return _only_signs(site, WEAPON)


def _seen(site: Site, goods: re.Pattern[str]) -> Words | None:
    for words in every(site, goods, OFFER):
        at = words.page.text.find(words.said, words.start)
        if not NEGATED.search(words.page.text[max(0, at - 60) : at]):
            return words
    return None


def _only_signs(site: Site, goods: re.Pattern[str]) -> Finding:
    offered = _seen(site, goods)
    if offered is not None:
        return says(Outcome.UNCLEAR, offered, confidence=0.5)
    return nothing_against(
        site, on=OFFER, needs=("home", "product"), outcome=Outcome.UNCLEAR
    )
