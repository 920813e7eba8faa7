"""Recognises geographical addresses, and tells them from post boxes."""

import re

from inspector.reading.spotted import Spotted, spot

# No word and no gap is longer than this, so that no page can make us look for ever.
TOWN = (
    r"[A-ZÀ-Þ'’][\w'’À-ÿ.-]{1,60}"
    r"(?:[ -](?:[a-z]{1,4}[ -])?(?:\(?[A-ZÀ-Þ][\w'’À-ÿ.-]{0,60}\)?)){0,3}"
)
NUMBER = r"\d{1,5}(?:[ -]?(?:[a-zA-Z]|bis|ter)\b)?(?:\s?[-/+]\s?\d{1,4}[a-z]?)?"
UNIT = (
    r"(?:[\s,]{1,12}(?:bus|box|bte|boîte|boite|b)\.?\s?[\w/]{1,5}|"
    r"\s?[-–]\s?[A-Z0-9]{1,4})?"
)
STREET_BEFORE = (
    r"(?<![\w'’-])[A-ZÀ-Þ0-9][\w'’À-ÿ.()/-]{0,60}(?:[ ][\w'’À-ÿ.()/-]{1,60}){0,6}?"
)
GAP = r"(?:\s{0,12}[,|•·\n–-]\s{0,12}|\s{1,12})(?:[^\n\d]{0,30}[,|\n]\s{0,12})?"
DUTCH = re.compile(
    rf"({STREET_BEFORE})\s{{1,12}}{NUMBER}{UNIT}{GAP}"
    rf"(?:NL[- ]{{1,3}})?([1-9]\d{{3}}\s?[A-Z]{{2}})\b[ ,\n]{{0,3}}(?:te )?({TOWN})"
)
# Dutch, Belgian and German: the number follows the street.
CONTINENTAL = re.compile(
    rf"({STREET_BEFORE})[ ,]{{1,12}}{NUMBER}{UNIT}{GAP}"
    rf"((?:B|BE|D|DE|A|AT|L|LU)[- ]{{1,3}})?(\d{{4,5}})\s{{1,12}}({TOWN})"
)
# French, also in Belgium: the number comes first.
FRENCH = re.compile(
    rf"(\d{{1,4}}(?:\s?(?:bis|ter|[A-Za-z])\b)?,?\s{{1,12}}(?:(?:[Rr]ue|[Aa]venue|[Aa]v\.?|"
    r"[Bb]oulevard|[Bb]d\.?|[Pp]lace|[Cc]hemin|[Aa]ll[ée]e|[Rr]oute|"
    r"[Ii]mpasse|[Cc]ours|"
    r"[Qq]uai|[Cc]hauss[ée]e|[Ss]quare|RUE|AVENUE|BOULEVARD|ZA|ZI|"
    r"[Ff]aubourg|[Pp]assage|[Ll]ieu[- ]?dit|[Rr]ésidence|[Hh]ameau|[Vv]illa|"
    r"[Ss]entier|"
    r"[Mm]ontée|[Cc]ité|[Pp]arc|[Zz]one|Z\.A\.|Z\.I\.|ZAC|[Pp]romenade|[Rr]uelle|"
    r"CHEMIN|"
    r"PLACE|ROUTE|ALL[ÉE]E|IMPASSE|QUAI|COURS)"
    rf"[^\n\d]{{2,60}}?))(?:[\s,;|–-]{{1,12}}[^\n\d]{{0,40}})?{GAP}?"
    rf"((?:F|FR|B|BE|L|LU)[- ]{{1,3}})?(\d{{4,5}}|\d{{2}} \d{{3}})\s{{1,12}}({TOWN})"
)
_BRITISH_STREET = (
    r"\d{1,4}[a-zA-Z]?(?:-\d{1,4})?,? (?:[A-Z][\w'’.]{0,60}[ -]){1,4}?(?:Street|St|"
    r"Road|Rd|Lane|"
    r"Avenue|Ave|Close|Court|Way|Drive|Place|Square|Park|Row|House|Hill|Gardens|"
    r"Terrace|Mews|"
    r"Crescent|Quay|Wharf|Yard|Estate|Centre|Boulevard|Blvd|Green|Walk|Grove|"
    r"Broadway)\b\.?"
)
_PLACES = r"(?:[,\n ]{1,12}[A-Z][\w'’-]{0,60}(?: [A-Z][\w'’-]{0,60}){0,3}){0,4}?"
# British, Irish and American: house number, street, town, and the code at the end.
BRITISH = re.compile(
    rf"({_BRITISH_STREET}){_PLACES}[,\n ]{{1,12}}"
    r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[\dW] ?[A-Z0-9]{4}|"
    r"[A-Z]{2},? \d{5}(?:-\d{4})?)\b"
)
# The Swedish code has a space; the Dutch code may also follow the town.
NORTHERN = re.compile(
    rf"({STREET_BEFORE}) {NUMBER}{UNIT}{GAP}(?:SE?[- ])?\d{{3}} \d{{2}} ({TOWN})"
)
TOWN_FIRST = re.compile(
    rf"({STREET_BEFORE}) {NUMBER}{UNIT}[,\n ]{{1,12}}(?:te |in )?({TOWN})[,\n ]{{1,12}}"
    r"[1-9]\d{3} ?[A-Z]{2}\b"
)
# "Aan de Markt 1 te Gouda": an address, though without its code.
WITHOUT_CODE = re.compile(
    rf"(?:aan (?:de|het) |kantoorhoudende? (?:aan )?(?:de |"
    rf"het )?)({STREET_BEFORE}) {NUMBER}"
    rf",? (?:te|in) ({TOWN})"
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
    r"\b(?:musterstra|voorbeeldstra|straatnaam)|\b(?:art(?:ikel|icle)?|dagen|jours|"
    r"days|tel|tél|kvk|btw|tva|sinds|wet|loi|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december|janvier|février|mars|avril|juin|juillet|août|octobre|novembre|décembre|"
    r"capital|version|stand)\b",
    re.I,
)


PATTERNS = (
    ("nl", DUTCH),
    ("fr", FRENCH),
    ("gb", BRITISH),
    ("be-de", CONTINENTAL),
    ("be-de", NORTHERN),
    ("nl", TOWN_FIRST),
    ("nl", WITHOUT_CODE),
)


def addresses(text: str) -> list[Spotted]:
    """Every full address (street, number, postcode, town); kind `post-box` apart."""
    found: dict[int, Spotted] = {}
    for country, pattern in PATTERNS:
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
    """A word for a street, what usually follows an address, or two lines of its own."""
    after = text[match.end() : match.end() + 50]
    if STREET_WORDS.search(match[1]) or NEIGHBOURS.search(after):
        return True
    is_own_line = match.start() == 0 or text[match.start() - 1] == "\n"
    return is_own_line and bool(OWN_LINES.fullmatch(match[0])) and after[:1] in "\n,/("


OWN_LINES = re.compile(
    rf"{STREET_BEFORE} {NUMBER}{UNIT} ?,?\n ?[^\n\d]{{0,4}}\d{{4,5}} [^\n]+"
)


def _overlaps(spotted: Spotted, known: dict[int, Spotted]) -> bool:
    end = spotted.start + len(spotted.quote)
    return any(
        spotted.start < other.start + len(other.quote) and other.start < end
        for other in known.values()
    )
