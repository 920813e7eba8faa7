"""Recognises geographical addresses, and tells them from post boxes."""

import re

from inspector.reading.spotted import Spotted, spot

TOWN = (
    r"[A-ZÀ-Þ'’][\w'’À-ÿ.-]+"
    r"(?:[ -](?:[a-z]{1,4}[ -])?(?:\(?[A-ZÀ-Þ][\w'’À-ÿ.-]*\)?)){0,3}"
)
NUMBER = r"\d{1,5}(?:[ -]?(?:[a-zA-Z]|bis|ter)\b)?(?:\s?[-/+]\s?\d{1,4}[a-z]?)?"
UNIT = (
    r"(?:[\s,]+(?:bus|box|bte|boîte|boite|b)\.?\s?[\w/]{1,5}|\s?[-–]\s?[A-Z0-9]{1,4})?"
)
STREET_BEFORE = r"[A-ZÀ-Þ0-9][\w'’À-ÿ.()/-]*(?:[ ][\w'’À-ÿ.()/-]+){0,6}?"
GAP = r"(?:\s*[,|•·\n–-]\s*|\s+)(?:[^\n\d]{0,30}[,|\n]\s*)?"
DUTCH = re.compile(
    rf"({STREET_BEFORE})\s+{NUMBER}{UNIT}{GAP}"
    rf"(?:NL[- ]{{1,3}})?([1-9]\d{{3}}\s?[A-Z]{{2}})\b[ ,\n]{{0,3}}(?:te )?({TOWN})"
)
# Dutch, Belgian and German: the number follows the street.
CONTINENTAL = re.compile(
    rf"({STREET_BEFORE})[ ,]+{NUMBER}{UNIT}{GAP}"
    rf"((?:B|BE|D|DE|A|AT|L|LU)[- ]{{1,3}})?(\d{{4,5}})\s+({TOWN})"
)
# French, also in Belgium: the number comes first.
FRENCH = re.compile(
    rf"(\d{{1,4}}(?:\s?(?:bis|ter|[A-Za-z])\b)?,?\s+(?:(?:[Rr]ue|[Aa]venue|[Aa]v\.?|"
    r"[Bb]oulevard|[Bb]d\.?|[Pp]lace|[Cc]hemin|[Aa]ll[ée]e|[Rr]oute|"
    r"[Ii]mpasse|[Cc]ours|"
    r"[Qq]uai|[Cc]hauss[ée]e|[Ss]quare|RUE|AVENUE|BOULEVARD|ZA|ZI|"
    r"[Ff]aubourg|[Pp]assage)"
    rf"[^\n\d]{{2,60}}?))(?:[\s,;|–-]+[^\n\d]{{0,40}})?{GAP}?"
    rf"((?:F|FR|B|BE|L|LU)[- ]{{1,3}})?(\d{{4,5}}|\d{{2}} \d{{3}})\s+({TOWN})"
)
POST_BOX = re.compile(
    r"\b(?:postbus|p\.?\s?o\.?\s?box|bo[iî]te\s+postale|b\.?p\.?\s\d|postfach|"
    r"antwoordnummer)\b",
    re.I,
)
STREET_WORDS = re.compile(
    r"straat|laan|weg\b|plein|kade|gracht|steenweg|singel|dreef|pad\b|hof\b|dijk|"
    r"markt|baan\b|park|ring|stra(?:ß|ss)e|str\.|platz|allee|gasse|damm|ufer|"
    r"\brue\b|avenue|boulevard|chauss|place|chemin|route|street|road|lane|square|"
    r"haven|poort|lei\b|rode|veld|akker|boulevard|wal\b|berg|vest\b|hoek|land\b",
    re.I,
)
# What stands after an address and not after other numbers.
NEIGHBOURS = re.compile(
    r"\b(?:tel|tél|telefon|telefoon|phone|e-?mail|mail|kontakt|contact|deutschland|"
    r"österreich|austria|belgi[ëe]|belgique|nederland|luxemb\w+|schweiz|france)\b",
    re.I,
)
NOT_STREET = re.compile(
    r"\b(?:musterstra|voorbeeldstra|straatnaam)|\b(?:art(?:ikel|icle)?|dagen|jours|days|tel|tél|kvk|btw|tva|sinds|wet|loi|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december|janvier|février|mars|avril|juin|juillet|août|octobre|novembre|décembre|"
    r"capital|version|stand)\b",
    re.I,
)


def addresses(text: str) -> list[Spotted]:
    """Every full address (street, number, postcode, town); kind `post-box` apart."""
    found: dict[int, Spotted] = {}
    for country, pattern in (("nl", DUTCH), ("fr", FRENCH), ("be-de", CONTINENTAL)):
        for match in pattern.finditer(text):
            spotted = _address_in(text, match, country)
            if spotted and not _overlaps(spotted, found):
                found[spotted.start] = spotted
    return [found[start] for start in sorted(found)]


def mentions_post_box(text: str) -> Spotted | None:
    """The first post box in a text."""
    match = POST_BOX.search(text)
    return spot(text, *match.span(), match[0], kind="post-box") if match else None


def _address_in(text: str, match: re.Match[str], country: str) -> Spotted | None:
    street = match[1]
    if NOT_STREET.search(street):
        return None
    if POST_BOX.search(match[0]):
        kind = "post-box"
    elif country == "be-de" and not _looks_like_street(text, match):
        return None
    else:
        kind = "street"
    value = " ".join(match[0].split())
    return spot(text, match.start(), match.end(), value, kind=kind)


def _looks_like_street(text: str, match: re.Match[str]) -> bool:
    """A word for a street, or what usually follows an address."""
    after = text[match.end() : match.end() + 50]
    return bool(STREET_WORDS.search(match[1]) or NEIGHBOURS.search(after))


def _overlaps(spotted: Spotted, known: dict[int, Spotted]) -> bool:
    end = spotted.start + len(spotted.quote)
    return any(
        spotted.start < other.start + len(other.quote) and other.start < end
        for other in known.values()
    )
