"""Recognises numbers in trade registers: KvK, KBO/BCE, SIREN; and VAT numbers."""

import re

from stdnum import luhn
from stdnum.be import vat as belgian_number
from stdnum.ch import uid as swiss_number
from stdnum.eu import vat as european_vat
from stdnum.gb import vat as british_vat

from inspector.reading.spotted import Spotted, spot

# What may stand between the digits of one number: never the end of a line.
_GAP = r"(?:[^\S\n]|[.-])?"
_KVK_NAME = (
    r"(?<![a-z])(?:k\.?\s?v\.?\s?k(?=nummer|nr|[^a-z]|$)\.?|"
    r"kamers?\s+(?:van|v\.)\s+koophandel|handelsregister|chamber\s+of\s+commerce|"
    r"chambre\s+de\s+commerce|handelskammer|coc(?![a-z])|"
    r"(?:dutch|netherlands|nederlandse)\s+(?:trade|commercial|business|company|"
    r"handels)\s?-?register)"
)
# Another number begins here, whatever the label before it was.
_OTHER_LABEL = (
    r"(?:tel(?:efoon)?\b|phone|fax|gsm|mobiel|iban|rekening|vestigings?-?\s?n|"
    r"bestel|order|postbus|hrb|hra|\bhr[ab]?\b|\bbel\b|\bcall\b)"
)
_EIGHT = r"\d(?:(?:[^\S\n]|\.)?\d){7}"
KVK = re.compile(
    rf"{_KVK_NAME}(?:(?!{_OTHER_LABEL})[^0-9]){{0,75}}?(?<!\d)(?<!\d\.)"
    rf"(\d{{8}}|{_EIGHT}(?![^\S\n.-]?\d))(?![0-9])(?!\s?\d{{4}}\b)",
    re.I,
)
TRADE_REGISTER = re.compile(
    r"\b(?:trade|commercial|business)\s+regist(?:er|ry)\b[^0-9]{0,25}?(?<![0-9.])"
    r"(\d{8})(?![0-9]|\s?\d{4}\b)",
    re.I,
)
# A number with a label but not of eight digits: a digit lost or doubled.
KVK_MISCOUNTED = re.compile(
    r"(?:(?<![a-z])K\.?v\.?K\b\.?|kamer\s+van\s+koophandel)[\s-]*(?:nummer|nr\.?|"
    r"number)?\s*:?\s*"
    r"(?<!\d)(\d{6,7}|\d{9})(?!\d)",
    re.I,
)
BELGIAN = re.compile(
    r"(?<![\dA-Z])(?:BE[\s.-]{0,2})?"
    r"([01]?\d{3}[\s./-]\d{3}[\s./-]\d{3}|[01]\d{9}|[01]\d{3}[\s./-]\d{6})(?!\d)"
)
BELGIAN_WORDS = re.compile(
    r"\bKBO\b|\bBCE\b|\bCBE\b|\bZDU\b|ondernemings-?\s?(?:nummer|nr)|"
    r"num[ée]ro\s+d.entreprise|n°\s+(?:d.)?entreprise|\bRPR\b|\bRPM\b|"
    r"rechtspersonenregister|personnes\s+morales|"
    r"\bB\.?T\.?W\b|\bT\.?V\.?A\b|\bVAT\b|\bBE\b|unternehmensnummer|"
    r"(?:company|enterprise|business)\s+(?:registration\s+)?number|kruispuntbank|"
    r"banque[\s-]carrefour|crossroads?\s+bank|zentrale\s+datenbank",
    re.I,
)
BELGIAN_COURT = re.compile(r"[^\w\n]{0,4}\(?(?:RPR|RPM)\b", re.I)
# Nine digits; a SIRET has five more, that number the establishment.
_SIREN = (
    rf"(\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}})((?:{_GAP}\d{{5}}|{_GAP}\d{{3}}{_GAP}\d{{2}}|"
    rf"{_GAP}\d{{2}}{_GAP}\d{{3}})"
    r"(?!\d))?(?![.-]?\d)"
)
SIREN = re.compile(
    r"(?:\bSIREN\b|\bSIRET\b|\bR\.?C\.?S\b|registre (?:du commerce|national)|"
    r"immatricul[ée]e?|\bRNE\b|r[ée]pertoire des m[ée]tiers|"
    r"trade (?:and companies )?regist(?:er|ry)|commercial regist(?:er|ry))"
    rf"[^0-9]{{0,90}}?(?:\b[AB] )?(?<![\d,])(?:n° ?)?{_SIREN}",
    re.I,
)
SIREN_BEFORE = re.compile(
    rf"(?<!\d)(?<!\d[ ,.]){_SIREN}[\s(]{{0,3}}(?:au\s)?(?:RCS|R\.C\.S|RM)\b", re.I
)
# A SIRET without a word: two check digits that both fit are no accident.
BARE_SIRET = re.compile(
    r"(?<![\w.,-])(\d{3} ?\d{3} ?\d{3}) ?(\d{5})(?![\w.,-]?\d|[A-Z])"
)
NOT_BARE = re.compile(
    r"(?:ean|gtin|isbn|iban|imei|code[- ]barres|barcode|order|commande|suivi|tracking|"
    r"client|compte)\W{0,4}[\w.°]{0,8}\W{0,4}$",
    re.I,
)
VAT = re.compile(
    r"(?<![A-Z0-9])("
    r"NL[\s.-]{0,2}\d[\d\s.]{7,12}\d[\s.-]?B[\s.-]?\d[\s.]?[\dO]|"
    r"BE[\s.:-]{0,2}[01]?[\s.]?\d{3}[\s./-]?\d{3}[\s./-]?\d{3}|"
    r"FR[\s.-]?[0-9A-HJ-NP-Z]{2}[\s.-]?\d{3}[\s.-]?\d{3}[\s.-]?\d{3}|"
    rf"DE[\s.-]{{0,2}}\d(?:{_GAP}\d){{8}}|"
    rf"AT\s?U\s?\d(?:{_GAP}\d){{7}}|LU\s?\d(?:{_GAP}\d){{7}}|"
    r"IE\s?\d[0-9A-Z+*]\d{5}[A-Z]{1,2}|"
    r"ES[\s-]?[0-9A-Z]-?\d{7}-?[0-9A-Z]|IT\s?\d{11}|"
    rf"PL\s?\d(?:{_GAP}\d){{9}}|"
    r"SE\s?\d{6}[\s-]?\d{4}[\s-]?01|DK\s?\d{2}\s?\d{2}\s?\d{2}\s?\d{2}|"
    r"GB\s?\d{3}\s?\d{4}\s?\d{2}|CHE[\s-]?\d{3}[.]?\d{3}[.]?\d{3}|"
    r"(?:PT|HR)\s?\d{9,11}|"
    r"(?:CZ|EE|HU|FI|LT|LV|MT|RO|SI|SK|EL|BG|CY)\s?\d{8,12}L?"
    r")(?![A-Z0-9])",
    re.I,
)
VAT_WORDS = re.compile(
    r"\bb\.?t\.?w\b|\bt\.?v\.?a\b|\bv\.?a\.?t\b|\bu\.?st\b|umsatzsteuer|\bmwst|"
    r"intra-?\s?commun|omzetbelasting|\buid\b|\biva\b|\bmoms\b|\bob-?nummer|\bnip\b|"
    r"tax (?:number|id)|ondernemings-?\s?n|num[ée]ro d.entreprise",
    re.I,
)
# The country is left out, as people do at home.
BARE_BELGIAN_VAT = re.compile(
    r"(?:\bBTW|\bTVA|\bVAT)\b[^0-9]{0,40}?(?<![\dA-Z])"
    r"(0\d{3}[\s./-]?\d{3}[\s./-]?\d{3})(?!\d)",
    re.I,
)
BARE_DUTCH_VAT = re.compile(
    r"(?:\bB\.?T\.?W|\bVAT|\bOB-?nummer)\b[^0-9]{0,40}?(?<![\dA-Z])"
    r"(\d(?:[\s.]?\d){8}[\s.-]?B[\s.-]?\d\d)(?![\dA-Z])",
    re.I,
)
BARE_BRITISH_VAT = re.compile(
    r"\bVAT\b[^0-9]{0,40}?(?<![\dA-Z])(\d{3} ?\d{4} ?\d{2})(?! ?\d)", re.I
)
PLACEHOLDER = re.compile(r"^(?:(\d)\1{7,}|0?123456789?0?|87654321|12345678)$")
BEFORE = 60


def company_numbers(text: str) -> list[Spotted]:
    """Every register number, with `valid` false when its check digits are wrong.

    KvK numbers have no check digit; only placeholders are called wrong.
    """
    found = [
        _spotted(text, match, "kvk", _digits(match[1])) for match in KVK.finditer(text)
    ]
    seen = {number.at for number in found}
    found += [
        _spotted(text, match, "kvk", match[1])
        for match in TRADE_REGISTER.finditer(text)
        if match.start(1) not in seen
    ]
    found += [
        _spotted(text, match, "kvk", match[1], valid=False)
        for match in KVK_MISCOUNTED.finditer(text)
    ]
    for match in BELGIAN.finditer(text):
        number = _digits(match[1]).zfill(10)
        around = text[max(0, match.start() - BEFORE) : match.start(1)]
        valid = belgian_number.is_valid(number)
        is_named = BELGIAN_WORDS.search(around) or BELGIAN_COURT.match(
            text, match.end()
        )
        if is_named or (valid and "." in match[1]):
            found.append(_spotted(text, match, "kbo", number, valid=valid))
    return found + _french(text)


def vat_numbers(text: str) -> list[Spotted]:
    """Every VAT number in compact form, `valid` by its country's check digits."""
    found = []
    for match in VAT.finditer(text):
        compact = re.sub(r"[^A-Z0-9]", "", match[1].upper())
        if compact.startswith("BE") and len(compact) == 11:
            compact = f"BE0{compact[2:]}"
        valid = _is_valid_vat(compact)
        if _is_written_as_vat(text, match, valid=valid):
            kind = compact[:2].lower()
            found.append(_spotted(text, match, kind, compact, valid=valid))
    for pattern, country in (
        (BARE_BELGIAN_VAT, "BE"),
        (BARE_DUTCH_VAT, "NL"),
        (BARE_BRITISH_VAT, "GB"),
    ):
        for match in pattern.finditer(text):
            number = re.sub(r"[^A-Z0-9]", "", match[1].upper())
            compact = f"{country}{number}"
            is_new = compact not in {seen.value for seen in found}
            if is_new and _is_valid_vat(compact):
                found.append(_spotted(text, match, country.lower(), compact))
    return found


def _is_written_as_vat(text: str, match: re.Match[str], *, valid: bool) -> bool:
    """Whether letters and digits are a VAT number rather than a word and a number."""
    start, end = match.span()
    if re.search(r"\bIBAN\W{0,3}$", text[max(0, start - 8) : start], re.I):
        return False
    is_named = VAT_WORDS.search(text, max(0, start - BEFORE), start)
    is_dutch = match[1][:2].upper() == "NL"
    # A word of two letters before digits is no country: "de 123 456 789".
    if not match[1][:2].isupper():
        return bool(is_named or (is_dutch and valid)) and match[1][:2].islower()
    after = VAT_WORDS.search(text, end, end + 30)
    return bool(valid or is_dutch or is_named or after)


def _french(text: str) -> list[Spotted]:
    found = [
        _siren(text, match)
        for pattern in (SIREN, SIREN_BEFORE)
        for match in pattern.finditer(text)
    ]
    seen = {number.at for number in found}
    for match in BARE_SIRET.finditer(text):
        number = _digits(match[0])
        is_real = luhn.is_valid(number[:9]) and luhn.is_valid(number)
        before = text[max(0, match.start() - 30) : match.start()]
        if is_real and match.start() not in seen and not NOT_BARE.search(before):
            start, end = match.span()
            found.append(spot(text, start, end, number[:9], kind="siren"))
    return found


def _siren(text: str, match: re.Match[str]) -> Spotted:
    number = _digits(match[1])
    establishment = _digits(match[2] or "")
    # Five digits after a SIREN may also be a postcode; the check digit tells, and so
    # does the word before all fourteen.
    fits = bool(establishment) and luhn.is_valid(number + establishment)
    is_called = "siret" in text[match.start() : match.start(1)].lower()
    is_siret = fits or (bool(establishment) and is_called)
    end = match.end(2) if is_siret else match.end(1)
    valid = fits or (luhn.is_valid(number) and not is_siret)
    return spot(text, match.start(1), end, number, kind="siren", valid=valid)


def _is_valid_vat(compact: str) -> bool:
    if compact.startswith("GB"):
        return bool(british_vat.is_valid(compact))
    if compact.startswith("CHE"):
        return bool(swiss_number.is_valid(compact))
    return bool(european_vat.is_valid(compact))


def _spotted(
    text: str, match: re.Match[str], kind: str, number: str, *, valid: bool = True
) -> Spotted:
    is_real = valid and not PLACEHOLDER.match(number.lstrip("ABDEFILNRTU"))
    start = match.start() if kind == "kbo" else match.start(1)
    return spot(text, start, match.end(1), number, kind=kind, valid=is_real)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
