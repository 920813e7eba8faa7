"""Numbers that identify a trader: KvK, KBO, VAT, SIREN, Handelsregister, IBAN."""

import re

from stdnum import iban as bank_account

from inspector.reading.company_numbers import company_numbers, vat_numbers
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.page_facts.strangers import strangers_in
from inspector.reading.spotted import Spotted

BELGIAN_REGISTER = re.compile(
    r"\bKBO\b|\bBCE\b|\bCBE\b|ondernemings-?\s?(?:nummer|nr)|(?:num[ée]ro|n°|nr\.?) "
    r"(?:d')?entreprise|\bRP[RM]\b|company (?:number|registration)|enterprise number|"
    r"unternehmensnummer|kruispuntbank|banque-carrefour",
    re.I,
)
VAT_WORDS = re.compile(
    r"\bb\.?t\.?w\b|\bt\.?v\.?a\b|\bvat\b|\bust\b|umsatzsteuer|mwst|"
    r"intracommunautaire|omzetbelasting|\bUID\b|\bIVA\b|\bMOMS\b|tax (?:number|id)",
    re.I,
)
GERMAN_REGISTER = re.compile(
    r"\b(HR\s?[AB]|GnR|VR|PR)(?:[\s:.-]|Nr\.?|Nummer){0,5}(\d{1,7})\b(\s?[A-Z]{1,3}\b)?"
)
IBAN = re.compile(
    r"\b([A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?)(?![A-Z0-9])"
)
NAUGHT = re.compile(r"0+|(\d)\1{5,}|0?1234567?8?9?0?")
BEFORE = 60


def kvk_number(page: PageText) -> Fact | None:
    """The number in the Dutch trade register; it has no check digits."""
    found = _of_trader(page, [n for n in company_numbers(page.text) if n.kind == "kvk"])
    return _numbered(page, found)


def kbo_number(page: PageText) -> Fact | None:
    """The Belgian enterprise number, where the page calls it that."""
    found = [
        number
        for number in company_numbers(page.text)
        if number.kind == "kbo"
        and BELGIAN_REGISTER.search(page.text, max(0, number.at - BEFORE), number.end)
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
    found = [n for n in company_numbers(page.text) if n.kind == "siren"]
    return _numbered(page, _of_trader(page, found))


def de_register(page: PageText) -> Fact | None:
    """The entry in the German trade register: `HRB 12345`."""
    for match in GERMAN_REGISTER.finditer(page.text):
        if not NAUGHT.fullmatch(match[2]):
            letters = match[1].replace(" ", "")
            value = f"{letters} {match[2]}{match[3] or ''}"
            return page.fact(match.start(), match.end(), value)
    return None


def iban(page: PageText) -> Fact | None:
    """The bank account, when its check digits are right."""
    for match in IBAN.finditer(page.text):
        number = match[1]
        # A word in capitals may follow the number: leave off the last group then.
        for written in (number, number[: max(number.rfind(" "), 0)]):
            compact = re.sub(r"[ .-]", "", written)
            if written and bank_account.is_valid(compact, check_country=False):
                start = match.start(1)
                end = start + len(written)
                return page.fact(start, end, written, checksum_valid=True)
    return None


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
