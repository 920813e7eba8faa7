"""Numbers that identify a trader: KvK, KBO, VAT, SIREN, Handelsregister, IBAN."""

import re
from functools import lru_cache

from stdnum import iban as bank_account

from inspector.reading.company_numbers import company_numbers, vat_numbers
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.page_facts.strangers import strangers_in
from inspector.reading.spotted import Spotted

BELGIAN_REGISTER = re.compile(
    r"\bKBO\b|\bBCE\b|\bCBE\b|\bZDU\b|ondernemings-?\s?(?:nummer|nr)|"
    r"(?:num[ée]ro|n°|nr\.?) (?:d')?entreprise|\bRP[RM]\b|rechtspersonenregister|"
    r"personnes morales|company (?:number|registration)|enterprise number|"
    r"business number|unternehmensnummer|kruispuntbank|banque[ -]carrefour|"
    r"crossroads? bank|zentrale datenbank",
    re.I,
)
BELGIAN_COURT = re.compile(r"[^\w\n]{0,4}\(?(?:RPR|RPM)\b")
VAT_WORDS = re.compile(
    r"\bb\.?t\.?w\b|\bt\.?v\.?a\b|\bvat\b|\bust\b|umsatzsteuer|mwst|"
    r"intracommunautaire|omzetbelasting|\bUID\b|\bIVA\b|\bMOMS\b|tax (?:number|id)",
    re.I,
)
GERMAN_REGISTER = re.compile(
    r"\b(H\.?\s?R\.?[\s-]?[AB]|GnR|VR|PR)(?:[\s:.-]|Nr\.?|Nummer){0,6}(\d{1,7})\b"
    r"(\s?[A-Z]{1,3}\b)?"
)
# "Handelsregister B des Amtsgerichts Ulm, Nummer 74213", and without its letter.
IN_WORDS = re.compile(
    r"Handelsregister(?:-?\s?(?:Abt(?:eilung|\.)?\s?)?(?P<part>[AB])\b)?"
    r"(?P<between>[^0-9\n]{0,50}?|[^0-9]{0,12})"
    r"(?:(?:Abt(?:eilung|\.)?\s?)(?P<later>[AB])\b[^0-9\n]{0,12})?"
    r"(?P<number>\d{2,6})\b(?![./-]\d)",
    re.I,
)
COURT = re.compile(r"amtsgericht|registergericht|gesch[äa]ftsführer", re.I)
NUMBERED = re.compile(r"nummer|\bnr\b|-nr|registernr|unter|:", re.I)
REGISTERED = re.compile(r"register|gericht", re.I)
ACCOUNT = re.compile(
    r"iban|bank|rekening|compte|konto|account|virement|overschrijving|t\.?n\.?v", re.I
)
IBAN = re.compile(
    r"\b([A-Z]{2}[ ]?\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?)"
    r"(?![A-Z0-9])",
    re.I,
)
NAUGHT = re.compile(r"0+|(\d)\1{4,}|0?12345(?:6(?:7(?:8(?:90?)?)?)?)?")
BEFORE = 60


def kvk_number(page: PageText) -> Fact | None:
    """The number in the Dutch trade register; it has no check digits."""
    found = _of_trader(page, [n for n in _numbers_in(page.text) if n.kind == "kvk"])
    return _numbered(page, found)


def kbo_number(page: PageText) -> Fact | None:
    """The Belgian enterprise number, where the page calls it that."""
    found = [
        number
        for number in _numbers_in(page.text)
        if number.kind == "kbo" and _is_called_register(page, number)
    ]
    return _numbered(page, _of_trader(page, found))


def vat_number(page: PageText) -> Fact | None:
    """The VAT numbers of the trader, of any country of Europe."""
    found = [n for n in vat_numbers(page.text) if not _is_register_only(page, n)]
    own = _of_trader(page, found)
    fact = _numbered(page, own)
    if fact is None:
        return None
    written: dict[str, str] = {}
    for number in own:
        words = " ".join(page.text[number.at : number.end].split())
        written.setdefault(number.value, words)
    return Fact(
        fact.value, fact.quote, fact.start, tuple(written.values()), fact.details
    )


def fr_siren_siret(page: PageText) -> Fact | None:
    """The French SIREN (nine digits) or SIRET (fourteen), with or without RCS."""
    found = [n for n in _numbers_in(page.text) if n.kind == "siren"]
    return _numbered(page, _of_trader(page, found))


def de_register(page: PageText) -> Fact | None:
    """The entry in the German trade register: `HRB 12345`."""
    text, strangers = page.text, strangers_in(page)
    for match in GERMAN_REGISTER.finditer(text):
        letters = re.sub(r"[\s.-]", "", match[1])
        is_other = not letters.startswith("HR") and not REGISTERED.search(
            text, max(0, match.start() - BEFORE), match.end() + BEFORE
        )
        if is_other or NAUGHT.fullmatch(match[2]) or strangers.own(match.start()):
            continue
        value = f"{letters} {match[2]}{match[3] or ''}"
        return page.fact(match.start(), match.end(), value)
    for match in IN_WORDS.finditer(text):
        part = match["part"] or match["later"]
        is_numbered = part or NUMBERED.search(match[0][15:])
        is_german = page.language == "de" or COURT.search(text)
        is_ours = is_german and not strangers.own(match.start())
        if is_ours and is_numbered and not NAUGHT.fullmatch(match["number"]):
            number = match["number"]
            value = f"HR{part.upper()} {number}" if part else number
            return page.fact(match.start("number"), match.end(), value)
    return None


def iban(page: PageText) -> Fact | None:
    """The bank account; a wrong one counts where the page calls it an account."""
    wrong: Fact | None = None
    for match in IBAN.finditer(page.text):
        before = page.text[max(0, match.start() - 40) : match.start()]
        is_called = bool(ACCOUNT.search(before))
        if not match[1][:2].isupper() and not is_called:
            continue
        number = match[1]
        # A word may follow the number: leave off the last groups then.
        for _ in range(3):
            compact = re.sub(r"[ .-]", "", number).upper()
            start, end = match.start(1), match.start(1) + len(number)
            if bank_account.is_valid(compact, check_country=False):
                return page.fact(start, end, number, checksum_valid=True)
            if is_called and _has_length_of_account(compact) and wrong is None:
                wrong = page.fact(start, end, number, checksum_valid=False)
            number = number[: max(number.rfind(" "), 0)]
    return wrong


LENGTHS = {"NL": 18, "BE": 16, "FR": 27, "DE": 22, "LU": 20, "AT": 20, "GB": 22}
NO_ACCOUNT = re.compile(r"0{5,}|(\d)\1{6,}|01234567|12345678|BANK|X{3,}")


def _has_length_of_account(compact: str) -> bool:
    is_long = LENGTHS.get(compact[:2]) == len(compact)
    return is_long and not NO_ACCOUNT.search(compact)


@lru_cache(maxsize=4)
def _numbers_in(text: str) -> tuple[Spotted, ...]:
    """What three recognisers ask in turn, looked for once."""
    return tuple(company_numbers(text))


def _is_called_register(page: PageText, number: Spotted) -> bool:
    """Whether a Belgian number is introduced, or followed, by the word for it."""
    before = max(0, number.at - BEFORE)
    if BELGIAN_REGISTER.search(page.text, before, number.end):
        return True
    return bool(BELGIAN_COURT.match(page.text, number.end))


def _is_register_only(page: PageText, number: Spotted) -> bool:
    """A Belgian number that only the word for the register introduces."""
    if number.kind != "be":
        return False
    words = page.text[max(0, number.at - BEFORE) : number.at]
    calls_it_register = BELGIAN_REGISTER.search(words)
    return bool(calls_it_register and not VAT_WORDS.search(words))


def _of_trader(page: PageText, found: list[Spotted]) -> list[Spotted]:
    """Without placeholders and without the numbers of hosts and mediators."""
    strangers = strangers_in(page)
    return [
        number
        for number in sorted(found, key=lambda number: number.at)
        if not strangers.own(number.at)
        and not NAUGHT.fullmatch(re.sub(r"\D", "", number.value))
    ]


def _numbered(page: PageText, found: list[Spotted]) -> Fact | None:
    """The first number with right check digits, else the first."""
    if not found:
        return None
    number = next((number for number in found if number.valid), found[0])
    return page.fact(number.at, number.end, checksum_valid=number.valid)
