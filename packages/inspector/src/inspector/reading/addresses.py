"""Recognises geographical addresses, and tells them from post boxes."""

import re

from inspector.reading.spotted import Spotted, spot

# No word and no gap is longer than this, so that no page can make us look for ever.
TOWN = (
    r"[A-ZÀ-Þ'’][\w'’À-ÿ.-]{1,60}"
    r"(?:[ -](?:[a-z]{1,4}[ -]){0,2}(?:\(?[A-ZÀ-Þ][\w'’À-ÿ.-]{0,60}\)?)){0,3}"
)
# Where more must follow: here no sign may be read in two ways, or it takes for ever.
TOWN_INSIDE = r"(?<![\w-])[A-ZÀ-Þ'’][\w'’À-ÿ.]{1,30}(?:[ -][\w'’À-ÿ.]{1,30}){0,4}"
NUMBER = (
    r"\d{1,5}(?:[ -]?(?:[a-zA-Z]|bis|ter)\b)?"
    r"(?:\s?[-/+]\s?(?:\d{1,4}[a-zA-Z]?|[A-Za-z]\b)){0,3}"
)
UNIT = (
    r"(?:[\s,]{1,12}(?:bus|box|bte|boîte|boite|b)\.?\s?[\w/]{1,5}|"
    r"\s?[-–]\s?[A-Z0-9]{1,4})?"
)
_ROAD = (
    r"ul\.|rue|avenue|av\.|boulevard|bd|chaussée|place|chemin|quai|route|clos|square"
)
STREET_BEFORE = (
    rf"(?<![\w'’-])(?:[A-ZÀ-Þ0-9][\w'’À-ÿ.()/-]{{0,60}}|{_ROAD})"
    r"(?:[ ][\w'’À-ÿ.()/-]{1,60}){0,6}?"
)
GAP = (
    r"(?:\s{0,12}[,|•·\n–-]\s{0,12}|\s{1,12}|\s(?:à|te|in)\s)"
    r"(?:[^\n\d]{0,30}[,|\n]\s{0,12})?"
)
# "Postcode: 2801 KG, plaats: Gouda", as in a list of fields.
CODE_LABEL = r"(?:(?:postcode|code postal|plz)[^\n\d:]{0,20}:?\s{0,3})?"
TOWN_LABEL = r"(?:(?:woon)?(?:plaats|ort|stadt|ville)\s?:\s{0,3}|te )?"
DUTCH = re.compile(
    rf"({STREET_BEFORE})(?:\s{{1,12}}|,? nr\.? |\n?huisnummer:? ){NUMBER}{UNIT}{GAP}"
    rf"(?i:{CODE_LABEL})"
    r"(?:\(?NL\)?[- ]{1,3})?([1-9]\d{3}\s?[A-Z]{2})\b[ ,\n|-]{0,4}"
    rf"(?i:{TOWN_LABEL})({TOWN})"
)
# Dutch, Belgian and German: the number follows the street.
CONTINENTAL = re.compile(
    rf"({STREET_BEFORE})(?:[ ,]{{1,12}}|(?<=[Ss]tr\.)){NUMBER}{UNIT}{GAP}"
    rf"(?i:{CODE_LABEL})"
    r"((?:B|BE|D|DE|A|AT|L|LU|CH)[- ]{1,3})?(\d{4,5})[ ,]{0,2}\s{0,12}"
    rf"(?<=[\s,])(?i:{TOWN_LABEL})({TOWN})"
)
_FRENCH_ROAD = (
    r"[Rr]ue|[Aa]venue|[Aa]v\.?|[Bb]oulevard|[Bb]l?v?d\.?|[Pp]lace|[Cc]hemin|"
    r"[Aa]ll[ée]e|[Rr]oute|[Ii]mpasse|[Cc]ours|[Cc][ôo]te|[Mm]ail|[Ee]splanade|"
    r"[Tt]raverse|[Vv]enelle|[Cc]los|[Pp]arvis|[Rr]ond[- ][Pp]oint|[Ss]ente|[Dd]omaine|"
    r"[Gg]rand['’]? ?[Rr]ue|[Qq]uai|[Cc]hauss[ée]e|[Ss]quare|[Ff]aubourg|[Pp]assage|"
    r"[Ll]ieu[- ]?dit|[Rr]ésidence|[Hh]ameau|[Vv]illa|[Ss]entier|[Mm]ontée|[Cc]ité|"
    r"[Pp]arc|[Zz]one|Z\.A\.|Z\.I\.|ZAC|ZAE?|ZI|[Pp]romenade|[Rr]uelle|RUE|AVENUE|"
    r"BOULEVARD|BD|CHEMIN|PLACE|ROUTE|ALL[ÉE]E|IMPASSE|QUAI|COURS|PASSAGE|SQUARE"
)
# Where in the building: it has a number of its own.
_INSIDE = (
    r"(?i:bureau|b[âa]t(?:iment|\.)?|appt?\.?|[ée]tage|lot|porte|hall|local|bp|cs|bte)"
    r"[ .]{0,2}[\w]{1,6}"
)
_FRENCH_CODE = (
    r"((?:F|FR|B|BE|L|LU)[- ]{1,3})?(\d{4,5}|\d{2} \d{3})\s{1,12}" rf"({TOWN})"
)
# French, also in Belgium: the number comes first.
FRENCH = re.compile(
    r"(?<![\d/-])(\d{1,4}(?:\s?[-/]\s?\d{1,4})?(?:\s?(?:bis|ter|quater|BIS|TER|[A-Za-z])\b)?"
    rf",?\s{{1,12}}(?:{_FRENCH_ROAD})[^\n\d]{{1,60}}?(?:\b\d{{1,2}} [a-zé]{{3,9}}"
    rf"(?: \d{{4}})?)?)(?:[\s,;|–-]{{1,12}}[^\n\d]{{0,40}}(?:{_INSIDE})?)?{GAP}?"
    rf"{_FRENCH_CODE}"
)
# "22, rue du Lavoir à Igé (71960)", "Lyon (69005), 15 avenue du Point du Jour".
FRENCH_IN = re.compile(
    rf"(\d{{1,4}}(?: bis| ter)?,?\s{{1,3}}(?:{_FRENCH_ROAD})[^\n\d,]{{1,60}}?)"
    rf",? à {TOWN_INSIDE} \(\d{{5}}\)"
)
FRENCH_TOWN_FIRST = re.compile(
    rf"{TOWN_INSIDE}(?: \(\d{{5}}\)), (\d{{1,4}}(?: bis| ter)?,? (?:{_FRENCH_ROAD})"
    r"(?:[ ][\w'’À-ÿ-]{1,30}){1,6})"
)
# In the country a place has no number.
FRENCH_PLACE = re.compile(
    r"((?<!\w)(?:Z\.?A\.?C?\.?|Z\.?I\.?|ZAE|[Zz]one (?:[a-zé]+|d['’][a-zé]+)|"
    r"[Pp]arc d['’][a-zé]+|[Ll]ieu[- ]?[Dd]it|Le [Bb]ourg|[Hh]ameau|[Dd]omaine|Château|"
    rf"Moulin|Ferme)\b[^\n\d]{{0,60}}?)[\s,;|–-]{{1,12}}{_FRENCH_CODE}"
)
_BRITISH_STREET = (
    r"\d{1,4}[a-zA-Z]?(?:-\d{1,4})?,? (?:[A-Z][\w'’.]{0,60}[ -]){1,4}?(?:Street|St|"
    r"Road|Rd|Lane|"
    r"Avenue|Ave|Close|Court|Way|Drive|Place|Square|Park|Row|House|Hill|Gardens|"
    r"Terrace|Mews|"
    r"Crescent|Quay|Wharf|Yard|Estate|[Cc]entre|Boulevard|Blvd|Green|Walk|Grove|"
    r"Broadway)\b\.?"
)
_PLACES = (
    r"(?:[,\n ]{1,12}[A-Z][\w'’-]{0,60}(?: [A-Z][\w'’-]{0,60}){0,3}"
    r"(?: \d{1,2}\b)?){0,4}?"
)
# British, Irish and American: house number, street, town, and the code at the end.
BRITISH = re.compile(
    rf"({_BRITISH_STREET}){_PLACES}[,\n ]{{1,12}}"
    r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[\dW] ?[A-Z0-9]{4}|"
    r"[A-Z]{2},? \d{5}(?:-\d{4})?)\b"
)
# The Swedish code has a space; the Dutch code may also follow the town.
NORTHERN = re.compile(
    rf"({STREET_BEFORE}) {NUMBER}{UNIT}{GAP}"
    rf"(?:SE?[- ])?(?:\d{{3}} \d{{2}}|\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}}) ({TOWN})"
)
TOWN_FIRST = re.compile(
    rf"({STREET_BEFORE}) {NUMBER}{UNIT}[,\n ]{{1,12}}(?:te |in )?"
    rf"({TOWN_INSIDE})[,\n ]{{1,12}}"
    r"[1-9]\d{3} ?[A-Z]{2}\b"
)
# "2801 KG Gouda, Lange Tiendeweg 12": the street comes last.
CODE_FIRST = re.compile(
    r"\(?(?<!\d)[1-9]\d{3}\s?[A-Z]{2}\b\)?[ ,]{1,3}"
    rf"{TOWN_INSIDE}(?:,\s{{1,3}}|\n| aan (?:de |het )?)({STREET_BEFORE}) {NUMBER}"
)
# "9000 Gent, Veldstraat 3": here a word for a street is needed.
BELGIAN_CODE_FIRST = re.compile(
    rf"(?<![\d.])[1-9]\d{{3}} {TOWN_INSIDE},\s{{1,3}}"
    rf"({STREET_BEFORE}) {NUMBER}(?![\d.,]\d)"
)
# "Aan de Markt 1 te Gouda": an address, though without its code.
WITHOUT_CODE = re.compile(
    r"(?:(?:gevestigd|gelegen|kantoorhoudende?) (?:aan )?(?:de |het )?|aan (?:de|het) )"
    rf"({STREET_BEFORE}) {NUMBER},? (?:te|in) ({TOWN})"
)
TOWN_THEN_STREET = re.compile(
    rf"(?:gevestigd|kantoorhoudende?|zetel) (?:te|in) {TOWN_INSIDE},? "
    rf"(?:(?:en )?(?:kantoorhoudende? )?aan (?:de |het )?)({STREET_BEFORE}) {NUMBER}"
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
    r"haven|poort|lei\b|rode|veld|akker|boulevard|wal\b|berg|vest\b|hoek|land\b|"
    r"gebiet|gewerbe|industrie|siedlung|gatan\b|vägen\b|gade\b|\bvej\b|burg\b|brug|"
    r"laar\b|bosch|heide|dorp|drift|kaai|dries|donk|\bclos\b|quai|impasse|"
    r"all[ée]e|grand['’]? ?rue|speicher|garten|graben|feld\b|hof\b|wiese|tor\b|steig|"
    r"zeile|chaussee|rain\b|\bul\.",
    re.I,
)
# What stands after an address and not after other numbers.
NEIGHBOURS = re.compile(
    r"\b(?:tel|tél|telefon|telefoon|phone|e-?mail|mail|kontakt|contact|deutschland|"
    r"österreich|austria|belgi[ëe]|belgique|nederland|luxemb\w+|schweiz|france)\b",
    re.I,
)
# A month makes a date, except in "rue du 8 mai" and "Straße des 17. Juni".
MONTH = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december|janvier|février|mars|avril|juin|juillet|août|octobre|novembre|décembre|"
    r"december)\b",
    re.I,
)
NOT_STREET = re.compile(
    r"\b(?:musterstra|voorbeeldstra|straatnaam|street name)|"
    r"\b(?:art(?:ikel|icle)?|dagen|jours|days|tel|tél|kvk|btw|tva|sinds|wet|loi|"
    r"capital|version|stand)\b",
    re.I,
)
# What stands before an address and not before other numbers.
LABELS = re.compile(
    r"(?:adress?e?n?|anschrift|sitz|zetel|siège(?: social)?|retour\w*|address|"
    r"vestiging|kantoor|winkel|showroom|magazijn|atelier|standort|"
    r"gmbh|b\.?v\.?|bvba|srl|e\.k\.)"
    r"\s?[:,]?\s{0,3}(?:(?:est(?: situ[ée])?(?: [àa]u?)?|is|ist)\s)?$",
    re.I,
)


PATTERNS = (
    ("nl", DUTCH),
    ("fr", FRENCH),
    ("fr", FRENCH_PLACE),
    ("fr", FRENCH_IN),
    ("fr", FRENCH_TOWN_FIRST),
    ("gb", BRITISH),
    ("be-de", CONTINENTAL),
    ("be-de", NORTHERN),
    ("nl", TOWN_FIRST),
    ("nl", CODE_FIRST),
    ("be-de", BELGIAN_CODE_FIRST),
    ("nl", WITHOUT_CODE),
    ("nl", TOWN_THEN_STREET),
)


def addresses(text: str) -> list[Spotted]:
    """Every full address (street, number, postcode, town); kind `post-box` apart."""
    found: dict[int, Spotted] = {}
    for country, pattern in PATTERNS:
        for match in pattern.finditer(text):
            spotted = _address_in(text, match, country)
            if spotted and not _overlaps(spotted, found):
                found[spotted.at] = spotted
    return [found[start] for start in sorted(found)]


def mentions_post_box(text: str) -> Spotted | None:
    """The first post box in a text."""
    match = POST_BOX.search(text)
    return spot(text, *match.span(), match[0], kind="post-box") if match else None


def _address_in(text: str, match: re.Match[str], country: str) -> Spotted | None:
    street = match[1]
    if NOT_STREET.search(street):
        return None
    if MONTH.search(street) and not STREET_WORDS.search(street):
        return None
    if POST_BOX.search(match[0]):
        kind = "post-box"
    elif country == "be-de" and not _looks_like_street(text, match):
        return None
    else:
        kind = "street"
    start = match.start()
    # "Met zetel te Krullartstraat 7": the street begins behind the small word.
    led = LEADS_TO_STREET.match(street) if country in {"nl", "be-de"} else None
    if led and match.start(1) == start and not WITHOUT_CODE.match(text, start):
        start += led.end()
    value = " ".join(text[start : match.end()].split())
    return spot(text, start, match.end(), value, kind=kind)


def _looks_like_street(text: str, match: re.Match[str]) -> bool:
    """A word for a street, what usually follows an address, or two lines of its own."""
    after = text[match.end() : match.end() + 50]
    if STREET_WORDS.search(match[1]) or NEIGHBOURS.search(after):
        return True
    if LABELS.search(text[max(0, match.start() - 30) : match.start()]):
        return True
    is_own_line = match.start() == 0 or text[match.start() - 1] == "\n"
    return is_own_line and bool(OWN_LINES.fullmatch(match[0])) and after[:1] in "\n,/("


LEADS_TO_STREET = re.compile(
    r".*\b(?:te|gevestigd|zetel|adres|aan(?: de)?|kantoor|sitz|anschrift)[ :]+"
    r"(?=[A-ZÀ-Þ])",
    re.S,
)
OWN_LINES = re.compile(
    rf"{STREET_BEFORE} {NUMBER}{UNIT} ?,?\n ?[^\n\d]{{0,4}}\d{{4,5}} [^\n]+"
)


def _overlaps(spotted: Spotted, known: dict[int, Spotted]) -> bool:
    return any(
        spotted.at < other.end and other.at < spotted.end for other in known.values()
    )
