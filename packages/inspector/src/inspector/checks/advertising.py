"""Whether what the shop claims of its goods is true and proven."""

import re

from inspector.checking import check, found
from inspector.checks.statements import (
    every,
    first,
    near,
    no_occasion,
    nothing_against,
    pages_of,
    pattern,
    says,
    shown_in_a_picture,
)
from inspector.reading.elements import read_elements
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("home", "product", "category", "about", "delivery", "cart", "checkout")
LABELLED = ("product", "category", "home", "about")
GREEN = pattern(
    r"\b(?:duurzaam|duurzame|milieuvriendelijke?|ecologische?|eco-?vriendelijke?|"
    r"natuurvriendelijke?|"
    r"klimaatvriendelijke?|biologisch afbreekbaar)\b",
    r"\b(?:durables?|écologiques?|respectueu(?:x|se) de l.environnement|"
    r"biodégradables?|"
    r"éco-?responsables?)\b",
    r"\b(?:sustainable|eco-?friendly|environmentally friendly|biodegradable|"
    r"climate[- ]friendly)\b",
    r"\b(?:nachhaltige?|umweltfreundliche?|klimafreundliche?)\b",
)
# A part of the whole says something; a hundred per cent green does not.
SPECIFIC = pattern(
    r"(?<![\d,.])(?!100\b)\d{1,2}(?:[.,]\d+)?\s?%|100\s?%\s(?:ge)?recycl\w*",
    r"ecolabel|\bFSC\b|\bGOTS\b|\bEPREL\b|\bISO \d|\bEN \d{4,}|levenscyclus|"
    r"cycle de vie|"
    r"life[- ]cycle",
)
OFFSET = pattern(
    r"\b(?:klimaat|co2|co₂|carbon|koolstof)[- ]?(?:neutra(?:al|le)|neutral|"
    r"positie(?:f|ve)|"
    r"gecompenseerd\w*|vrij)\b",
    r"\b(?:climat|carbone)[- ]?(?:neutre|positi(?:f|ve))\b|neutralité carbone|"
    r"compensé\w* carbone|neutres? (?:en (?:carbone|co2)|pour le climat)",
    r"\b(?:climate|carbon)[- ](?:neutral|positive|offset)\b|\bnet[- ]?zero\b|"
    r"\bklimaneutral\b",
    r"co2-?compensatie|compensation (?:de |du )?(?:co2|carbone)",
)
LABELS = pattern(
    r"\b(?:eco-?label|fairtrade|fair trade|max havelaar|\bGOTS\b|\bFSC\b|\bPEFC\b|"
    r"oeko-?tex|"
    r"nordic swan|rainforest alliance|utz|beter leven|b corp|cradle to cradle|"
    r"blauer engel)\b"
)
URGENT = pattern(
    r"\b(?:nog (?:maar|slechts) \d+|bijna uitverkocht|plus que \d+|only \d+ left|"
    r"nur noch \d+)\b[^.\n]{0,40}",
    r"\b\d+ (?:mensen|anderen|personen|personnes|people|others)[^.\n]{0,30}"
    r"(?:bekijken|kijken|regardent|consultent|viewing|looking)",
    r"(?:aanbieding|actie|offre|offer|deal)[^.\n]{0,30}(?:eindigt|verloopt|expire|"
    r"ends)[^.\n]{0,30}\d",
)
RANDOM_COUNT = re.compile(
    r"Math\.random\(\)[^\n]{0,80}(?:viewers|kijkers|bekijken|watching|voorraad)|"
    r"(?:viewers|kijkers|bekijken|watching|voorraad)[^\n]{0,80}Math\.random\(\)",
    re.I,
)
CURES = pattern(
    r"\b(?:geneest|genezend\w*|guérit|soigne|cures?|heilt)\b[^.\n]{0,60}",
    r"\b(?:helpt )?tegen (?:kanker|artrose|angst|diabetes|depressie|reuma|covid)\w*",
    r"\bdetox\w*|(?:versterkt|verbetert)[^.\n]{0,20}(?:weerstand|immuunsysteem)|"
    r"(?:renforce|booste)[^.\n]{0,20}(?:immunit|défenses)|boosts?[^.\n]{0,20}immun",
)
ORGANIC = pattern(r"\b(?:biologisch(?:e)?|bio|biologique|organic)\b(?! afbreekbaar)")
CONTROL = re.compile(r"\b(?:NL-BIO-\d{2}|BE-BIO-\d{2}|[A-Z]{2}-[A-ZÖ]{2,3}-\d{2,3})\b")
EATEN = pattern(
    r"\b(?:ingrediënten|ingrédients|ingredients|smaak|goût|kaas|fromage|thee|thé\b|"
    r"koffie|café|"
    r"chocola\w*|honing|miel|wijn|\bvin\b|voeding|aliment\w*|supplement\w*|vitamine)\b"
)
CHAT = re.compile(
    r"intercom|tidio|zendesk|trengo|crisp\.chat|gorgias|chatbase|watermelon|livechat|"
    r"tawk\.to|"
    r"hubspot.*messages|drift\.com",
    re.I,
)
AI_TOLD = pattern(
    r"kunstmatige intelligentie|virtuele assistent|\bchatbot\b|\bAI[- ]assist|"
    r"intelligence artificielle|"
    r"assistant virtuel|virtual assistant|artificial intelligence|KI-assistent"
)


@check("advertising.generic-green-claims")
def green_claims(site: Site) -> Finding:
    """Nothing is called green without saying what exactly is.

    Directive 2005/29/EC, Annex I, 4a, from 27 September 2026.
    """
    for words in every(site, GREEN, ("product", "category", "home", "about")):
        if not near(words, SPECIFIC, within=200):
            return says(Outcome.UNCLEAR, words, confidence=0.6)
    return nothing_against(
        site, on=PLACES, needs=("home", "product"), outcome=Outcome.MET
    )


@check("advertising.carbon-offset")
def carbon_offset(site: Site) -> Finding:
    """Nothing is called neutral for the climate because emissions are paid off.

    Directive 2005/29/EC, Annex I, 4c, from 27 September 2026.
    """
    words = first(site, OFFSET, PLACES)
    if words is not None:
        return says(Outcome.NOT_MET, words, confidence=0.7)
    return nothing_against(
        site, on=PLACES, needs=("home", "product"), outcome=Outcome.MET
    )


@check("advertising.sustainability-label")
def sustainability_label(site: Site) -> Finding:
    """Every label of sustainability rests on a scheme that is checked."""
    pictured = shown_in_a_picture(site, LABELS, LABELLED, confidence=0.5)
    if pictured is not None:
        return pictured
    named = first(site, LABELS, LABELLED)
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.5)
    return no_occasion(site)


@check("advertising.false-urgency")
def false_urgency(site: Site) -> Finding:
    """Countdowns, stock warnings and numbers of lookers-on are true.

    A page that draws its number by chance lies; any other goes to a person, because one
    visit cannot see it change.
    """
    for page in pages_of(site, PLACES):
        drawn = RANDOM_COUNT.search(page.html)
        if drawn:
            return found(
                Outcome.NOT_MET,
                "by-chance",
                value=drawn[0][:120],
                url=page.url,
                picture=page.screenshot or "",
                confidence=0.85,
            )
    words = first(site, URGENT, PLACES)
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return nothing_against(
        site, on=PLACES, needs=("home", "product"), outcome=Outcome.MET
    )


@check("advertising.regulated-claims")
def regulated_claims(site: Site) -> Finding:
    """Claims of health are permitted; organic food carries its control code."""
    cure = first(site, CURES, ("product", "category", "home"))
    if cure is not None:
        return says(Outcome.UNCLEAR, cure, confidence=0.6)
    for words in every(site, ORGANIC, ("product", "category")):
        if near(words, EATEN, within=500) and not CONTROL.search(words.page.text):
            return says(Outcome.UNCLEAR, words, confidence=0.5, message="no-code")
    return no_occasion(site)


@check("advertising.chatbot-disclosed")
def chatbot_disclosed(site: Site) -> Finding:
    """A machine that chats says that it is one.

    Regulation (EU) 2024/1689, article 50.
    """
    for page in site.pages:
        for drawn in read_elements(page.html, page.url).scripts:
            match = CHAT.search(drawn.url)
            if match:
                told = first(site, AI_TOLD, ())
                if told is not None:
                    return says(Outcome.MET, told, confidence=0.6)
                return found(
                    Outcome.UNCLEAR,
                    "names-person",
                    value=match[0],
                    url=page.url,
                    values={"names": match[0]},
                    confidence=0.5,
                )
    return no_occasion(site, needs=("home",))
