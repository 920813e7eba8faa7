"""Recognises numbers in trade registers: KvK, KBO/BCE, SIREN; and VAT numbers."""

import re

from stdnum import luhn
from stdnum.be import vat as belgian_number
from stdnum.ch import uid as swiss_number
from stdnum.eu import vat as european_vat
from stdnum.gb import vat as british_vat

from inspector.reading.spotted import Spotted, spot

KVK = re.compile(
    r"(?:\bK\.?\s?v\.?\s?K\b\.?|kamer\s+van\s+koophandel|handelsregister|"
    r"chamber\s+of\s+commerce|chambre\s+de\s+commerce|handelskammer|\bCoC\b)"
    r"[^0-9]{0,45}?(?<![0-9.])(\d{8}|\d{2}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{4})(?![0-9])"
    r"(?!\s?\d{4}\b)",
    re.I,
)
# A number with a label but not of eight digits: a digit lost or doubled.
KVK_MISCOUNTED = re.compile(
    r"(?:\bK\.?v\.?K\b\.?|kamer\s+van\s+koophandel)[\s-]*(?:nummer|nr\.?|"
    r"number)?\s*:?\s*"
    r"(?<!\d)(\d{6,7}|\d{9})(?!\d)",
    re.I,
)
BELGIAN = re.compile(
    r"(?<![\dA-Z])(?:BE[\s.-]{0,2})?([01]?\d{3}[\s.-]\d{3}[\s.-]\d{3}|[01]\d{9})(?!\d)"
)
BELGIAN_WORDS = re.compile(
    r"\bKBO\b|\bBCE\b|ondernemings-?\s?(?:nummer|nr)|num[ée]ro\s+d.entreprise|"
    r"n°\s+d.entreprise|\bRPR\b|\bRPM\b|\bBTW\b|\bTVA\b|\bVAT\b|\bBE\b|"
    r"company\s+number|enterprise\s+number|kruispuntbank|banque-carrefour",
    re.I,
)
# Nine digits; a SIRET has five more, that number the establishment.
_SIREN = (
    r"(\d{3}[ .]?\d{3}[ .]?\d{3})((?:[ .]?\d{5}|[ .]?\d{3}[ .]\d{2}|"
    r"[ .]?\d{2}[ .]\d{3})"
    r"(?!\d))?(?![.]?\d)"
)
SIREN = re.compile(
    r"(?:\bSIREN\b|\bSIRET\b|\bR\.?C\.?S\b|registre du commerce|immatricul[ée]e?)"
    rf"[^0-9]{{0,90}}?(?:\b[AB] )?(?<![\d,])(?:n° ?)?{_SIREN}",
    re.I,
)
SIREN_BEFORE = re.compile(rf"(?<![\d ,]){_SIREN}\s{{0,2}}(?:RCS|R\.C\.S)\b", re.I)
VAT = re.compile(
    r"(?<![A-Z0-9])("
    r"NL[\s.-]?\d[\d\s.]{7,12}\d[\s.]?B[\s.]?\d{2}|"
    r"BE[\s.-]{0,2}[01]?[\s.]?\d{3}[\s.-]?\d{3}[\s.-]?\d{3}|"
    r"FR[\s.-]?[0-9A-HJ-NP-Z]{2}[\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{3}|"
    r"DE[\s.-]?\d{3}[\s.]?\d{3}[\s.]?\d{3}|"
    r"AT\s?U\s?\d{8}|LU\s?\d{3}\s?\d{3}\s?\d{2}|"
    r"IE\s?\d[0-9A-Z+*]\d{5}[A-Z]{1,2}|"
    r"ES[\s-]?[0-9A-Z]-?\d{7}-?[0-9A-Z]|IT\s?\d{11}|PL\s?\d{3}[\s-]?\d{3}[\s-]?\d{4}|"
    r"SE\s?\d{6}[\s-]?\d{4}[\s-]?01|DK\s?\d{2}\s?\d{2}\s?\d{2}\s?\d{2}|"
    r"GB\s?\d{3}\s?\d{4}\s?\d{2}|CHE[\s-]?\d{3}[.]?\d{3}[.]?\d{3}|"
    r"(?:PT|HR)\s?\d{9,11}|(?:CZ|EE|HU|FI|LT|LV|MT|RO|SI|SK|EL|BG|CY)\s?\d{8,12}L?"
    r")(?![A-Z0-9])",
    re.I,
)
BARE_BELGIAN_VAT = re.compile(
    r"(?:\bBTW|\bTVA|\bVAT)\b[^0-9\n]{0,25}?(?<![\dA-Z])"
    r"(0\d{3}[\s.-]?\d{3}[\s.-]?\d{3})(?!\d)",
    re.I,
)
PLACEHOLDER = re.compile(r"^(?:(\d)\1{7,}|0?123456789?0?|87654321|12345678)$")


def company_numbers(text: str) -> list[Spotted]:
    """Every register number, with `valid` false when its check digits are wrong.

    KvK numbers have no check digit; only placeholders are called wrong.
    """
    found = [
        _spotted(text, match, "kvk", _digits(match[1])) for match in KVK.finditer(text)
    ]
    found += [
        _spotted(text, match, "kvk", match[1], valid=False)
        for match in KVK_MISCOUNTED.finditer(text)
    ]
    for match in BELGIAN.finditer(text):
        number = _digits(match[1]).zfill(10)
        around = text[max(0, match.start() - 60) : match.start(1)]
        valid = belgian_number.is_valid(number)
        if BELGIAN_WORDS.search(around) or (valid and "." in match[1]):
            found.append(_spotted(text, match, "kbo", number, valid=valid))
    for pattern in (SIREN, SIREN_BEFORE):
        found += [_siren(text, match) for match in pattern.finditer(text)]
    return found


def vat_numbers(text: str) -> list[Spotted]:
    """Every VAT number in compact form, `valid` by its country's check digits."""
    found = []
    for match in VAT.finditer(text):
        compact = re.sub(r"[\s.-]", "", match[1]).upper()
        if compact.startswith("BE") and len(compact) == 11:
            compact = f"BE0{compact[2:]}"
        # A word of two letters before digits is no country: "de 123 456 789".
        if match[1][:2].isupper():
            kind = compact[:2].lower()
            valid = _is_valid_vat(compact)
            found.append(_spotted(text, match, kind, compact, valid=valid))
    for match in BARE_BELGIAN_VAT.finditer(text):
        compact = f"BE{_digits(match[1]).zfill(10)}"
        is_new = compact not in {seen.value for seen in found}
        if is_new and european_vat.is_valid(compact):
            found.append(_spotted(text, match, "be", compact))
    return found


def _siren(text: str, match: re.Match[str]) -> Spotted:
    number = _digits(match[1])
    establishment = _digits(match[2] or "")
    # Five digits after a SIREN may also be a postcode; the check digit tells.
    is_siret = bool(establishment) and luhn.is_valid(number + establishment)
    end = match.end(2) if is_siret else match.end(1)
    valid = is_siret or luhn.is_valid(number)
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
